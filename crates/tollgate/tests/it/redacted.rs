//! The redacted form of invoices and transactions.

use tollgate::{
    Outcome, SecretKey,
    paymega::{
        Invoice,
        callback::{CallbackSecrets, Event, Verifier, sign},
        data,
        data::InvoiceDocument,
    },
};

use crate::{
    merchant::{Merchant, charge},
    paycross_shop::{self, PLAIN, SECURE, Shop},
};

fn read(text: &str) -> Invoice {
    let secret = SecretKey::new("sk_test_secret");
    let signature = sign(&secret, text.as_bytes()).unwrap();
    let verifier = Verifier::new(CallbackSecrets::new().test(secret).unwrap());
    match verifier.verify(&signature, text.as_bytes()).unwrap() {
        Event::Operation(callback) => callback.invoice().clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_invoice_is_logged_without_secrets() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token).customer("customer-7");
    let outcome = merchant.platform.charge(&order).await.unwrap();
    let invoice = outcome.invoice();
    let clear = serde_json::to_string(invoice.attributes()).unwrap();
    let bearer = "eyJ";
    assert!(clear.contains(bearer), "the bearer is there to be hidden");
    let shown = invoice.redacted();
    assert_eq!(shown["data"]["id"], invoice.id());
    assert_eq!(shown["data"]["attributes"]["status"], "processed");
    assert_eq!(shown["data"]["attributes"]["amount"], 19.99);
    assert_eq!(shown["data"]["attributes"]["reference_id"], "order-1042");
    let text = shown.to_string();
    for hidden in [token.expose(), bearer] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    let saved = merchant.platform.find("save-1").await.unwrap().unwrap();
    assert_eq!(saved.saved_card().unwrap().token(), &token);
    assert!(!saved.redacted().to_string().contains(token.expose()));
}

#[test]
fn undocumented_values_are_not_logged() {
    let invoice = read(
        r#"{"data":{"type":"payment-invoices","id":"cpi_1","new":"kqzv","attributes":{
            "status":"processed","test_mode":true,"new_token":"kqzv",
            "metadata":{"session":"kqzv","deep":{"list":["kqzv"]}},
            "payload":{"token":"kqzv","new":"kqzv","payment_card":{"last":"0000","new":"kqzv"}}}},
            "included":[{"type":"customers","id":"cus_1","attributes":{"email":"kqzv@shop.example"}}]}"#,
    );
    let shown = invoice.redacted();
    assert!(!shown.to_string().contains("kqzv"), "{shown}");
    let pointer = "/data/attributes/payload/payment_card/last";
    assert_eq!(shown.pointer(pointer).unwrap(), "0000");
    assert_eq!(shown.pointer("/included/0/id").unwrap(), "cus_1");
}

#[test]
fn a_round_trip_keeps_the_clear_text() {
    let text =
        r#"{"data":{"id":"cpi_1","attributes":{"payload":{"token":"kqzv"},"status":"processed"}}}"#;
    let document: InvoiceDocument = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_value(&document).unwrap(),
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );
    assert!(!data::redacted(&document).to_string().contains("kqzv"));
}

#[tokio::test]
async fn a_transaction_is_logged_without_secrets() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let saved = shop
        .paycross
        .reconcile(&paycross_shop::saving("save-1", PLAIN))
        .await
        .unwrap();
    let transaction = saved.transaction();
    assert!(
        serde_json::to_string(transaction.data())
            .unwrap()
            .contains(token.expose())
    );
    let shown = transaction.redacted();
    assert_eq!(shown["uid"], transaction.uid());
    assert_eq!(shown["credit_card"]["last_4"], "0000");
    assert!(!shown.to_string().contains(token.expose()), "{shown}");

    let order = paycross_shop::payment("order-1042", SECURE).return_url("https://shop.example/");
    let Outcome::ActionRequired(challenge) = shop.paycross.charge(&order).await.unwrap() else {
        panic!("no challenge")
    };
    let page = challenge.redirect().unwrap();
    let waiting = shop.paycross.reconcile(&order).await.unwrap();
    let shown = waiting.transaction().redacted().to_string();
    assert!(!shown.contains(page), "{shown}");
}
