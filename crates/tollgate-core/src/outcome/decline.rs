//! A decline: its source, and the next step that may help.

use std::fmt;

use tollgate_types::{DeclineSource, NextTry};

use super::DeclineCode;
use crate::{Operation, operation::sealed::Purpose};

/// The payment was declined: nothing was charged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decline<T> {
    pub(crate) operation: T,
}

impl<T: Operation> Decline<T> {
    /// The provider's own word for the reason, such as `insufficient_funds`, or on PayCross its code, such as `F.0114`.
    #[must_use]
    pub fn resolution(&self) -> &str {
        self.operation.resolution().unwrap_or("unknown")
    }

    /// The reason as a code to store, which keeps its meaning.
    #[must_use]
    pub fn code(&self) -> DeclineCode {
        DeclineCode::new(self.resolution())
    }

    /// The reason in words: the provider's message, or else its word for the reason.
    #[must_use]
    pub fn reason(&self) -> &str {
        self.message().unwrap_or_else(|| self.resolution())
    }

    /// The provider's message, if it gave one.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.operation.message()
    }

    /// The side that declined, and that can change the result.
    #[must_use]
    pub fn source(&self) -> DeclineSource {
        self.why().0
    }

    /// The next step that may help.
    #[must_use]
    pub fn next_try(&self) -> NextTry {
        self.why().1
    }

    /// An unknown reason asks for another card, which is always a safe step.
    fn why(&self) -> (DeclineSource, NextTry) {
        let unknown = (DeclineSource::Unknown, NextTry::AnotherCard);
        self.operation.decline().unwrap_or(unknown)
    }

    /// Whether another attempt with the same card can help.
    #[must_use]
    pub fn may_try_same_card(&self) -> bool {
        matches!(self.next_try(), NextTry::Now | NextTry::Later)
    }

    /// Whether a new attempt may start now, with the same card: the time to pay is over, and no bank has declined.
    #[must_use]
    pub fn may_try_now(&self) -> bool {
        self.next_try() == NextTry::Now
    }

    /// The next step, in one sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self.operation.purpose() {
            Purpose::Payment => {}
            Purpose::Refund => {
                return "Nothing was given back: make another refund under a new reference, or return the money in another way.";
            }
            Purpose::Payout => {
                return "Nothing was paid out: correct what was declined, then make another payout under a new reference.";
            }
        }
        match self.next_try() {
            NextTry::Now => {
                "Nothing was charged and the time to pay is over: a new attempt may start now."
            }
            NextTry::Later => "Make the next attempt later, or ask the payer for another card.",
            NextTry::NeverThisCard => "Delete this card, and ask the payer for another one.",
            _ => "Ask the payer for another card.",
        }
    }
}

impl<T: Operation> fmt::Display for Decline<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "declined: {}", self.code())
    }
}

#[cfg(test)]
mod tests {
    use tollgate_paycross_gateway::types::ResultCode;
    use tollgate_types::{Open, Reason, Resolution};

    use super::*;

    fn reason<T: std::str::FromStr + Reason>(word: &str) -> Option<(DeclineSource, NextTry)> {
        Open::<T>::new(word).decline()
    }

    #[test]
    fn a_blocked_card_is_never_tried_again() {
        let never = Some((DeclineSource::Card, NextTry::NeverThisCard));
        assert_eq!(reason::<Resolution>("Lost_Or_Stolen_Card"), never);
        assert_eq!(reason::<ResultCode>("f.0111"), never);
    }

    #[test]
    fn insufficient_funds_may_be_tried_later() {
        let later = Some((DeclineSource::Payer, NextTry::Later));
        assert_eq!(reason::<Resolution>("insufficient_funds"), later);
        assert_eq!(reason::<ResultCode>("F.0114"), later);
    }

    #[test]
    fn an_unknown_code_is_classified_by_its_source() {
        let fault = |code| reason::<ResultCode>(code).map(|(fault, _)| fault);
        for (code, expected) in [
            ("F.2000", Some(DeclineSource::Merchant)),
            ("f.6999", Some(DeclineSource::Payer)),
            ("F.9999", Some(DeclineSource::Issuer)),
            ("F.5000", None),
            ("F.8010", None),
            ("P.4001", None),
            ("", None),
        ] {
            assert_eq!(fault(code), expected, "{code}");
        }
    }
}
