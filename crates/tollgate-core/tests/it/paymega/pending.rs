//! The reasons why invoices are not final, and the outcome that an invoice shows without a request.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use tollgate_core::{
    Error, MoneyState, Outcome, Pending,
    calendar::UnixTime,
    error::ResponseLost,
    outcome::{NextTry, PendingReason},
    paymega::{
        invoice::{BankContact, Invoice},
        order::OrderFingerprint,
        rules::outcome_of,
    },
};

use super::samples::{BEARER_END, Sample, order, sample};

const GRACE: i64 = 300;

fn by_a_payer() -> OrderFingerprint {
    OrderFingerprint {
        payer_present: true,
        ..order()
    }
}

fn time(UnixTime(seconds): UnixTime) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs())
}

fn pending(sample: &Sample, order: &OrderFingerprint) -> Pending<Invoice> {
    match outcome_of(sample.invoice(), order, None) {
        Ok(Outcome::Pending(pending)) => pending,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_reason_is_what_the_invoice_shows() {
    use BankContact::{NotReached, NotShown, Reached};
    let open = |bank| sample("process_pending").bank(bank);
    let challenge = open(Reached).set("resolution", "auth_3ds_required");
    let moderated = open(NotReached).set("moderation_required", true);
    for (sample, alone, with_payer) in [
        (
            open(NotReached),
            PendingReason::NotSold,
            PendingReason::Payer,
        ),
        (
            open(NotShown),
            PendingReason::NotShown,
            PendingReason::Payer,
        ),
        (open(Reached), PendingReason::Bank, PendingReason::Bank),
        (challenge, PendingReason::Payer, PendingReason::Payer),
        (
            moderated,
            PendingReason::Moderation,
            PendingReason::Moderation,
        ),
        (
            sample("expired"),
            PendingReason::Unconfirmed,
            PendingReason::Unconfirmed,
        ),
    ] {
        assert_eq!(pending(&sample, &order()).reason(), alone, "{sample:?}");
        let reason = pending(&sample, &by_a_payer()).reason();
        assert_eq!(reason, with_payer, "{sample:?}");
    }
}

#[test]
fn the_end_is_the_latest_that_the_invoice_shows() {
    let until = |sample: &Sample| pending(sample, &order()).until();
    let open = sample("process_pending");
    assert_eq!(until(&open), Some(time(BEARER_END)));
    assert_eq!(until(&open.clone().bearer(None)), None);
    for (seconds, end) in [(-60, BEARER_END), (60, BEARER_END.plus(60))] {
        let requested = open.clone().payment_request(BEARER_END.plus(seconds));
        assert_eq!(until(&requested), Some(time(end)));
    }
}

#[test]
fn an_expired_invoice_is_unpaid_once_no_sale_can_be_under_way_and_permits_a_new_attempt() {
    let expired = sample("expired")
        .bank(BankContact::NotReached)
        .set("resolution", "expired");
    let end = BEARER_END.plus(GRACE);
    assert_eq!(pending(&expired, &order()).until(), Some(time(end)));
    let at = |time| outcome_of(expired.invoice(), &order(), Some(time)).unwrap();
    assert!(matches!(at(end), Outcome::Pending(_)));
    let outcome = at(end.plus(1));
    let Outcome::Declined(decline) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.next_try(), NextTry::Now);
    assert!(decline.may_try_now() && decline.may_try_same_card());
    assert_eq!(outcome.advice(), decline.advice());
    assert!(decline.advice().contains("may start now"));
}

#[test]
fn without_a_time_nothing_expires() {
    for status in ["expired", "process_failed"] {
        let ended = sample(status)
            .bank(BankContact::NotReached)
            .set("resolution", "expired");
        for order in [order(), by_a_payer()] {
            assert_eq!(pending(&ended, &order).reason(), PendingReason::Unconfirmed);
        }
    }
}

#[test]
fn an_invoice_alone_shows_the_outcome_of_its_own_order_only() {
    let of = |sample: Sample| outcome_of(sample.invoice(), &order(), None);
    let paid = of(sample("processed")).unwrap();
    assert!(matches!(paid, Outcome::Succeeded(_)) && paid.money() == MoneyState::Charged);
    assert!(matches!(
        of(sample("process_failed")),
        Ok(Outcome::Declined(_))
    ));
    let less = of(sample("processed").set("processed_amount", 5));
    assert!(matches!(less, Ok(Outcome::Review(_))), "{less:?}");
    for other in [
        sample("process_failed").reference("order-7"),
        sample("process_failed").set("amount", 20),
        sample("process_failed").customer("customer-8"),
        sample("process_failed").set("test_mode", false),
    ] {
        let error = of(other).unwrap_err();
        assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    }
    for hidden in ["reference_id", "amount", "currency"] {
        for status in ["processed", "process_failed", "process_pending"] {
            let error = of(sample(status).without(hidden)).unwrap_err();
            let Error::OutcomeUnknown(unknown) = error else {
                panic!("{hidden}: {error:?}")
            };
            assert_eq!(unknown.loss(), ResponseLost::NotBound, "{hidden}");
        }
    }
}

#[test]
fn what_the_card_shows_is_reported_beside_the_outcome() {
    let other = sample("processed").set(
        "payload",
        json!({ "payment_card": { "mask": "5519****1111", "last": "1111" } }),
    );
    let outcome = outcome_of(other.invoice(), &order(), None).unwrap();
    assert!(outcome.invoice().card_changed());
}
