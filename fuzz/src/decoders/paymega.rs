//! Responses of Paymega's surfaces.

use tollgate_core::{
    Currency, Mode, Money, MoneyState, RawResponse,
    calendar::UnixTime,
    dec,
    paymega::{
        Invoice, Payout,
        error_body::{self, ErrorBody},
        invoice::public,
        order::{Flow, OrderFingerprint},
        payout::rules as payouts,
        rules::{Asked, Body, Interpretation, event, interpret, outcome_of},
    },
};
use tollgate_paymega_cardgate::types::SaleResponse;
use tollgate_paymega_private::types::{
    InvoiceConflict, InvoiceList, PaymentServiceList, PayoutConflict, PayoutDocument, PayoutList,
};
use tollgate_paymega_public::types::PublicInvoiceDocument;
use tollgate_types::{InvoiceDocument, Response};

use super::{is_bounded, response};

const REFERENCE: &str = "order-1042";

/// A response to each request of a charge and of a payout.
pub fn paymega(bytes: &[u8]) {
    let Some((status, response)) = response(bytes) else {
        return;
    };
    if let Ok(document) = response.json::<InvoiceDocument>() {
        invoice(status, &Invoice::new(document, raw(&response)));
    }
    if let Ok(document) = response.json::<PublicInvoiceDocument>() {
        invoice(
            status,
            &Invoice::new(public::document(document.data), raw(&response)),
        );
    }
    lists(status, &response);
    if let Ok(document) = response.json::<PayoutDocument>() {
        payout(status, &Payout::new(document, raw(&response)));
    }
    if let Ok(sale) = response.json::<SaleResponse>() {
        is_bounded(&sale, response.body());
    }
    errors(status, &response);
}

/// Lists, with the links to their other pages.
fn lists(status: u16, response: &Response) {
    if let Ok(list) = response.json::<PaymentServiceList>() {
        is_bounded(&list, response.body());
    }
    if let Ok(list) = response.json::<InvoiceList>() {
        let of = |data| Invoice::of(data, list.included.clone(), raw(response));
        let invoices: Vec<_> = list.data.clone().into_iter().map(of).collect();
        let found = event(Asked::LookUp(REFERENCE), status, Body::Invoices(invoices));
        is_bounded(&found, response.body());
    }
    if let Ok(conflict) = response.json::<InvoiceConflict>() {
        is_bounded(&conflict, response.body());
    }
    if let Ok(list) = response.json::<PayoutList>() {
        is_bounded(&list, response.body());
    }
    if let Ok(conflict) = response.json::<PayoutConflict>() {
        is_bounded(&conflict, response.body());
    }
}

fn errors(status: u16, response: &Response) {
    let body = ErrorBody::of(response, MoneyState::Untouched);
    is_bounded(&body, response.body());
    for asked in [
        Asked::Create(REFERENCE),
        Asked::LookUp(REFERENCE),
        Asked::Show,
        Asked::Sale,
    ] {
        is_bounded(&event(asked, status, body.clone().into()), response.body());
    }
    let refusal = error_body::refusal(response, MoneyState::Unknown);
    let _ = (
        error_body::is_in_success(response),
        error_body::has_error(response),
    );
    let _ = (
        refusal.message().map(str::len),
        refusal.code().map(str::len),
    );
}

fn invoice(status: u16, invoice: &Invoice) {
    let bytes = invoice
        .raw()
        .map(RawResponse::expose_body)
        .unwrap_or_default()
        .to_vec();
    for asked in [Asked::Create(REFERENCE), Asked::Show] {
        is_bounded(
            &event(asked, status, Body::Invoice(invoice.clone())),
            &bytes,
        );
    }
    let times = [
        None,
        Some(i64::MIN),
        Some(0),
        Some(1_700_000_000),
        Some(i64::MAX),
    ];
    for time in times.map(|time| time.map(UnixTime)) {
        let meaning = interpret(invoice, &order(), time);
        let has_paid = invoice.attributes().processed_amount.is_some();
        assert!(
            meaning != Interpretation::Succeeded || has_paid,
            "{invoice:?}"
        );
        is_bounded(&outcome_of(invoice.clone(), &order(), time), &bytes);
    }
    if let Some(redirect) = invoice.redirect() {
        super::html::is_whole(&redirect.form().to_html("Pay"));
    }
    is_bounded(&invoice.saved_card(), &bytes);
    is_bounded(&invoice.redacted().to_string(), &bytes);
    is_bounded(&invoice.raw().map(RawResponse::left_out), &bytes);
}

fn payout(status: u16, payout: &Payout) {
    let bytes = payout
        .raw()
        .map(RawResponse::expose_body)
        .unwrap_or_default();
    for asked in [
        payouts::Asked::Create(REFERENCE),
        payouts::Asked::Show,
        payouts::Asked::Process,
    ] {
        let body = payouts::Body::Payout(payout.clone());
        is_bounded(&payouts::event(asked, status, body), bytes);
    }
    is_bounded(&payout.redacted().to_string(), bytes);
}

fn raw(response: &Response) -> RawResponse {
    RawResponse::new(response.clone())
}

fn order() -> OrderFingerprint {
    OrderFingerprint {
        reference: REFERENCE.into(),
        money: Money::new(dec!(19.99), Currency::USD),
        service: None,
        mode: Mode::Test,
        flow: Flow::Charge,
        customer: None,
        last_four: None,
        saves_card: false,
        payer_present: false,
    }
}
