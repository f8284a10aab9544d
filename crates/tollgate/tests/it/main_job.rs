//! The main job: save a card once, then charge its token.

use tollgate::{
    Currency, MoneyState, Outcome,
    paymega::callback::{self, CallbackSecrets},
};
use tollgate_sandbox::Exchange;

use crate::merchant::{Merchant, PLAIN, SERVICE, charge, usd};

#[tokio::test]
async fn a_card_is_saved_and_its_token_charged_once() {
    let merchant = Merchant::open().await;
    let offer = merchant.platform.prerequest(Currency::USD).await.unwrap();
    assert!(offer.services().any(|code| code == SERVICE));

    let outcome = merchant.pay("order-1041", PLAIN).await;
    assert_eq!(outcome.money(), MoneyState::Charged);
    let card = outcome.invoice().saved_card().unwrap();
    assert_eq!(card.mask(), Some("551928******0000"));
    assert_eq!(card.expiry().unwrap().to_string(), "10/35");

    let order = charge("order-1042", card.token()).card_ending("0000");
    let outcome = merchant.platform.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(outcome.invoice().reference(), Some("order-1042"));
    assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 1);
    assert_eq!(
        merchant.sandbox.ledger().account("order-1042").charged,
        "19.99"
    );
}

#[tokio::test]
async fn requests_agree_with_the_documents() {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap();
    let exchanges = merchant.sandbox.exchanges();
    let last = |operation: &str| -> &Exchange {
        exchanges
            .iter()
            .rfind(|exchange| exchange.operation == Some(operation))
            .unwrap()
    };
    let create = last("createInvoice");
    let account = &merchant.sandbox.info().account;
    assert!(create.authorization.as_ref().unwrap().contains(account));
    let attributes = &create.request["data"]["attributes"];
    assert_eq!(attributes["gateway_options"]["cardgate"]["instant"], true);
    assert_eq!(attributes["test_mode"], true);
    let sale = last("createSale");
    assert!(sale.authorization.as_ref().unwrap().starts_with("Bearer"));
    assert_eq!(sale.request["data"]["attributes"], serde_json::json!({}));
    let unknown: Vec<_> = exchanges
        .iter()
        .flat_map(|exchange| &exchange.unknown_fields)
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[tokio::test]
async fn a_callback_of_the_sandbox_is_accepted_only_with_its_signature() {
    let (merchant, _) = Merchant::with_card().await;
    let secret = tollgate::SecretKey::new(&merchant.sandbox.info().callback_secret);
    let body = serde_json::json!({ "data": merchant.sandbox.invoices()[0] }).to_string();
    let verifier = callback::Verifier::new(CallbackSecrets::new().test(secret.clone()).unwrap());
    let signature = callback::sign(&secret, body.as_bytes()).unwrap();
    let event = verifier.verify(&signature, body.as_bytes()).unwrap();
    let invoice = event.operation().unwrap().invoice();
    assert_eq!(invoice.reference(), Some("save-1"));
    assert!(invoice.saved_card().is_some());
    assert!(verifier.verify("", body.as_bytes()).is_err());
}

#[tokio::test]
async fn no_output_shows_a_secret() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let outcome = merchant.platform.charge(&order).await.unwrap();
    let invoice = outcome.invoice();
    let shown = format!(
        "{outcome:?} {order:?} {:?} {:?} {:?}",
        invoice.attributes(),
        invoice.raw().unwrap(),
        merchant.platform
    );
    assert!(!shown.contains(token.expose()), "{shown}");
    assert!(!shown.contains("eyJ"), "{shown}");
    assert!(!shown.contains(&merchant.sandbox.info().api_key), "{shown}");
    assert_eq!(usd().to_string(), "19.99 USD");
}
