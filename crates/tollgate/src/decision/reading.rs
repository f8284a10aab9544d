//! Reading an operation: one function for every flow, callback and look-up.

use super::view::{Expected, Flow, InvoiceView, Provider, UnixTime};
use crate::{MoneyState, ReviewReason};

/// How long after the end of an invoice's bearer a late sale might still be under way.
const GRACE_SECONDS: i64 = 5 * 60;

/// What an invoice says about its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Succeeded,
    Declined,
    Review(ReviewReason, MoneyState),
    NotFinal,
}

/// Reads an invoice; `now` is the platform's time, where its answer told it.
pub(crate) fn read(view: &InvoiceView, order: &Expected, now: Option<UnixTime>) -> Reading {
    match (view.status.to_ascii_lowercase().as_str(), order.flow) {
        ("processed", Flow::Charge) => processed(view, order),
        ("processed", Flow::Verify) => {
            Reading::Review(ReviewReason::WrongKind, MoneyState::Charged)
        }
        // The charge did take place; what happened to it later stands beside the success.
        (
            "refunding"
            | "refund_pending"
            | "refund_error"
            | "refund_failed"
            | "partially_refunded"
            | "refunded"
            | "charged_back"
            | "partially_charged_back",
            flow,
        ) => charged_once(view, order, flow),
        ("partially_processed", _) => {
            Reading::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged)
        }
        ("verified", Flow::Verify) => Reading::Succeeded,
        ("verified" | "verify_failed", Flow::Charge) => {
            Reading::Review(ReviewReason::WrongKind, MoneyState::Unknown)
        }
        ("process_failed" | "rejected" | "terminated", _) | ("verify_failed", Flow::Verify) => {
            declined(view, now)
        }
        ("expired", _) => expired(view, now),
        _ => Reading::NotFinal,
    }
}

fn processed(view: &InvoiceView, order: &Expected) -> Reading {
    if has_currency(view, order) == Some(true)
        && view.processed_amount == Some(order.money.amount())
    {
        Reading::Succeeded
    } else {
        Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
    }
}

/// Whether it is in the order's currency, if it shows one.
fn has_currency(view: &InvoiceView, order: &Expected) -> Option<bool> {
    let shown = view.currency.as_ref()?;
    Some(shown.eq_ignore_ascii_case(order.money.currency().code()))
}

/// A charge to which something happened later: what it took then is checked if the answer still shows it.
fn charged_once(view: &InvoiceView, order: &Expected, flow: Flow) -> Reading {
    let shown = view.processed_amount;
    match flow {
        Flow::Verify => Reading::Review(ReviewReason::WrongKind, MoneyState::Charged),
        Flow::Charge
            if shown.is_some_and(|amount| amount != order.money.amount())
                || has_currency(view, order) == Some(false) =>
        {
            Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
        }
        Flow::Charge => Reading::Succeeded,
    }
}

fn declined(view: &InvoiceView, now: Option<UnixTime>) -> Reading {
    let resolution = view
        .resolution
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match resolution.as_str() {
        "unknown" | "unable_to_reconcile" | "duplicated_transaction" => {
            Reading::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
        }
        "expired" if view.status.eq_ignore_ascii_case("process_failed") => expired(view, now),
        _ => Reading::Declined,
    }
}

/// An invoice that has expired is unpaid only once no sale can be under way any more.
fn expired(view: &InvoiceView, now: Option<UnixTime>) -> Reading {
    if view.provider == Provider::Reached {
        return Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);
    }
    match (view.bearer_end, now) {
        // Without the bearer's end nobody can tell when a sale became impossible.
        (None, _) => Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown),
        (Some(end), Some(now)) if now > end.plus(GRACE_SECONDS) => Reading::Declined,
        (Some(_), _) => Reading::NotFinal,
    }
}

#[cfg(test)]
mod tests {
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
    fn processed_succeeds_if_the_money_is_what_was_asked_for() {
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
    fn processed_with_other_money_is_for_a_person() {
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
    fn what_happened_later_leaves_the_charge_a_success() {
        let later = "refunding refund_pending refund_error refund_failed partially_refunded refunded charged_back \
                     partially_charged_back";
        for status in later.split(' ') {
            assert_eq!(reading(&invoice(status)), Reading::Succeeded, "{status}");
            let mut view = invoice(status);
            view.processed_amount = Some(dec!(5));
            assert_eq!(reading(&view), review_of_missing_amount(), "{status}");
            let mut view = invoice(status);
            view.currency = Some("EUR".into());
            assert_eq!(reading(&view), review_of_missing_amount(), "{status}");
            let review = Reading::Review(ReviewReason::WrongKind, MoneyState::Charged);
            assert_eq!(verification(status), review, "{status}");
        }
    }

    #[test]
    fn partially_processed_is_for_a_person() {
        let review = Reading::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged);
        assert_eq!(reading(&invoice("partially_processed")), review);
    }

    #[test]
    fn verified_speaks_of_verifications_only() {
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
    fn a_resolution_that_leaves_it_open_is_for_a_person() {
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

    #[test]
    fn expired_is_final_only_when_no_sale_can_be_under_way() {
        for (status, resolution) in [("expired", "ok"), ("process_failed", "expired")] {
            let mut view = invoice(status);
            view.resolution = Some(resolution.into());
            let at = |seconds| read(&view, &order(), Some(BEARER_END.plus(seconds)));
            assert_eq!(at(5 * 60 + 1), Reading::Declined);
            assert_eq!(at(5 * 60), Reading::NotFinal);
            assert_eq!(at(-1), Reading::NotFinal);
            assert_eq!(read(&view, &order(), None), Reading::NotFinal);
            view.provider = Provider::NotShown;
            assert_eq!(reading(&view), Reading::Declined);
        }
    }

    #[test]
    fn expired_after_the_provider_was_reached_is_for_a_person() {
        let review = Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);
        let mut view = invoice("expired");
        view.provider = Provider::Reached;
        assert_eq!(reading(&view), review);
        let mut view = invoice("expired");
        view.bearer_end = None;
        assert_eq!(reading(&view), review);
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
}
