//! PayCross: one gateway with one surface.

mod charge;
mod checkout;
mod child;
mod create;
mod expires;
mod find;
mod reports;
mod request;
mod vault;
mod verify;

use crate::http::errors::paycross::unauthorized;
use crate::http::{Call, Response};

use crate::state::State;
use crate::surface::Route;

pub(crate) use create::shown;

/// The operations, and the pages for the payer's browser.
pub(crate) static ROUTES: [Route; 15] = [
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
        "/services/credit_cards/charges",
        "createCharge",
        charge::charge,
    ),
    Route::new("POST", "/credit_cards", "createCard", vault::create),
    Route::new("POST", "/credit_cards/{card}", "updateCard", vault::update),
    Route::new(
        "PUT",
        "/v2/credit_cards/{card}",
        "updateCardV2",
        vault::update,
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

/// The operations of the checkout, and its page.
pub(crate) static CHECKOUT: [Route; 5] = [
    Route::new(
        "POST",
        "/ctp/api/checkouts",
        "createCheckout",
        checkout::create,
    ),
    Route::new(
        "GET",
        "/ctp/api/checkouts/{checkout}",
        "getCheckout",
        checkout::get,
    ),
    Route::new("GET", checkout::PAGE, "showCheckout", checkout::show),
    Route::new("POST", checkout::PAGE, "payCheckout", checkout::submit),
    Route::new("GET", checkout::RESULT, "endCheckout", checkout::end),
];

/// The operations of the reports.
pub(crate) static REPORTS: [Route; 1] = [Route::new(
    "POST",
    "/api/reports",
    "listTransactions",
    reports::list,
)];

/// Requires the shop's id and secret key. The payer's browser has none.
pub(crate) fn authorize(state: &State, call: &Call) -> Result<(), Response> {
    let expected = (state.info.shop_id.clone(), state.info.shop_secret.clone());
    let pages = ["/paycross/process/", "/checkout/v2/"];
    let page = pages.iter().any(|page| call.path().starts_with(page));
    if page || call.basic() == Some(expected) {
        return Ok(());
    }
    Err(unauthorized(call))
}
