//! The Card Gate: accepts the card for one invoice.

mod challenge;
pub(crate) mod form;
pub(crate) mod page;
mod sale;

use crate::http::{Call, Response};
use crate::state::State;
use crate::surface::Route;

/// The operations, and the pages for the payer's browser.
pub(crate) static ROUTES: [Route; 6] = [
    Route::new("POST", "/payment/sale", "createSale", sale::create),
    Route::new("GET", "/hpp/{id}", "showPaymentPage", page::show),
    Route::new("POST", "/hpp/{id}", "submitPaymentPage", page::submit),
    Route::new(
        "POST",
        "/acs/auth",
        "showChallenge1",
        challenge::ask_by_pareq,
    ),
    Route::new(
        "POST",
        "/acs/challenge",
        "showChallenge2",
        challenge::ask_by_creq,
    ),
    Route::new(
        "POST",
        "/complete-auth",
        "completeChallenge",
        challenge::complete,
    ),
];

/// Requires the bearer of an invoice. The payer's browser has none.
pub(crate) fn authorize(state: &State, call: &Call) -> Result<(), Response> {
    if call.path().starts_with("/cardgate/payment/") {
        sale::session(state, call)?;
    }
    Ok(())
}
