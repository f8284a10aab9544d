//! The reasons why transactions are not final, and the outcome that a transaction shows without a request.

use std::time::{Duration, UNIX_EPOCH};

use tollgate_core::{
    Error, MoneyState, Outcome,
    error::ResponseLost,
    outcome::PendingReason,
    paycross::{Transaction, rules::outcome_of},
};
use tollgate_types::Open;

use super::samples::{changed, order, transaction, waiting_for_the_payer, with};

fn of(transaction: Transaction) -> Result<Outcome<Transaction>, Error> {
    outcome_of(transaction, &order())
}

#[test]
fn the_reason_is_the_status() {
    for (status, expected) in [
        ("pending", PendingReason::Bank),
        ("incomplete", PendingReason::Payer),
        ("deleted", PendingReason::NotShown),
        ("a_new_word", PendingReason::NotShown),
        ("error", PendingReason::Unconfirmed),
        ("expired", PendingReason::Unconfirmed),
        ("failed", PendingReason::Unconfirmed),
    ] {
        let ended = with(status, |data| {
            data.expired_at = Some("2026-04-02T18:20:45+03:00".into());
        });
        let Ok(Outcome::Pending(pending)) = of(ended) else {
            panic!("{status}")
        };
        assert_eq!(pending.reason(), expected, "{status}");
        let end = UNIX_EPOCH + Duration::from_secs(1_775_143_245);
        let is_open = expected != PendingReason::Unconfirmed;
        assert_eq!(pending.until(), is_open.then_some(end), "{status}");
    }
}

#[test]
fn a_transaction_alone_proves_a_success_and_no_decline() {
    let paid = of(transaction("successful")).unwrap();
    assert!(matches!(paid, Outcome::Succeeded(_)));
    let asked = of(waiting_for_the_payer()).unwrap();
    assert!(matches!(asked, Outcome::ActionRequired(_)));
    let contradictory = of(with("failed", |data| {
        data.paid_at = Some("2026-01-01T00:00:00Z".into());
    }));
    assert!(matches!(contradictory, Ok(Outcome::Review(_))));
    // Another transaction with the reference may have paid.
    let failed = of(transaction("failed")).unwrap();
    assert!(matches!(failed, Outcome::Pending(_)));
    assert_eq!(failed.money(), MoneyState::Unknown);
}

#[test]
fn a_transaction_alone_must_show_that_it_is_the_orders() {
    for other in [
        changed(|data| data.tracking_id = Some("order-7".into())),
        changed(|data| data.amount = Some(1.into())),
        changed(|data| data.test = Some(false)),
    ] {
        let error = of(other).unwrap_err();
        assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    }
    for unclear in [
        changed(|data| data.tracking_id = None),
        changed(|data| data.type_ = None),
        // The gateway may have captured it by itself.
        changed(|data| data.type_ = Some(Open::new("authorization"))),
    ] {
        let Err(Error::OutcomeUnknown(unknown)) = of(unclear) else {
            panic!("not unknown")
        };
        assert_eq!(unknown.loss(), ResponseLost::NotBound);
        assert_eq!(unknown.operation(), Some("uid-1"));
    }
}

#[test]
fn the_outcome_says_whether_the_card_changed() {
    let outcome = of(changed(|data| {
        if let Some(card) = &mut data.credit_card {
            card.last_4 = Some("9999".into());
        }
    }));
    assert!(outcome.unwrap().operation().card_changed());
}
