//! Each status, with the fields that are shown beside it.

use tollgate_core::{
    MoneyState,
    calendar::UnixTime,
    outcome::ReviewReason,
    paymega::{
        Invoice,
        invoice::BankContact,
        order::{Flow, OrderFingerprint},
        rules::{Interpretation, interpret},
    },
};

use crate::paymega::samples::{BEARER_END, Sample, invoice, order, sample};

/// How long after the end of its bearer a sale may still be under way.
const GRACE_SECONDS: i64 = 5 * 60;

const LATE: UnixTime = BEARER_END.plus(GRACE_SECONDS + 1);

fn meaning(invoice: &Invoice) -> Interpretation {
    interpret(invoice, &order(), Some(LATE))
}

fn meaning_of(status: &str, resolution: &str) -> Interpretation {
    meaning(&sample(status).set("resolution", resolution).invoice())
}

fn verification(status: &str) -> Interpretation {
    let mut order = order();
    order.flow = Flow::Verify;
    interpret(&invoice(status), &order, Some(LATE))
}

#[test]
fn processed_succeeds_with_the_money_of_the_order() {
    assert_eq!(meaning(&invoice("processed")), Interpretation::Succeeded);
    let other_case = sample("processed")
        .set("processed_amount", "19.990")
        .set("currency", "usd")
        .invoice();
    assert_eq!(meaning(&other_case), Interpretation::Succeeded);
}

fn review_of_missing_amount() -> Interpretation {
    Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
}

#[test]
fn processed_with_other_money_needs_review() {
    type Change = fn(Sample) -> Sample;
    let changes: [Change; 4] = [
        |it| it.set("processed_amount", 19.98),
        |it| it.without("processed_amount"),
        |it| it.set("currency", "EUR"),
        |it| it.without("currency"),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let invoice = change(sample("processed")).invoice();
        assert_eq!(
            meaning(&invoice),
            review_of_missing_amount(),
            "change {index}"
        );
    }
}

#[test]
fn a_later_refund_or_chargeback_leaves_the_charge_a_success() {
    let later = "refunding refund_pending refund_error refund_failed partially_refunded refunded charged_back \
                 partially_charged_back";
    for status in later.split(' ') {
        assert_eq!(
            meaning(&invoice(status)),
            Interpretation::Succeeded,
            "{status}"
        );
        for changed in [
            sample(status).set("processed_amount", 5),
            sample(status).without("processed_amount"),
            sample(status).set("currency", "EUR"),
        ] {
            let meaning = meaning(&changed.invoice());
            assert_eq!(meaning, review_of_missing_amount(), "{status}");
        }
        let review = Interpretation::Review(ReviewReason::WrongKind, MoneyState::Charged);
        assert_eq!(verification(status), review, "{status}");
    }
}

#[test]
fn partially_processed_needs_review() {
    let review = Interpretation::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged);
    assert_eq!(meaning(&invoice("partially_processed")), review);
}

#[test]
fn verified_is_a_result_of_verifications_only() {
    assert_eq!(verification("verified"), Interpretation::Succeeded);
    assert_eq!(verification("verify_failed"), Interpretation::Declined);
    assert_eq!(
        verification("processed"),
        Interpretation::Review(ReviewReason::WrongKind, MoneyState::Charged)
    );
    for status in ["verified", "verify_failed"] {
        let review = Interpretation::Review(ReviewReason::WrongKind, MoneyState::Unknown);
        assert_eq!(meaning(&invoice(status)), review, "{status}");
    }
}

#[test]
fn a_failure_is_a_decline() {
    for status in ["process_failed", "rejected", "terminated", "Process_Failed"] {
        assert_eq!(
            meaning_of(status, "insufficient_funds"),
            Interpretation::Declined,
            "{status}"
        );
    }
}

#[test]
fn only_a_failed_process_can_have_expired() {
    for status in ["rejected", "terminated"] {
        let invoice = sample(status).set("resolution", "expired").invoice();
        let before_its_end = Some(BEARER_END.plus(-1));
        assert_eq!(
            interpret(&invoice, &order(), before_its_end),
            Interpretation::Declined,
            "{status}"
        );
    }
}

#[test]
fn a_resolution_that_leaves_the_money_open_needs_review() {
    for resolution in [
        "unknown",
        "unable_to_reconcile",
        "duplicated_transaction",
        "UNKNOWN",
    ] {
        for status in ["process_failed", "rejected", "terminated"] {
            let review = Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
            assert_eq!(
                meaning_of(status, resolution),
                review,
                "{status} {resolution}"
            );
        }
    }
}

/// An order in which the payer takes part.
fn with_payer() -> OrderFingerprint {
    OrderFingerprint {
        payer_present: true,
        ..order()
    }
}

fn expired_invoices() -> [Sample; 2] {
    let failed = sample("process_failed").set("resolution", "EXPIRED");
    [sample("expired"), failed]
}

const IN_FLIGHT: Interpretation =
    Interpretation::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);

#[test]
fn an_expired_charge_without_the_payer_is_unpaid_only_if_shown_not_to_have_reached_the_bank() {
    for expired in expired_invoices() {
        for (bank, meaning) in [
            (BankContact::NotReached, Interpretation::Declined),
            (BankContact::NotShown, IN_FLIGHT),
            (BankContact::Reached, IN_FLIGHT),
        ] {
            let invoice = expired.clone().bank(bank).invoice();
            assert_eq!(
                interpret(&invoice, &order(), Some(LATE)),
                meaning,
                "{bank:?}"
            );
        }
        let without_bearer = expired.bearer(None).invoice();
        let meaning = interpret(&without_bearer, &order(), Some(LATE));
        assert_eq!(meaning, IN_FLIGHT);
    }
}

#[test]
fn an_expired_payment_by_its_payer_is_unpaid() {
    for expired in expired_invoices() {
        for bank in [
            BankContact::NotReached,
            BankContact::NotShown,
            BankContact::Reached,
        ] {
            let invoice = expired.clone().bank(bank).invoice();
            let meaning = interpret(&invoice, &with_payer(), Some(LATE));
            assert_eq!(meaning, Interpretation::Declined, "{bank:?}");
        }
    }
}

#[test]
fn expired_is_final_only_when_no_sale_can_be_under_way() {
    for order in [order(), with_payer()] {
        for expired in expired_invoices() {
            let invoice = expired.invoice();
            let at = |seconds| interpret(&invoice, &order, Some(BEARER_END.plus(seconds)));
            assert_eq!(at(5 * 60 + 1), Interpretation::Declined);
            assert_eq!(at(5 * 60), Interpretation::NotFinal);
            assert_eq!(at(-1), Interpretation::NotFinal);
            assert_eq!(interpret(&invoice, &order, None), Interpretation::NotFinal);
        }
    }
}

#[test]
fn without_a_bearer_the_last_change_of_a_payers_invoice_counts() {
    for expired in expired_invoices() {
        let expired = expired.bearer(None);
        let at = |sample: &Sample, seconds| {
            let now = Some(BEARER_END.plus(seconds));
            interpret(&sample.invoice(), &with_payer(), now)
        };
        assert_eq!(at(&expired, 5 * 60 + 1), Interpretation::Declined);
        assert_eq!(at(&expired, 5 * 60), Interpretation::NotFinal);
        let timeless = expired.without("updated");
        assert_eq!(at(&timeless, 5 * 60 + 1), IN_FLIGHT);
    }
}

#[test]
fn a_failure_beside_a_charged_amount_needs_review() {
    let review = Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    for status in ["process_failed", "Rejected", "terminated", "expired"] {
        let charged = sample(status).set("processed_amount", 19.99).invoice();
        assert_eq!(meaning(&charged), review, "{status}");
        let nothing = sample(status).set("processed_amount", "0.00").invoice();
        assert_eq!(meaning(&nothing), Interpretation::Declined, "{status}");
    }
    let mut order = order();
    order.flow = Flow::Verify;
    let charged = sample("verify_failed")
        .set("processed_amount", 0.01)
        .invoice();
    assert_eq!(interpret(&charged, &order, Some(LATE)), review);
}

#[test]
fn a_stopped_charge_that_the_bank_may_still_process_needs_review() {
    let review = Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
    for status in ["rejected", "terminated"] {
        let at = |invoice: &Invoice, seconds| {
            interpret(invoice, &order(), Some(BEARER_END.plus(seconds)))
        };
        assert_eq!(
            at(&invoice(status), -1),
            Interpretation::Declined,
            "{status}"
        );
        let reached = sample(status).bank(BankContact::Reached).invoice();
        assert_eq!(at(&reached, -1), review, "{status}");
        assert_eq!(at(&reached, 0), Interpretation::Declined, "{status}");
        assert_eq!(interpret(&reached, &order(), None), review, "{status}");
    }
    let failed = sample("process_failed")
        .bank(BankContact::Reached)
        .invoice();
    assert_eq!(meaning(&failed), Interpretation::Declined);
}

#[test]
fn everything_else_is_not_final() {
    for status in [
        "created",
        "processing",
        "process_pending",
        "process_error",
        "a_new_word",
        "",
    ] {
        assert_eq!(
            meaning(&invoice(status)),
            Interpretation::NotFinal,
            "{status}"
        );
    }
}
