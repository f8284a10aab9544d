//! The interpretation of a payout, and whether it is the order's.

use proptest::prelude::*;
use tollgate_core::{
    MoneyState::{PaidOut, Unknown},
    outcome::ReviewReason::{
        AmountDiffers, Contradictory, ExpiredInFlight, LeftOpen, PartiallyProcessed,
        SeveralOperations,
    },
    paymega::payout::rules::{
        Interpretation::{self, Declined, NotFinal, Review, Succeeded},
        interpret, is_another,
    },
};

use super::*;

const STATUSES: [&str; 16] = [
    "created",
    "processing",
    "process_pending",
    "process_error",
    "processed",
    "partially_processed",
    "process_failed",
    "expired",
    "terminated",
    "canceling",
    "cancel_pending",
    "cancel_error",
    "cancel_failed",
    "canceled",
    "partially_canceled",
    "a_new_word",
];
const RESOLUTIONS: [&str; 5] = [
    "ok",
    "declined_error",
    "unknown",
    "duplicated_id",
    "a_new_word",
];

fn read(sample: &Sample) -> Interpretation {
    interpret(&sample.payout(), &order())
}

#[test]
fn each_status_has_its_meaning() {
    for (status, meaning) in [
        ("created", NotFinal),
        ("processing", NotFinal),
        ("process_pending", NotFinal),
        ("process_error", NotFinal),
        ("canceling", NotFinal),
        ("cancel_pending", NotFinal),
        ("cancel_error", NotFinal),
        ("a_new_word", NotFinal),
        ("PROCESSED", Review(AmountDiffers, PaidOut)),
        ("processed", Succeeded),
        ("partially_processed", Review(PartiallyProcessed, PaidOut)),
        ("process_failed", Declined),
        ("expired", Declined),
        ("terminated", Declined),
        ("canceled", Declined),
        ("cancel_failed", Review(LeftOpen, Unknown)),
        ("partially_canceled", Review(LeftOpen, Unknown)),
    ] {
        assert_eq!(read(&sample(status)), meaning, "{status}");
    }
}

#[test]
fn a_failure_is_definite_only_without_a_payment_and_with_a_clear_reason() {
    for status in ["process_failed", "expired", "terminated", "canceled"] {
        let failed = || sample(status);
        let with = |operations: &[(&str, &str)]| read(&failed().operations(operations));
        assert_eq!(with(&[("process_failed", "declined_error")]), Declined);
        assert_eq!(with(&[("PROCESS_FAILED", "ok")]), Declined);
        for open in [
            "process_pending",
            "created",
            "processing",
            "cancel_failed",
            "a_new_word",
        ] {
            assert_eq!(with(&[(open, "ok")]), Review(LeftOpen, Unknown), "{open}");
        }
        let unclear = with(&[("process_failed", "connection_timeout_error")]);
        assert_eq!(unclear, Review(LeftOpen, Unknown));
        let paid = with(&[("process_failed", "ok"), ("processed", "ok")]);
        assert_eq!(paid, Review(Contradictory, Unknown));
        let shows_amount = read(&failed().set("processed_amount", 5));
        assert_eq!(shows_amount, Review(Contradictory, Unknown));
        assert_eq!(read(&failed().set("processed_amount", 0)), Declined);
        for word in [
            "unknown",
            "general_error",
            "duplicated_id",
            "CONNECTION_ERROR",
        ] {
            let shown = read(&failed().set("resolution", word));
            assert_eq!(shown, Review(LeftOpen, Unknown), "{word}");
        }
    }
}

#[test]
fn a_stopped_payout_that_hides_its_operations_is_not_definitely_unpaid() {
    for status in ["expired", "terminated", "canceled"] {
        let hidden = read(&sample(status).without("payouts"));
        assert_eq!(hidden, Review(ExpiredInFlight, Unknown), "{status}");
    }
    assert_eq!(read(&sample("process_failed").without("payouts")), Declined);
}

#[test]
fn a_success_is_one_payment_of_the_amount() {
    let paid = || sample("processed");
    let differs = Review(AmountDiffers, PaidOut);
    assert_eq!(read(&paid().without("payouts")), Succeeded);
    assert_eq!(read(&paid().set("processed_amount", 19.98)), differs);
    assert_eq!(read(&paid().without("processed_amount")), differs);
    assert_eq!(read(&paid().without("currency")), differs);
    let twice = paid().operations(&[("processed", "ok"), ("processed", "ok")]);
    assert_eq!(read(&twice), Review(SeveralOperations, PaidOut));
    let again = paid().operations(&[("process_failed", "declined_error"), ("processed", "ok")]);
    assert_eq!(read(&again), Succeeded);
}

#[test]
fn a_field_that_differs_makes_another_payout() {
    let is_another = |sample: Sample| is_another(&sample.payout(), &order());
    assert!(!is_another(sample("created").included("customer-7")));
    for other in [
        sample("created").set("reference_id", "Payout-1042"),
        sample("created").set("amount", 20),
        sample("created").set("currency", "EUR"),
        sample("created").set("test_mode", false),
        sample("created").included("customer-8"),
    ] {
        assert!(is_another(other.clone()), "{other:?}");
    }
    let bare = ["reference_id", "amount", "currency", "test_mode"];
    let bare = bare.into_iter().fold(sample("created"), Sample::without);
    assert!(!is_another(bare.set("currency", "usd")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_failure_beside_any_sign_of_a_payment(
        status in proptest::sample::select(STATUSES.to_vec()),
        resolution in proptest::sample::select(RESOLUTIONS.to_vec()),
        operation in proptest::option::of(proptest::sample::select(STATUSES.to_vec())),
        paid in proptest::option::of(0..2_u8),
    ) {
        let shown = sample(status).set("resolution", resolution);
        let shown = match paid {
            Some(amount) => shown.set("processed_amount", amount),
            None => shown.without("processed_amount"),
        };
        let operations: Vec<_> = operation.into_iter().map(|status| (status, "ok")).collect();
        let has_failed = ["process_failed", "expired", "terminated", "canceled"];
        let is_unpaid = operations.iter().all(|(status, _)| has_failed.contains(status));
        match read(&shown.operations(&operations)) {
            Declined => prop_assert!(paid.unwrap_or(0) == 0 && is_unpaid),
            Succeeded => prop_assert!(false, "the amount asked for is not shown as paid"),
            NotFinal | Review(..) => {}
        }
    }
}
