//! What became of a refund, from the invoice as it was read before and after.

use rust_decimal::Decimal;

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

/// What an invoice shows of its refunds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refunds {
    pub(crate) status: String,
    pub(crate) amount: Option<Decimal>,
    /// When it was refunded last.
    pub(crate) time: Option<i64>,
}

/// Reads the invoice after a refund of `asked` was asked for.
///
/// Growth proves nothing if somebody else refunds too: a lost refund is never told as done. Nor is an answered one
/// whose invoice has not grown by it: it may show what an earlier refund did.
pub(crate) fn after_refund(
    answer: RefundAnswer,
    asked: Decimal,
    before: &Refunds,
    after: &Refunds,
) -> Refunding {
    let status = after.status.to_ascii_lowercase();
    match (answer, status.as_str()) {
        (RefundAnswer::Invoice | RefundAnswer::Lost, "refunding" | "refund_pending")
        // A technical error, after which the platform tries again.
        | (RefundAnswer::Invoice, "refund_error") => Refunding::Pending,
        (RefundAnswer::Invoice, "refunded" | "partially_refunded")
            if after.has_grown_by(asked, before) =>
        {
            Refunding::Done
        }
        (RefundAnswer::Invoice, "refund_failed") if before != after => Refunding::Failed,
        (RefundAnswer::Refused, _) if before == after => Refunding::Refused,
        _ => Refunding::Unknown,
    }
}

impl Refunds {
    /// Whether so much more is refunded than before; without an amount, whether anything is for the first time.
    fn has_grown_by(&self, asked: Decimal, before: &Self) -> bool {
        let was_refunded = before.status.to_ascii_lowercase().ends_with("refunded");
        match (before.amount, self.amount) {
            (Some(before), Some(after)) => after - before >= asked,
            (None, Some(after)) => !was_refunded && after >= asked,
            (_, None) => !was_refunded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn refunds(status: &str, amount: Option<Decimal>) -> Refunds {
        Refunds {
            status: status.into(),
            amount,
            time: None,
        }
    }

    /// What a refund of 5 ends as, of an invoice that was paid and not refunded before.
    fn outcome(answer: RefundAnswer, status: &str) -> Refunding {
        let amount = status.ends_with("refunded").then_some(dec!(5));
        let before = refunds("processed", None);
        after_refund(answer, dec!(5), &before, &refunds(status, amount))
    }

    #[test]
    fn an_answered_refund_is_what_the_invoice_says() {
        let answered = |status| outcome(RefundAnswer::Invoice, status);
        assert_eq!(answered("refunded"), Refunding::Done);
        assert_eq!(answered("partially_refunded"), Refunding::Done);
        assert_eq!(answered("Refunding"), Refunding::Pending);
        assert_eq!(answered("refund_pending"), Refunding::Pending);
        assert_eq!(answered("refund_error"), Refunding::Pending);
        assert_eq!(answered("refund_failed"), Refunding::Failed);
        assert_eq!(answered("processed"), Refunding::Unknown);
    }

    #[test]
    fn a_further_refund_is_done_only_if_the_invoice_has_grown_by_it() {
        let again = |before, after| {
            let (before, after) = (
                refunds("partially_refunded", before),
                refunds("partially_refunded", after),
            );
            after_refund(RefundAnswer::Invoice, dec!(5), &before, &after)
        };
        assert_eq!(again(Some(dec!(5)), Some(dec!(10))), Refunding::Done);
        assert_eq!(again(Some(dec!(5)), Some(dec!(12))), Refunding::Done);
        for (before, after) in [
            (Some(dec!(5)), Some(dec!(5))),
            (Some(dec!(5)), Some(dec!(9.99))),
            (Some(dec!(5)), None),
            (None, Some(dec!(10))),
            (None, None),
        ] {
            assert_eq!(
                again(before, after),
                Refunding::Unknown,
                "{before:?} {after:?}"
            );
        }
    }

    #[test]
    fn without_amounts_the_first_refund_is_told_by_its_status() {
        let (before, after) = (refunds("processed", None), refunds("refunded", None));
        let done = after_refund(RefundAnswer::Invoice, dec!(5), &before, &after);
        assert_eq!(done, Refunding::Done);
    }

    #[test]
    fn what_an_earlier_refund_failed_with_says_nothing_of_this_one() {
        let failed = refunds("refund_failed", None);
        let outcome = after_refund(RefundAnswer::Invoice, dec!(5), &failed, &failed);
        assert_eq!(outcome, Refunding::Unknown);
    }

    #[test]
    fn a_lost_refund_is_never_done() {
        let lost = |status| outcome(RefundAnswer::Lost, status);
        for status in [
            "refunded",
            "partially_refunded",
            "processed",
            "refund_failed",
            "refund_error",
        ] {
            assert_eq!(lost(status), Refunding::Unknown, "{status}");
        }
        assert_eq!(lost("refunding"), Refunding::Pending);
        assert_eq!(lost("refund_pending"), Refunding::Pending);
    }

    #[test]
    fn a_refused_refund_is_refused_only_if_nothing_changed() {
        let refused = |status| outcome(RefundAnswer::Refused, status);
        assert_eq!(refused("processed"), Refunding::Refused);
        assert_eq!(refused("refunded"), Refunding::Unknown);
        assert_eq!(refused("refunding"), Refunding::Unknown);
    }
}
