//! Sales by Google Pay. The sandbox accepts any token.

use serde_json::json;
use tollgate::{
    Error, Outcome,
    paymega::{CardSale, data::GooglePay},
};

use crate::merchant::Merchant;

fn paid(token: &str) -> GooglePay {
    serde_json::from_value(json!({
        "apiVersion": 2,
        "apiVersionMinor": 0,
        "paymentMethodData": {
            "type": "CARD",
            "description": "Visa •••• 1234",
            "info": { "cardNetwork": "VISA", "cardDetails": "1234" },
            "tokenizationData": { "type": "PAYMENT_GATEWAY", "token": token },
        },
    }))
    .unwrap()
}

#[tokio::test]
async fn a_google_pay_token_pays_once() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let sale = CardSale::google_pay(paid("{\"signature\":\"hidden\"}"));
    assert!(!format!("{sale:?}").contains("hidden"));
    let invoice = invoice.into_open().unwrap();
    let outcome = merchant.platform.sale(invoice, &sale).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 1);
    let exchanges = merchant.sandbox.exchanges();
    let sale = exchanges
        .iter()
        .rfind(|exchange| exchange.operation == Some("createSale"))
        .unwrap();
    let attributes = sale.request["data"]["attributes"].as_object().unwrap();
    assert_eq!(attributes.keys().collect::<Vec<_>>(), ["google_pay"]);
    assert_eq!(attributes["google_pay"]["apiVersion"], 2);
    assert!(sale.unknown_fields.is_empty(), "{:?}", sale.unknown_fields);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent_and_the_invoice_can_still_be_paid() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let empty = CardSale::google_pay(paid(""));
    let invoice = invoice.into_open().unwrap();
    let error = merchant.platform.sale(invoice, &empty).await.unwrap_err();
    assert!(matches!(error.error(), Error::Invalid(_)), "{error:?}");
    assert_eq!(merchant.calls("createSale"), 0);
    let full = CardSale::google_pay(paid("token"));
    let invoice = error.into_open().expect("no byte was sent");
    assert!(merchant.platform.sale(invoice, &full).await.is_ok());
}
