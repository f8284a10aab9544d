//! Paymega and Kuna: the Public API and the Private API.

mod account;
mod create;
mod expires;
mod input;
mod link;
mod list;
mod order;
mod payout;
mod prerequest;
mod private;
mod public;
mod refund;
mod services;

pub(crate) use input::Input;

use crate::http::{Call, Response};
use crate::state::State;
use crate::surface::{HOSTED_PAGE, Route};
use std::borrow::Cow;

/// The operations of the Private API.
pub(crate) static PRIVATE: [Route; 13] = [
    Route::new(
        "GET",
        "/payment-services",
        "listPaymentServices",
        services::list,
    ),
    Route::new(
        "GET",
        "/payment-services/{id}",
        "getPaymentService",
        services::get,
    ),
    Route::new(
        "POST",
        "/payment-invoices",
        "createInvoice",
        private::create,
    ),
    Route::new("GET", "/payment-invoices", "listInvoices", list::list),
    Route::new("GET", "/payment-invoices/{id}", "getInvoice", private::get),
    Route::new(
        "POST",
        "/payment-invoices/{id}/refund",
        "refundInvoice",
        refund::refund,
    ),
    Route::new("POST", "/payout-invoices", "createPayout", payout::create),
    Route::new("GET", "/payout-invoices", "listPayouts", payout::list),
    Route::new("GET", "/payout-invoices/{id}", "getPayout", payout::get),
    Route::new(
        "POST",
        "/payout-invoices/{id}/process",
        "processPayout",
        payout::process,
    ),
    Route::new("GET", "/account", "getAccount", account::account),
    Route::new(
        "GET",
        "/account/profile",
        "getAccountProfile",
        account::profile,
    ),
    Route::new(
        "GET",
        "/account/balances",
        "getAccountBalances",
        account::balances,
    ),
];

/// The operations of the Public API, and the hosted page.
pub(crate) static PUBLIC: [Route; 7] = [
    Route::new(
        "POST",
        "/payment-prerequest",
        "createPrerequest",
        prerequest::create,
    ),
    Route::new(
        "POST",
        "/payout-prerequest",
        "createPayoutPrerequest",
        payout::prerequest,
    ),
    Route::new("POST", "/payment-invoices", "createInvoice", public::create),
    Route::new(
        "POST",
        "/payment-invoices/process",
        "processInvoice",
        public::process,
    ),
    Route::new("GET", "/payment-invoices/{id}", "getInvoice", public::get),
    Route::new("GET", HOSTED_PAGE, "openPaymentLink", link::open),
    Route::new("POST", HOSTED_PAGE, "openPaymentLink", link::open),
];

/// The documented operation of a request, and the request in the documented form.
pub(crate) fn documented<'a>(
    state: &State,
    operation: &'static str,
    call: &'a Call,
) -> (&'static str, Cow<'a, Call>) {
    match operation {
        "refundInvoice" => (operation, refund::documented(state, call)),
        "openPaymentLink" => match link::documented(call) {
            Some(form) => ("processInvoice", Cow::Owned(form)),
            None => (operation, Cow::Borrowed(call)),
        },
        _ => (operation, Cow::Borrowed(call)),
    }
}

/// Requires the account's id and API key.
pub(crate) fn authorize(state: &State, call: &Call) -> Result<(), Response> {
    let expected = (state.info.account.clone(), state.info.api_key.clone());
    if call.basic() == Some(expected) {
        return Ok(());
    }
    Err(crate::http::errors::paymega::unauthorized())
}
