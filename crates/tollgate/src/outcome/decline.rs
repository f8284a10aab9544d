//! A decline: whose fault it was, and what may help.

use std::fmt;

use crate::{Invoice, Operation};

/// The payment was declined: nothing was charged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decline<T = Invoice> {
    pub(crate) operation: T,
}

/// What may help after a decline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NextTry {
    /// Never charge this card again.
    NeverThisCard,
    /// Ask for another card.
    AnotherCard,
    /// The same card may do, later and under a new attempt. The documents give no schedule.
    Later,
}

/// Whose fault a decline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The payer's: too little money, a wrong code, an abandoned page.
    Payer,
    /// The card's: expired, lost, blocked.
    Card,
    /// The bank's that issued the card.
    Issuer,
    /// The merchant's: the request or the account's settings.
    Merchant,
    /// The platform's or one of its providers'.
    Platform,
    /// The platform gave no reason that is known.
    Unknown,
}

impl<T: Operation> Decline<T> {
    /// The platform's own word for the reason, such as `insufficient_funds`, or on PayCross its code, such as `F.0114`.
    #[must_use]
    pub fn resolution(&self) -> &str {
        self.operation.resolution().unwrap_or("unknown")
    }

    /// The reason in words: the platform's message, or else its word for it.
    #[must_use]
    pub fn reason(&self) -> &str {
        self.message().unwrap_or_else(|| self.resolution())
    }

    /// The platform's message, where it gave one.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.operation.message()
    }

    /// Whose fault it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.operation.classify().0
    }

    /// What may help.
    #[must_use]
    pub fn next_try(&self) -> NextTry {
        self.operation.classify().1
    }

    /// Whether trying again with the same card can help at all.
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

/// Sorts the published resolutions of Paymega and Kuna; an unknown one asks for another card, which is never wrong.
pub(crate) fn classify(resolution: &str) -> (Fault, NextTry) {
    match resolution.to_ascii_lowercase().as_str() {
        "card_expired"
        | "lost_or_stolen_card"
        | "invalid_card"
        | "invalid_card_status"
        | "card_is_lost"
        | "card_is_stolen"
        | "card_restricted"
        | "fatal_card_expired"
        | "fatal_invalid_card"
        | "card_verification_failed" => (Fault::Card, NextTry::NeverThisCard),
        "fatal_decline" | "fatal_issuer_unavailable" => (Fault::Issuer, NextTry::NeverThisCard),
        "insufficient_funds" | "limit_violation" | "expired" | "invalid_cvv" | "invalid_pin"
        | "invalid_otp" | "invalid_3ds_code" | "client_auth_failed" | "invalid_details"
        | "auth_3ds_required" => (Fault::Payer, NextTry::Later),
        "invalid_pan" | "auth_fatal_error" => (Fault::Payer, NextTry::AnotherCard),
        "declined"
        | "issuer_decline"
        | "card_is_3ds_enrolled"
        | "card_is_not_3ds_enrolled"
        | "unable_to_determine_3ds_enrolment" => (Fault::Issuer, NextTry::AnotherCard),
        "access_denied"
        | "invalid_credentials"
        | "invalid_request"
        | "invalid_amount"
        | "functionality_is_not_permitted" => (Fault::Merchant, NextTry::Later),
        "error" | "provider_error" => (Fault::Platform, NextTry::Later),
        "antifraud_error" | "fatal_error" | "general_fatal_error" | "provider_fatal_error" => {
            (Fault::Platform, NextTry::AnotherCard)
        }
        _ => (Fault::Unknown, NextTry::AnotherCard),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each published word. `ok` and those that leave the money open give no reason; the latter are no declines.
    const TABLE: [(&str, Fault, NextTry); 44] = [
        ("ok", Fault::Unknown, NextTry::AnotherCard),
        ("expired", Fault::Payer, NextTry::Later),
        ("auth_3ds_required", Fault::Payer, NextTry::Later),
        ("access_denied", Fault::Merchant, NextTry::Later),
        ("error", Fault::Platform, NextTry::Later),
        ("provider_error", Fault::Platform, NextTry::Later),
        ("unknown", Fault::Unknown, NextTry::AnotherCard),
        (
            "duplicated_transaction",
            Fault::Unknown,
            NextTry::AnotherCard,
        ),
        ("auth_fatal_error", Fault::Payer, NextTry::AnotherCard),
        (
            "unable_to_determine_3ds_enrolment",
            Fault::Issuer,
            NextTry::AnotherCard,
        ),
        ("card_is_3ds_enrolled", Fault::Issuer, NextTry::AnotherCard),
        (
            "card_is_not_3ds_enrolled",
            Fault::Issuer,
            NextTry::AnotherCard,
        ),
        ("issuer_decline", Fault::Issuer, NextTry::AnotherCard),
        ("client_auth_failed", Fault::Payer, NextTry::Later),
        (
            "provider_fatal_error",
            Fault::Platform,
            NextTry::AnotherCard,
        ),
        ("invalid_details", Fault::Payer, NextTry::Later),
        ("invalid_pin", Fault::Payer, NextTry::Later),
        ("antifraud_error", Fault::Platform, NextTry::AnotherCard),
        ("invalid_card", Fault::Card, NextTry::NeverThisCard),
        ("fatal_error", Fault::Platform, NextTry::AnotherCard),
        ("unable_to_reconcile", Fault::Unknown, NextTry::AnotherCard),
        ("invalid_amount", Fault::Merchant, NextTry::Later),
        ("limit_violation", Fault::Payer, NextTry::Later),
        (
            "functionality_is_not_permitted",
            Fault::Merchant,
            NextTry::Later,
        ),
        ("invalid_request", Fault::Merchant, NextTry::Later),
        ("lost_or_stolen_card", Fault::Card, NextTry::NeverThisCard),
        ("declined", Fault::Issuer, NextTry::AnotherCard),
        ("invalid_otp", Fault::Payer, NextTry::Later),
        ("invalid_3ds_code", Fault::Payer, NextTry::Later),
        ("invalid_card_status", Fault::Card, NextTry::NeverThisCard),
        ("insufficient_funds", Fault::Payer, NextTry::Later),
        ("card_expired", Fault::Card, NextTry::NeverThisCard),
        ("invalid_cvv", Fault::Payer, NextTry::Later),
        ("invalid_pan", Fault::Payer, NextTry::AnotherCard),
        ("invalid_credentials", Fault::Merchant, NextTry::Later),
        ("general_fatal_error", Fault::Platform, NextTry::AnotherCard),
        ("card_is_lost", Fault::Card, NextTry::NeverThisCard),
        ("card_is_stolen", Fault::Card, NextTry::NeverThisCard),
        ("card_restricted", Fault::Card, NextTry::NeverThisCard),
        ("fatal_card_expired", Fault::Card, NextTry::NeverThisCard),
        ("fatal_decline", Fault::Issuer, NextTry::NeverThisCard),
        ("fatal_invalid_card", Fault::Card, NextTry::NeverThisCard),
        (
            "fatal_issuer_unavailable",
            Fault::Issuer,
            NextTry::NeverThisCard,
        ),
        (
            "card_verification_failed",
            Fault::Card,
            NextTry::NeverThisCard,
        ),
    ];

    #[test]
    fn each_published_resolution_is_sorted() {
        for (word, fault, next) in TABLE {
            assert_eq!(classify(word), (fault, next), "{word}");
            assert_eq!(
                classify(&word.to_ascii_uppercase()),
                (fault, next),
                "{word}"
            );
        }
    }

    #[test]
    fn the_table_has_every_word_of_the_document() {
        let document = include_str!("../../../tollgate-sandbox/spec/private.json");
        let document: serde_json::Value = serde_json::from_str(document).unwrap();
        let words = &document["components"]["schemas"]["Resolution"]["x-extensible-enum"];
        let words: Vec<_> = words.as_array().unwrap().iter().collect();
        let table: Vec<_> = TABLE.iter().map(|row| row.0).collect();
        assert_eq!(words, table);
    }

    #[test]
    fn a_blocked_card_is_never_tried_again_and_an_unknown_reason_asks_for_another() {
        assert_eq!(
            classify("Lost_Or_Stolen_Card"),
            (Fault::Card, NextTry::NeverThisCard)
        );
        assert_eq!(
            classify("insufficient_funds"),
            (Fault::Payer, NextTry::Later)
        );
        assert_eq!(
            classify("a_new_word"),
            (Fault::Unknown, NextTry::AnotherCard)
        );
    }
}
