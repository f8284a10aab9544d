//! Each status, with the fields that are shown beside it.

use crate::dec;

use super::{
    super::samples::{BEARER_END, invoice, order},
    *,
};

const LATE: UnixTime = BEARER_END.plus(GRACE_SECONDS + 1);

fn reading(view: &InvoiceView) -> Reading {
    read(view, &order(), Some(LATE))
}

fn reading_of(status: &str, resolution: &str) -> Reading {
    let mut view = invoice(status);
    view.resolution = Some(resolution.into());
    reading(&view)
}

fn verification(status: &str) -> Reading {
    let mut order = order();
    order.flow = Flow::Verify;
    read(&invoice(status), &order, Some(LATE))
}

#[test]
fn processed_succeeds_with_the_money_of_the_order() {
    assert_eq!(reading(&invoice("processed")), Reading::Succeeded);
    let mut view = invoice("processed");
    view.processed_amount = Some(dec!(19.990));
    view.currency = Some("usd".into());
    assert_eq!(reading(&view), Reading::Succeeded);
}

fn review_of_missing_amount() -> Reading {
    Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
}

#[test]
fn processed_with_other_money_needs_review() {
    type Change = fn(&mut InvoiceView);
    let changes: [Change; 4] = [
        |view| view.processed_amount = Some(dec!(19.98)),
        |view| view.processed_amount = None,
        |view| view.currency = Some("EUR".into()),
        |view| view.currency = None,
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut view = invoice("processed");
        change(&mut view);
        assert_eq!(reading(&view), review_of_missing_amount(), "change {index}");
    }
}

#[test]
fn a_later_refund_or_chargeback_leaves_the_charge_a_success() {
    let later = "refunding refund_pending refund_error refund_failed partially_refunded refunded charged_back \
                 partially_charged_back";
    for status in later.split(' ') {
        assert_eq!(reading(&invoice(status)), Reading::Succeeded, "{status}");
        for shown in [Some(dec!(5)), None] {
            let mut view = invoice(status);
            view.processed_amount = shown;
            assert_eq!(reading(&view), review_of_missing_amount(), "{status}");
        }
        let mut view = invoice(status);
        view.currency = Some("EUR".into());
        assert_eq!(reading(&view), review_of_missing_amount(), "{status}");
        let review = Reading::Review(ReviewReason::WrongKind, MoneyState::Charged);
        assert_eq!(verification(status), review, "{status}");
    }
}

#[test]
fn partially_processed_needs_review() {
    let review = Reading::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged);
    assert_eq!(reading(&invoice("partially_processed")), review);
}

#[test]
fn verified_is_a_result_of_verifications_only() {
    assert_eq!(verification("verified"), Reading::Succeeded);
    assert_eq!(verification("verify_failed"), Reading::Declined);
    assert_eq!(
        verification("processed"),
        Reading::Review(ReviewReason::WrongKind, MoneyState::Charged)
    );
    for status in ["verified", "verify_failed"] {
        let review = Reading::Review(ReviewReason::WrongKind, MoneyState::Unknown);
        assert_eq!(reading(&invoice(status)), review, "{status}");
    }
}

#[test]
fn a_failure_is_a_decline() {
    for status in ["process_failed", "rejected", "terminated", "Process_Failed"] {
        assert_eq!(
            reading_of(status, "insufficient_funds"),
            Reading::Declined,
            "{status}"
        );
    }
}

#[test]
fn only_a_failed_process_can_have_expired() {
    for status in ["rejected", "terminated"] {
        let mut view = invoice(status);
        view.resolution = Some("expired".into());
        let before_its_end = Some(BEARER_END.plus(-1));
        assert_eq!(
            read(&view, &order(), before_its_end),
            Reading::Declined,
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
            let review = Reading::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
            assert_eq!(
                reading_of(status, resolution),
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

fn expired_invoices() -> [InvoiceView; 2] {
    let mut failed = invoice("process_failed");
    failed.resolution = Some("EXPIRED".into());
    [invoice("expired"), failed]
}

const IN_FLIGHT: Reading = Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);

#[test]
fn an_expired_charge_without_the_payer_is_unpaid_only_if_shown_not_to_have_reached_the_bank() {
    for mut view in expired_invoices() {
        for (bank, reading) in [
            (BankContact::NotReached, Reading::Declined),
            (BankContact::NotShown, IN_FLIGHT),
            (BankContact::Reached, IN_FLIGHT),
        ] {
            view.bank = bank;
            assert_eq!(read(&view, &order(), Some(LATE)), reading, "{bank:?}");
        }
        view.bearer_end = None;
        assert_eq!(read(&view, &order(), Some(LATE)), IN_FLIGHT);
    }
}

#[test]
fn an_expired_payment_by_its_payer_is_unpaid() {
    for mut view in expired_invoices() {
        for bank in [
            BankContact::NotReached,
            BankContact::NotShown,
            BankContact::Reached,
        ] {
            view.bank = bank;
            let reading = read(&view, &with_payer(), Some(LATE));
            assert_eq!(reading, Reading::Declined, "{bank:?}");
        }
    }
}

#[test]
fn expired_is_final_only_when_no_sale_can_be_under_way() {
    for order in [order(), with_payer()] {
        for view in expired_invoices() {
            let at = |seconds| read(&view, &order, Some(BEARER_END.plus(seconds)));
            assert_eq!(at(5 * 60 + 1), Reading::Declined);
            assert_eq!(at(5 * 60), Reading::NotFinal);
            assert_eq!(at(-1), Reading::NotFinal);
            assert_eq!(read(&view, &order, None), Reading::NotFinal);
        }
    }
}

#[test]
fn without_a_bearer_the_last_change_of_a_payers_invoice_counts() {
    for mut view in expired_invoices() {
        view.bearer_end = None;
        view.updated = Some(BEARER_END);
        let at =
            |view: &InvoiceView, seconds| read(view, &with_payer(), Some(BEARER_END.plus(seconds)));
        assert_eq!(at(&view, 5 * 60 + 1), Reading::Declined);
        assert_eq!(at(&view, 5 * 60), Reading::NotFinal);
        view.updated = None;
        assert_eq!(at(&view, 5 * 60 + 1), IN_FLIGHT);
    }
}

#[test]
fn a_failure_beside_a_charged_amount_needs_review() {
    let review = Reading::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    for status in ["process_failed", "Rejected", "terminated", "expired"] {
        let mut view = invoice(status);
        view.processed_amount = Some(dec!(19.99));
        assert_eq!(reading(&view), review, "{status}");
        view.processed_amount = Some(dec!(0.00));
        assert_eq!(reading(&view), Reading::Declined, "{status}");
    }
    let mut order = order();
    order.flow = Flow::Verify;
    let mut view = invoice("verify_failed");
    view.processed_amount = Some(dec!(0.01));
    assert_eq!(read(&view, &order, Some(LATE)), review);
}

#[test]
fn a_stopped_charge_that_the_bank_may_still_process_needs_review() {
    let review = Reading::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
    for status in ["rejected", "terminated"] {
        let mut view = invoice(status);
        let at = |view: &InvoiceView, seconds| read(view, &order(), Some(BEARER_END.plus(seconds)));
        assert_eq!(at(&view, -1), Reading::Declined, "{status}");
        view.bank = BankContact::Reached;
        assert_eq!(at(&view, -1), review, "{status}");
        assert_eq!(at(&view, 0), Reading::Declined, "{status}");
        assert_eq!(read(&view, &order(), None), review, "{status}");
    }
    let mut view = invoice("process_failed");
    view.bank = BankContact::Reached;
    assert_eq!(reading(&view), Reading::Declined);
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
        assert_eq!(reading(&invoice(status)), Reading::NotFinal, "{status}");
    }
}
