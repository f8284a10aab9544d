//! Who starts the charge of a saved card.

use serde_json::json;
use tollgate::{Initiator, MoneyState, Outcome, paymega::Invoice};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::{
    merchant::{Merchant, charge},
    written::{Written, invoice, order, sent},
};

#[tokio::test]
async fn a_cardholder_is_led_to_a_page_and_nothing_is_sold_before() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token).initiator(Initiator::Cardholder);
    let outcome = merchant.platform.charge(&order).await.unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    let form = challenge.form().unwrap();
    assert_eq!(form.method(), "GET");
    assert!(form.action().contains("/hpp/cgi_"), "{form:?}");
    assert_eq!(outcome.money(), MoneyState::Unknown);
    let exchanges = merchant.sandbox.exchanges();
    let create = exchanges
        .iter()
        .rfind(|exchange| exchange.operation == Some("createInvoice"))
        .unwrap();
    let attributes = &create.request["data"]["attributes"];
    assert!(attributes["gateway_options"].is_null() && !attributes["token"].is_null());
    assert_eq!(attributes["customer"]["reference_id"], "customer-7");
    // One sale saved the card.
    assert_eq!(merchant.calls("createSale"), 1);
}

#[tokio::test]
async fn calling_again_leads_to_the_same_page_until_it_is_paid() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token).initiator(Initiator::Cardholder);
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    merchant.sandbox.fault(Fault::on("createInvoice", lost));
    let action = |outcome: &Outcome<Invoice>| match outcome {
        Outcome::ActionRequired(challenge) => challenge.form().unwrap().action().to_owned(),
        other => panic!("{other:?}"),
    };
    let first = merchant.platform.charge(&order).await.unwrap();
    let again = merchant.platform.charge(&order).await.unwrap();
    assert_eq!(action(&first), action(&again));
    let paid = tollgate_sandbox::ScriptedOutcome::new("processed");
    assert!(merchant.sandbox.settle(first.invoice().id(), &paid));
    let outcome = merchant.platform.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn no_payer_is_sent_to_an_invoice_under_moderation() {
    let held = Written::open(|asked| {
        let mut created = invoice("created", &sent(asked));
        created["attributes"]["moderation_required"] = json!(true);
        (201, json!({ "data": created }))
    })
    .await;
    let order = order().initiator(Initiator::Cardholder);
    let outcome = held.platform.charge(&order).await.unwrap();
    let Outcome::Pending(pending) = &outcome else {
        panic!("{outcome:?}")
    };
    assert!(pending.is_in_moderation());
}
