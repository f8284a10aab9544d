//! A decline: its source, and the next step that may help.

use std::fmt;

use tollgate_types::{DeclineSource, NextTry};

use crate::Operation;

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
        self.next_try() == NextTry::Later
    }
}

impl<T: Operation> fmt::Display for Decline<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "declined: {}", self.resolution())
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
