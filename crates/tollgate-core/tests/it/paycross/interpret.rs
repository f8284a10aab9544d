//! The meaning of each transaction for its order.

use tollgate_core::{
    MoneyState,
    outcome::ReviewReason,
    paycross::{
        Transaction,
        rules::{Interpretation, interpret, may_have_succeeded, moved},
    },
};
use tollgate_types::{Open, TransactionType};

use crate::paycross::samples::{
    Change, changed, failed_section, order, transaction, waiting_for_the_payer, with,
};

fn interpretation(transaction: &Transaction) -> Interpretation {
    interpret(transaction, &order())
}

#[test]
fn successful_with_the_orders_money_succeeds() {
    assert_eq!(
        interpretation(&transaction("successful")),
        Interpretation::Succeeded
    );
    assert_eq!(
        interpretation(&transaction("SUCCESSFUL")),
        Interpretation::Succeeded
    );
}

#[test]
fn successful_with_other_money_needs_review() {
    let changes: [Change; 4] = [
        |data| data.amount = Some(1998.into()),
        |data| data.amount = None,
        |data| data.currency = Some("EUR".into()),
        |data| data.currency = None,
    ];
    for change in changes {
        let review = Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged);
        assert_eq!(interpretation(&changed(change)), review);
    }
}

#[test]
fn each_kind_moves_money_in_its_own_way() {
    use TransactionType::{Authorization, Capture, Payment, Refund, Tokenization, Void};
    let cases = [
        (Payment, MoneyState::Charged),
        (Capture, MoneyState::Charged),
        (Authorization, MoneyState::Reserved),
        (Tokenization, MoneyState::Untouched),
        (Void, MoneyState::Returned),
        (Refund, MoneyState::Returned),
    ];
    for (kind, money) in cases {
        assert_eq!(moved(kind), money, "{kind}");
    }
    assert_eq!(moved(TransactionType::Chargeback), MoneyState::Unknown);
}

fn coded(status: &str, code: &str) -> Transaction {
    with(status, |data| data.code = Some(Open::new(code)))
}

#[test]
fn failed_is_a_decline_unless_its_code_leaves_it_open() {
    assert_eq!(
        interpretation(&transaction("failed")),
        Interpretation::Declined
    );
    for code in ["F.0105", "F.0998", "", "0105"] {
        assert_eq!(
            interpretation(&coded("failed", code)),
            Interpretation::Declined,
            "{code}"
        );
    }
    let open = Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
    for code in [
        "F.0108", "f.0108", " F.0108", "P.0001", "P.9999", "p.0002", "P.0777", "F.0997", "F.0999",
        "E.1000",
    ] {
        assert_eq!(interpretation(&coded("failed", code)), open, "{code}");
    }
}

#[test]
fn a_transaction_that_contradicts_itself_needs_review() {
    let contradictory = Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    for code in ["S.0000", "s.0000", " S.0000"] {
        assert_eq!(
            interpretation(&coded("failed", code)),
            contradictory,
            "{code}"
        );
    }
    for code in ["F.0105", "f.0108", "P.0001", "E.1000"] {
        assert_eq!(
            interpretation(&coded("successful", code)),
            contradictory,
            "{code}"
        );
    }
    assert_eq!(
        interpretation(&coded("successful", "S.0000")),
        Interpretation::Succeeded
    );
    let paid = with("Failed", |data| {
        data.paid_at = Some("2026-01-01T00:00:00Z".into());
    });
    assert_eq!(interpretation(&paid), contradictory);
    assert!(may_have_succeeded(&paid, &order()));
    let refused = changed(|data| data.payment = Some(failed_section()));
    assert_eq!(interpretation(&refused), contradictory);
    let refused = with("failed", |data| data.payment = Some(failed_section()));
    assert_eq!(interpretation(&refused), Interpretation::Declined);
}

#[test]
fn incomplete_asks_the_payer_only_with_an_address() {
    let waiting = waiting_for_the_payer();
    assert_eq!(
        interpretation(&transaction("incomplete")),
        Interpretation::NotFinal
    );
    assert_eq!(interpretation(&waiting), Interpretation::ActionRequired);
    let url = waiting.data().redirect_url.clone();
    let paid = changed(|data| data.redirect_url = url);
    assert_eq!(interpretation(&paid), Interpretation::Succeeded);
}

#[test]
fn error_and_expired_are_to_be_confirmed_and_all_else_is_not_final() {
    let confirm = |reason| Interpretation::Confirm(reason);
    assert_eq!(
        interpretation(&transaction("error")),
        confirm(ReviewReason::LeftOpen)
    );
    assert_eq!(
        interpretation(&transaction("Expired")),
        confirm(ReviewReason::ExpiredInFlight)
    );
    for status in ["pending", "deleted", "a_new_word", ""] {
        assert_eq!(
            interpretation(&transaction(status)),
            Interpretation::NotFinal,
            "{status}"
        );
    }
}
