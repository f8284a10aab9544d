//! The meanings of a provider's words, from the documents.

use crate::Open;

/// The meaning of a status, by the provider's own table. An unknown status is not final.
///
/// A status alone does not show whether an order is definitely unpaid, so that it may be charged in another way: a sale
/// under way may still charge an invoice that has just expired. Use the order's outcome for that decision.
///
/// ```
/// use tollgate_types::{Finality, InvoiceStatus, Open};
///
/// assert!(InvoiceStatus::Processed.is_final() && InvoiceStatus::Processed.may_still_change());
/// assert!(!Open::<InvoiceStatus>::new("half_processed").is_final());
/// ```
pub trait Finality {
    /// Whether the operation has ended (`x-final`). A final status may still change: see
    /// [`may_still_change`](Finality::may_still_change).
    fn is_final(&self) -> bool;

    /// Whether the operation succeeded, regardless of later changes (`x-success`). The charged amount is in the amounts,
    /// not in the status.
    fn is_success(&self) -> bool;

    /// Whether another status may follow: a processed payment can still be refunded or charged back. It is false only for
    /// the words of `x-permanent`.
    fn may_still_change(&self) -> bool;
}

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

/// The reason of a decline: its source, and the next step that may help (`x-decline`).
///
/// ```
/// use tollgate_types::{DeclineSource, NextTry, Open, Reason, Resolution};
///
/// let reason = Open::<Resolution>::new("INSUFFICIENT_FUNDS");
/// assert_eq!(reason.decline(), Some((DeclineSource::Payer, NextTry::Later)));
/// assert_eq!(Open::<Resolution>::new("ok").decline(), None);
/// ```
pub trait Reason {
    /// The reasons of ranges of numbered words: the first and the last word of each range.
    const RANGES: &'static [(&'static str, &'static str, DeclineSource, NextTry)] = &[];

    /// The source and the next step of a word; `None` if the word gives no reason or is unknown.
    fn decline(&self) -> Option<(DeclineSource, NextTry)>;
}

impl<T: Reason> Reason for Open<T> {
    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        match self.known() {
            Some(word) => word.decline(),
            None => in_ranges(self.as_str(), T::RANGES),
        }
    }
}

fn in_ranges(
    word: &str,
    ranges: &[(&str, &str, DeclineSource, NextTry)],
) -> Option<(DeclineSource, NextTry)> {
    let range = ranges
        .iter()
        .find(|(first, last, ..)| is_between(word, first, last))?;
    Some((range.2, range.3))
}

/// Whether a word lies in the range: it has the same letters, and a number of as many digits between the two numbers.
fn is_between(word: &str, first: &str, last: &str) -> bool {
    let digits = first.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Some((letters, number)) = word.split_at_checked(first.len() - digits) else {
        return false;
    };
    let is_number = number.len() == digits && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && first[..letters.len()].eq_ignore_ascii_case(letters)
        && (&first[letters.len()..]..=&last[letters.len()..]).contains(&number)
}

/// The party that caused a decline, and can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeclineSource {
    /// The payer: too little money, a wrong code, an abandoned page.
    Payer,
    /// The card: expired, lost, blocked.
    Card,
    /// The issuer of the card.
    Issuer,
    /// The merchant: the request or the account's settings.
    Merchant,
    /// The provider: Paymega, PayCross or an acquirer behind them.
    Provider,
    /// The provider gave no known reason.
    Unknown,
}

/// The next step that may help after a decline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NextTry {
    /// Never charge this card again.
    NeverThisCard,
    /// Ask for another card.
    AnotherCard,
    /// The same card may work later, with a new attempt. The documents give no schedule.
    Later,
    /// A new attempt with the same card may start now: the payment ended without a bank's decision.
    Now,
}

crate::words! { DeclineSource {
    Payer = "payer",
    Card = "card",
    Issuer = "issuer",
    Merchant = "merchant",
    Provider = "provider",
    Unknown = "unknown",
} }

crate::words! { NextTry {
    NeverThisCard = "never_this_card",
    AnotherCard = "another_card",
    Later = "later",
    Now = "now",
} }

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, PartialEq)]
    enum Word {}

    impl std::str::FromStr for Word {
        type Err = ();

        fn from_str(_: &str) -> Result<Self, ()> {
            Err(())
        }
    }

    impl Reason for Word {
        const RANGES: &'static [(&'static str, &'static str, DeclineSource, NextTry)] = &[
            (
                "F.8005",
                "F.8009",
                DeclineSource::Issuer,
                NextTry::AnotherCard,
            ),
            ("F.8011", "F.9999", DeclineSource::Payer, NextTry::Later),
        ];

        fn decline(&self) -> Option<(DeclineSource, NextTry)> {
            None
        }
    }

    fn fault(word: &str) -> Option<DeclineSource> {
        Open::<Word>::new(word).decline().map(|(fault, _)| fault)
    }

    #[test]
    fn a_range_contains_only_words_of_its_own_form() {
        for word in [
            "", "F.", "F.800", "F.80050", "P.8005", "F.8O05", "é.8005", "F.+805", "F8.005",
        ] {
            assert_eq!(fault(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_range_has_both_its_ends(number in 0u16..=9999) {
            let expected = match number {
                8005..=8009 => Some(DeclineSource::Issuer),
                8011.. => Some(DeclineSource::Payer),
                _ => None,
            };
            prop_assert_eq!(fault(&format!("F.{number:04}")), expected);
            prop_assert_eq!(fault(&format!("f.{number:04}")), expected);
        }

        #[test]
        fn no_text_panics(text in ".*") {
            fault(&text);
        }
    }
}
