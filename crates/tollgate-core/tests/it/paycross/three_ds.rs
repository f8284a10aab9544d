//! The form for the issuer, and the response of the issuer.

use serde_json::json;

use tollgate_core::{
    Exponents,
    paycross::{
        IssuerResponse, Transaction,
        rules::{Interpretation, interpret},
        shape,
    },
};

use crate::paycross::samples::order;

fn transaction(status: &str, secure: &serde_json::Value) -> Transaction {
    let body = json!({"transaction": {
        "uid": "uid-1", "status": status, "three_d_secure_verification": secure,
    }});
    let data = shape::transaction(body.to_string().as_bytes()).unwrap();
    Transaction::new(data, &Exponents::paycross(), None)
}

fn asked() -> serde_json::Value {
    json!({
        "acs_url": "https://acs.example/",
        "pa_req": "asked",
        "md": "md-1",
        "pa_res_url": "https://gateway.example/process/uid-1/return",
    })
}

#[test]
fn the_form_leads_to_the_bank_and_back() {
    let form = transaction("Incomplete", &asked()).issuer_form("https://shop.example/back");
    let form = form.unwrap().unwrap();
    assert_eq!(
        (form.action(), form.method()),
        ("https://acs.example/", "POST")
    );
    let fields: Vec<_> = form
        .fields()
        .map(|(name, value)| (name, value.expose()))
        .collect();
    let back = ("TermUrl", "https://shop.example/back");
    assert_eq!(fields, [("PaReq", "asked"), ("MD", "md-1"), back]);
}

#[test]
fn a_form_needs_a_transaction_that_waits_for_the_payer() {
    let term_url = "https://shop.example/back";
    assert!(
        transaction("successful", &asked())
            .issuer_form(term_url)
            .unwrap()
            .is_none()
    );
    for missing in ["acs_url", "pa_req"] {
        for value in [json!(null), json!(""), json!("javascript:alert(1)")] {
            let mut secure = asked();
            if missing == "pa_req" && value == json!("javascript:alert(1)") {
                continue;
            }
            secure[missing] = value;
            let form = transaction("incomplete", &secure).issuer_form(term_url);
            assert!(form.unwrap().is_none(), "{secure}");
        }
    }
}

#[test]
fn the_page_to_come_back_to_is_an_address() {
    for term_url in [
        "",
        "/back",
        "javascript:alert(1)",
        "https://a:b@shop.example/",
    ] {
        let error = transaction("incomplete", &asked()).issuer_form(term_url);
        assert_eq!(error.unwrap_err().field(), "term_url", "{term_url}");
    }
}

#[test]
fn no_request_for_the_bank_goes_over_plain_http() {
    let mut secure = asked();
    secure["acs_url"] = json!("http://acs.example/");
    let waiting = transaction("incomplete", &secure);
    assert!(
        waiting
            .issuer_form("https://shop.example/back")
            .unwrap()
            .is_none()
    );
    assert_eq!(
        interpret(&waiting, &order()),
        Interpretation::ActionRequired
    );
}

#[test]
fn a_response_is_read_as_it_was_posted_and_taken_on_as_it_was() {
    let waiting = transaction("incomplete", &asked());
    let response = IssuerResponse::from_form("MD=md-1&PaRes=a%2Bb%3D+c&other=1").unwrap();
    assert_eq!(
        response.form_for(&waiting).unwrap(),
        "PaRes=a%2Bb%3D+c&MD=md-1"
    );
    assert!(!format!("{response:?}").contains("a+b"));
    let response = IssuerResponse::new("x");
    assert_eq!(response.form_for(&waiting).unwrap(), "PaRes=x&MD=md-1");
    for body in ["", "PaRes=", "pares=x", "MD=md-1"] {
        let error = IssuerResponse::from_form(body).unwrap_err();
        assert_eq!(error.field(), "PaRes", "{body}");
    }
}

#[test]
fn a_response_about_another_transaction_is_not_taken_on() {
    let waiting = transaction("incomplete", &asked());
    let error = IssuerResponse::new("x")
        .md("md-2")
        .form_for(&waiting)
        .unwrap_err();
    assert_eq!(error.field(), "MD");
}
