//! PayCross: one gateway with one surface.

mod child;
mod create;
mod expires;
mod find;
mod request;
mod verify;

use crate::http::errors::paycross::unauthorized;
use crate::http::{Call, Response};

use crate::state::State;
use crate::surface::Route;

pub(crate) use create::shown;

/// The operations, and the pages for the payer's browser.
pub(crate) static ROUTES: [Route; 11] = [
    Route::new(
        "POST",
        "/transactions/tokenizations",
        "createTokenization",
        create::tokenization,
    ),
    Route::new(
        "POST",
        "/transactions/payments",
        "createPayment",
        create::payment,
    ),
    Route::new(
        "POST",
        "/transactions/authorizations",
        "createAuthorization",
        create::authorization,
    ),
    Route::new(
        "POST",
        "/transactions/captures",
        "createCapture",
        child::capture,
    ),
    Route::new("POST", "/transactions/voids", "createVoid", child::void),
    Route::new(
        "POST",
        "/transactions/refunds",
        "createRefund",
        child::refund,
    ),
    Route::new("GET", "/transactions/{uid}", "getTransaction", find::get),
    Route::new(
        "GET",
        "/v2/transactions/tracking_id/{id}",
        "findTransactions",
        find::find,
    ),
    Route::new("GET", "/process/{uid}", "showChallenge", verify::show),
    Route::new("POST", "/process/{uid}", "showChallenge", verify::show),
    Route::new(
        "POST",
        "/process/{uid}/return",
        "completeChallenge",
        verify::complete,
    ),
];

/// Requires the shop's id and secret key. The payer's browser has none.
pub(crate) fn authorize(state: &State, call: &Call) -> Result<(), Response> {
    let expected = (state.info.shop_id.clone(), state.info.shop_secret.clone());
    let page = call.path().starts_with("/paycross/process/");
    if page || call.basic() == Some(expected) {
        return Ok(());
    }
    Err(unauthorized(call))
}
