//! What the words for an invoice's status mean.

use tollgate_types::{InvoiceStatus, Open};

/// What a status says, by the platform's own table. A word that is not known says nothing: it is not final.
///
/// These are words. Whether an order is definitely unpaid, so that it may be paid in another way, only its
/// [outcome](crate::Outcome) tells: an invoice that has just expired may still be charged by a sale under way.
///
/// ```
/// use tollgate::{Finality, data::InvoiceStatus};
///
/// assert!(InvoiceStatus::Processed.is_final() && InvoiceStatus::Processed.may_still_change());
/// assert!(!InvoiceStatus::ProcessPending.is_final());
/// ```
pub trait Finality {
    /// Whether the payment has come to its end. A final status is not for ever: see
    /// [`may_still_change`](Finality::may_still_change).
    fn is_final(&self) -> bool;

    /// Whether the card was charged, or the verification succeeded, whatever happened later. With how much, only the
    /// invoice's `processed_amount` says.
    fn is_success(&self) -> bool;

    /// Whether another status may follow: a payment that was processed can still be refunded or charged back.
    fn may_still_change(&self) -> bool;
}

impl Finality for InvoiceStatus {
    fn is_final(&self) -> bool {
        meaning(*self).0
    }

    fn is_success(&self) -> bool {
        meaning(*self).1
    }

    fn may_still_change(&self) -> bool {
        meaning(*self).2
    }
}

/// A word that is not known says nothing.
impl<T: Finality> Finality for Open<T> {
    fn is_final(&self) -> bool {
        self.known().is_some_and(T::is_final)
    }

    fn is_success(&self) -> bool {
        self.known().is_some_and(T::is_success)
    }

    fn may_still_change(&self) -> bool {
        self.known().is_none_or(T::may_still_change)
    }
}

/// Whether it is final, whether it is a success, and whether it may still change.
const fn meaning(status: InvoiceStatus) -> (bool, bool, bool) {
    use InvoiceStatus as Word;
    match status {
        Word::Processed
        | Word::RefundFailed
        | Word::PartiallyRefunded
        | Word::PartiallyChargedBack => (true, true, true),
        Word::Verified | Word::Refunded | Word::ChargedBack => (true, true, false),
        Word::Refunding | Word::RefundPending | Word::RefundError => (false, true, true),
        Word::PartiallyProcessed | Word::Expired => (true, false, true),
        Word::ProcessFailed | Word::Terminated | Word::Rejected | Word::VerifyFailed => {
            (true, false, false)
        }
        // All others, also those that are new.
        _ => (false, false, true),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const DOCUMENT: &str = include_str!("../../../tollgate-sandbox/spec/private.json");

    /// Each published word: final, success, may still change.
    const TABLE: [(&str, bool, bool, bool); 23] = [
        ("created", false, false, true),
        ("processing", false, false, true),
        ("process_pending", false, false, true),
        ("process_error", false, false, true),
        ("processed", true, true, true),
        ("partially_processed", true, false, true),
        ("process_failed", true, false, false),
        ("expired", true, false, true),
        ("terminated", true, false, false),
        ("rejected", true, false, false),
        ("verified", true, true, false),
        ("verify_failed", true, false, false),
        ("refunding", false, true, true),
        ("refund_pending", false, true, true),
        ("refund_error", false, true, true),
        ("refund_failed", true, true, true),
        ("partially_refunded", true, true, true),
        ("refunded", true, true, false),
        ("charged_back", true, true, false),
        ("partially_charged_back", true, true, true),
        ("authorize_failed", false, false, true),
        ("authorize_required", false, false, true),
        ("invoked", false, false, true),
    ];

    #[test]
    fn each_word_means_what_the_table_says_in_any_case() {
        for (word, is_final, is_success, may_change) in TABLE {
            for text in [word.to_owned(), word.to_ascii_uppercase()] {
                let status = Open::<InvoiceStatus>::new(text);
                let meaning = (
                    status.is_final(),
                    status.is_success(),
                    status.may_still_change(),
                );
                assert_eq!(meaning, (is_final, is_success, may_change), "{word}");
            }
        }
    }

    #[test]
    fn the_table_has_every_word_of_the_document() {
        let document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let words = &document["components"]["schemas"]["InvoiceStatus"]["x-extensible-enum"];
        let words: Vec<_> = words.as_array().unwrap().iter().collect();
        let table: Vec<_> = TABLE.iter().map(|row| row.0).collect();
        assert_eq!(words, table);
    }

    #[test]
    fn a_new_word_says_nothing() {
        let status = Open::<InvoiceStatus>::new("half_processed");
        assert!(!status.is_final() && !status.is_success() && status.may_still_change());
    }
}
