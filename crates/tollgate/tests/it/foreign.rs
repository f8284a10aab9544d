//! Proxies, firewalls and CDNs that respond in the provider's place, before the work is done or after it.

use serde_json::json;
use tollgate::{Currency, Error, Money, MoneyState, Outcome, Paymega, dec, paymega::Refund};
use tollgate_sandbox::{Body, Fault, Kind, Point};

use crate::merchant::{Merchant, builder, charge};

/// Bodies in none of the provider's documented shapes of errors.
fn bodies() -> Vec<Body> {
    let proxies = [
        json!({"error": {"code": 404}}),
        json!({"errors": ["no route"]}),
        json!({"code": "gateway.route_missing"}),
        json!({"error": "Forbidden", "path": "/payment-invoices", "status": 403}),
        json!({"message": "Forbidden"}),
        json!([]),
    ];
    let json = proxies.into_iter().map(Body::Json);
    json.chain([Body::Html("<h1>Forbidden</h1>".into()), Body::Empty])
        .collect()
}

fn foreign(operation: &'static str, status: u16, point: Point, body: Body) -> Fault {
    let kind = Kind::Foreign {
        status,
        point,
        body,
        content_type: None,
    };
    Fault::on(operation, kind)
}

/// A client with a clock of its own.
fn client(merchant: &Merchant) -> Paymega {
    builder(&merchant.sandbox).build().unwrap()
}

#[tokio::test]
async fn a_creation_is_refused_by_the_provider_alone() {
    let (merchant, token) = Merchant::with_card().await;
    let mut number = 0;
    for status in [401, 403, 404, 405, 422] {
        for body in bodies() {
            for point in [Point::Before, Point::After] {
                number += 1;
                let reference = format!("order-{number}");
                let fault = foreign("createInvoice", status, point, body.clone());
                merchant.sandbox.fault(fault);
                let outcome = client(&merchant).charge(&charge(&reference, &token)).await;
                let case = format!("{status} {body:?} {point:?}: {outcome:?}");
                assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{case}");
                assert_eq!(merchant.sandbox.ledger().charges(&reference), 1, "{case}");
            }
        }
    }
}

#[tokio::test]
async fn a_sale_is_followed_after_a_foreign_response() {
    let (merchant, token) = Merchant::with_card().await;
    let mut number = 0;
    for status in [200, 401, 403, 404, 405, 409, 422] {
        for body in bodies() {
            number += 1;
            let reference = format!("order-{number}");
            let fault = foreign("createSale", status, Point::After, body.clone());
            merchant.sandbox.fault(fault);
            let outcome = client(&merchant).charge(&charge(&reference, &token)).await;
            let case = format!("{status} {body:?}: {outcome:?}");
            assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{case}");
            assert_eq!(merchant.sandbox.ledger().charges(&reference), 1, "{case}");
        }
    }
}

#[tokio::test]
async fn a_foreign_404_does_not_prove_that_an_order_is_absent() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    client(&merchant).charge(&order).await.unwrap();
    for body in bodies() {
        let fault = foreign("listInvoices", 404, Point::Before, body.clone());
        merchant.sandbox.fault(fault);
        let outcome = client(&merchant).reconcile(&order).await;
        assert!(
            matches!(outcome, Ok(Outcome::Succeeded(_))),
            "{body:?}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn another_sessions_challenge_is_not_shown_to_the_payer() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let body = |id: &str| {
        Body::Json(json!({
            "status": "process_pending",
            "auth_mode": "3ds",
            "auth_payload": {
                "action": "https://bank.example/another-payer",
                "method": "POST",
                "params": {"PaReq": "x", "MD": "y", "TermUrl": "https://gate.example"},
            },
            "data": {"id": id, "type": "payment-invoices"},
        }))
    };
    let fault = foreign(
        "createSale",
        200,
        Point::After,
        body("cgi_of_another_payer"),
    );
    merchant.sandbox.fault(fault);
    let sale = crate::merchant::card(crate::merchant::PLAIN, 10, 2035);
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");

    let invoice = merchant.created("order-1043").await;
    let flow = invoice
        .attributes()
        .flow_data
        .as_ref()
        .unwrap()
        .get()
        .unwrap();
    let session = flow.metadata.as_ref().unwrap().get().unwrap().sid.clone();
    let own = foreign("createSale", 200, Point::After, body(&session.unwrap()));
    merchant.sandbox.fault(own);
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::ActionRequired(_)), "{outcome:?}");
}

#[tokio::test]
async fn credentials_that_are_refused_twice_end_a_question_and_are_named() {
    let (merchant, token) = Merchant::with_card().await;
    let info = merchant.sandbox.info();
    let wrong = builder(&merchant.sandbox)
        .account(
            &info.account,
            tollgate::SecretKey::new("of-another-account"),
        )
        .build()
        .unwrap();
    let before = merchant.calls("listInvoices");
    let error = wrong
        .reconcile(&charge("order-1042", &token))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
    assert!(error.advice().contains("its key"), "{}", error.advice());
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("credentials"), "{cause}");
    let asked = merchant.sandbox.exchanges().len();
    assert!(merchant.calls("listInvoices") <= before + 2, "{asked}");

    let five = Money::new(dec!(5), Currency::USD);
    let refund = Refund::new("refund-1", "cpi_unknown", five);
    let before = merchant.calls("getInvoice");
    let error = wrong.reconcile_refund(&refund).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert!(error.advice().contains("its key"), "{}", error.advice());
    assert_eq!(merchant.calls("getInvoice"), before + 2);
    // A refund that has sent nothing says so, and does not claim that no refund exists.
    let error = wrong.refund(&refund).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
}

#[tokio::test]
async fn a_foreign_refusal_does_not_end_the_read_before_a_refund() {
    let (merchant, token) = Merchant::with_card().await;
    let paid = client(&merchant).charge(&charge("order-1", &token)).await;
    let id = paid.unwrap().invoice().id().to_owned();
    let mut number = 0;
    for status in [401, 403, 404, 405, 422] {
        for body in bodies() {
            number += 1;
            let fault = foreign("getInvoice", status, Point::Before, body.clone());
            merchant.sandbox.fault(fault);
            let cent = Money::new(dec!(0.01), Currency::USD);
            let refund = Refund::new(format!("refund-{number}"), &id, cent);
            let outcome = client(&merchant).refund(&refund).await;
            let case = format!("{status} {body:?}: {outcome:?}");
            assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{case}");
        }
    }
}
