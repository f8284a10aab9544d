//! How a merchant reads Stripe's responses, by Stripe's page on low-level errors.

use serde_json::Value;

use crate::Payment;

/// The result of a payment intent with this status.
#[must_use]
pub fn of_intent(status: &str) -> Payment {
    match status {
        "succeeded" => Payment::Paid,
        "requires_payment_method" | "canceled" => Payment::Failed,
        _ => Payment::Unknown,
    }
}

/// The result of a response with this status: a "content error" has no effect, all others are indeterminate.
#[must_use]
pub const fn of_error(status: u16) -> Payment {
    match status {
        409 | 424 | 429 => Payment::Unknown,
        400..=499 => Payment::Failed,
        _ => Payment::Unknown,
    }
}

/// The result of a response with this status and body.
#[must_use]
pub fn of_response(status: u16, body: &Value) -> Payment {
    if (200..300).contains(&status) {
        return of_intent(body["status"].as_str().unwrap_or_default());
    }
    of_error(status)
}
