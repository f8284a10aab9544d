//! Responses of PayCross's surfaces.

use tollgate_core::{
    Currency, Exponents, Mode, RawResponse,
    paycross::{
        ReportRow, Transaction, error_body,
        order::OrderFingerprint,
        rules::{Found, Interpretation, interpret, outcome_of},
        select::select,
        shape,
    },
};
use tollgate_paycross_reports::types::Report as ReportPage;
use tollgate_types::TransactionType;

use super::{is_bounded, response};

/// A response to each request of a charge.
pub fn paycross(bytes: &[u8]) {
    let Some((_, response)) = response(bytes) else {
        return;
    };
    let exponents = Exponents::paycross();
    let raw = RawResponse::new(response.clone());
    let shown = |data| Transaction::new(data, &exponents, Some(raw.clone()));
    if let Some(transaction) = shape::transaction_in(&response).map(shown) {
        one(&transaction, response.body());
    }
    if let Some(all) = shape::transactions_in(&response) {
        let transactions = all.into_iter().map(shown).collect();
        let is_list = shape::is_list(response.body());
        is_bounded(
            &select(
                &Found {
                    transactions,
                    is_list,
                },
                &order(),
            ),
            response.body(),
        );
    }
    is_bounded(&error_body::decode(&response), response.body());
    is_bounded(&raw.left_out(), response.body());
}

fn one(transaction: &Transaction, bytes: &[u8]) {
    let meaning = interpret(transaction, &order());
    let is_paid = transaction.is_success() && transaction.amount().is_some();
    assert!(
        meaning != Interpretation::Succeeded || is_paid,
        "{transaction:?}"
    );
    is_bounded(&outcome_of(transaction.clone(), &order()), bytes);
    is_bounded(&transaction.redacted().to_string(), bytes);
    is_bounded(&transaction.saved_card(), bytes);
    is_bounded(&transaction.redirect(), bytes);
    if let Ok(Some(form)) = transaction.issuer_form("https://shop.example/return") {
        super::html::is_whole(&form.to_html("Continue"));
    }
}

/// A page of a report.
pub fn report(bytes: &[u8]) {
    let Some((_, response)) = response(bytes) else {
        return;
    };
    let Ok(page) = response.json::<ReportPage>() else {
        return;
    };
    is_bounded(&page, response.body());
    for data in page.transactions {
        is_bounded(
            &ReportRow::new(data, &Exponents::paycross()),
            response.body(),
        );
    }
}

fn order() -> OrderFingerprint {
    OrderFingerprint {
        kind: TransactionType::Payment,
        reference: "order-1042".into(),
        amount_minor: 1999,
        currency: Currency::USD,
        mode: Mode::Test,
        last_four: None,
        by_number: false,
        is_charge: false,
        page: None,
        parent: None,
    }
}
