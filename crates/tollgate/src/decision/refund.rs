//! What became of a refund, from the invoice as it was read before and after.

use super::view::InvoiceView;

/// How a refund ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refunding {
    Done,
    Pending,
    Failed,
    /// The platform refused it, and the invoice has not changed.
    Refused,
    Unknown,
}

/// What the platform said to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefundAnswer {
    /// The invoice, in a body that could be read.
    Invoice,
    Refused,
    Lost,
}

/// Reads the invoice after a refund was asked for.
///
/// Growth proves nothing if somebody else refunds too: a lost refund is never told as done.
pub(crate) fn after_refund(
    answer: RefundAnswer,
    is_unchanged: bool,
    after: &InvoiceView,
) -> Refunding {
    let status = after.status.to_ascii_lowercase();
    match (answer, status.as_str()) {
        (RefundAnswer::Invoice | RefundAnswer::Lost, "refunding" | "refund_pending") => {
            Refunding::Pending
        }
        (RefundAnswer::Invoice, "refunded" | "partially_refunded") => Refunding::Done,
        (RefundAnswer::Invoice, "refund_failed" | "refund_error") => Refunding::Failed,
        (RefundAnswer::Refused, _) if is_unchanged => Refunding::Refused,
        _ => Refunding::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::samples::invoice, *};

    fn outcome(answer: RefundAnswer, is_unchanged: bool, status: &str) -> Refunding {
        after_refund(answer, is_unchanged, &invoice(status))
    }

    #[test]
    fn an_answered_refund_is_what_the_invoice_says() {
        let answered = |status| outcome(RefundAnswer::Invoice, false, status);
        assert_eq!(answered("refunded"), Refunding::Done);
        assert_eq!(answered("partially_refunded"), Refunding::Done);
        assert_eq!(answered("Refunding"), Refunding::Pending);
        assert_eq!(answered("refund_pending"), Refunding::Pending);
        assert_eq!(answered("refund_failed"), Refunding::Failed);
        assert_eq!(answered("refund_error"), Refunding::Failed);
        assert_eq!(answered("processed"), Refunding::Unknown);
    }

    #[test]
    fn a_lost_refund_is_never_done() {
        let lost = |status| outcome(RefundAnswer::Lost, false, status);
        for status in [
            "refunded",
            "partially_refunded",
            "processed",
            "refund_failed",
        ] {
            assert_eq!(lost(status), Refunding::Unknown, "{status}");
        }
        assert_eq!(lost("refunding"), Refunding::Pending);
        assert_eq!(lost("refund_pending"), Refunding::Pending);
    }

    #[test]
    fn a_refused_refund_is_refused_only_if_nothing_changed() {
        assert_eq!(
            outcome(RefundAnswer::Refused, true, "processed"),
            Refunding::Refused
        );
        assert_eq!(
            outcome(RefundAnswer::Refused, false, "refunded"),
            Refunding::Unknown
        );
    }
}
