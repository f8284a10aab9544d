//! The published table of test cards: how a payment with each one ends.

use crate::state::{ScriptedOutcome, TestCard};

/// How a payment with a test card ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CardOutcome {
    /// The payment is approved.
    Approved,
    /// The payment stays pending, with this resolution.
    Waits(&'static str),
    /// The payment is declined, with this resolution.
    Declined(&'static str),
}

/// For the declining cards, the expiry date chooses the resolution.
const DECLINES: [(u8, u8, &str); 32] = [
    (8, 56, "access_denied"),
    (7, 55, "error"),
    (6, 54, "provider_error"),
    (5, 53, "unknown"),
    (4, 52, "duplicated_transaction"),
    (3, 51, "auth_fatal_error"),
    (2, 50, "unable_to_determine_3ds_enrolment"),
    (1, 49, "card_is_3ds_enrolled"),
    (12, 48, "card_is_not_3ds_enrolled"),
    (11, 47, "issuer_decline"),
    (10, 46, "client_auth_failed"),
    (9, 45, "provider_fatal_error"),
    (8, 44, "invalid_details"),
    (7, 43, "invalid_pin"),
    (6, 42, "antifraud_error"),
    (5, 41, "invalid_card"),
    (4, 40, "fatal_error"),
    (3, 39, "unable_to_reconcile"),
    (2, 38, "invalid_amount"),
    (1, 37, "limit_violation"),
    (12, 36, "functionality_is_not_permitted"),
    (11, 35, "invalid_request"),
    (10, 34, "lost_or_stolen_card"),
    (9, 33, "declined"),
    (8, 32, "invalid_otp"),
    (7, 31, "invalid_3ds_code"),
    (6, 30, "invalid_card_status"),
    (5, 29, "insufficient_funds"),
    (4, 28, "card_expired"),
    (3, 27, "invalid_cvv"),
    (2, 26, "invalid_pan"),
    (1, 25, "invalid_credentials"),
];

impl CardOutcome {
    /// The outcome of a card with this expiry. The year has two digits.
    pub(crate) fn of(card: &TestCard, month: u8, year: u8) -> Self {
        if !card.approves {
            return Self::Declined(decline(month, year));
        }
        match (month, year, card.secure) {
            (7, 77, true) => Self::Waits("auth_3ds_required"),
            (7, 77, false) => Self::Waits("ok"),
            _ => Self::Approved,
        }
    }

    /// The bank's decision on a charge or a verification with this outcome.
    pub(crate) fn scripted(self, verify: bool) -> ScriptedOutcome {
        match (self, verify) {
            (Self::Approved, false) => ScriptedOutcome::new("processed"),
            (Self::Approved, true) => ScriptedOutcome::new("verified"),
            (Self::Waits(resolution), _) => {
                ScriptedOutcome::new("process_pending").resolution(resolution)
            }
            (Self::Declined(resolution), false) => {
                ScriptedOutcome::new("process_failed").resolution(resolution)
            }
            (Self::Declined(resolution), true) => {
                ScriptedOutcome::new("verify_failed").resolution(resolution)
            }
        }
    }
}

fn decline(month: u8, year: u8) -> &'static str {
    DECLINES
        .iter()
        .find(|row| (row.0, row.1) == (month, year))
        .map_or("general_fatal_error", |row| row.2)
}
