//! Every kind of call to Paymega.

use std::time::{Duration, SystemTime};

use tollgate::{
    CardToken, Currency, Hosted, Outcome, SaveCard, Summary,
    paymega::{Checkout, NewInvoice, NewPayout, Refund, callback::sign},
};
use tollgate_leaks::show;

use super::world::{CVV, TOKEN, World};
use crate::merchant::{CUSTOMER, DECLINED, PLAIN, SECURE, SERVICE, charge, usd};

pub async fn run(world: &mut World) {
    let token = sell(world, "save-1", PLAIN).await.expect("a saved card");
    sell(world, "save-2", SECURE).await;
    sell(world, "save-3", DECLINED).await;
    charge_token(world, &token).await;
    pay_out(world, token).await;
    show_pages(world).await;
    read_account(world).await;
    receive_callback(world);
}

/// A sale by card: succeeded, declined, or with a challenge.
async fn sell(world: &mut World, reference: &str, number: &str) -> Option<CardToken> {
    let order = NewInvoice::new(reference, usd(), SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let created = world.paymega.create(&order).await.unwrap();
    show!(world.shown, order, created);
    let open = created.into_open().unwrap();
    let sale = card(number);
    show!(world.shown, open, sale);
    let outcome = world.paymega.sale(open, &sale).await.unwrap();
    let invoice = outcome.operation().clone();
    show!(world.shown, outcome, invoice, Summary::from(&outcome));
    show!(
        world.shown,
        invoice.redacted(),
        invoice.post_charge(),
        invoice.redirect()
    );
    match &outcome {
        Outcome::ActionRequired(challenge) => {
            let form = challenge.form().expect("a challenge with a form");
            show!(world.shown, *challenge, *form);
        }
        Outcome::Declined(decline) => {
            show!(world.shown, *decline, decline.code());
        }
        _ => {
            let card = invoice.saved_card()?;
            show!(world.shown, card);
            return Some(card.token().clone());
        }
    }
    None
}

pub fn card(number: &str) -> tollgate::paymega::CardSale {
    tollgate::paymega::CardSale::new(plain_card(number))
}

pub fn plain_card(number: &str) -> tollgate::Card {
    tollgate::Card::new(
        tollgate::CardNumber::new(number).unwrap(),
        tollgate::Cvv::new(CVV).unwrap(),
        tollgate::Expiry::new(10, 2035).unwrap(),
        "Card Holder",
    )
}

async fn charge_token(world: &mut World, token: &CardToken) {
    let order = charge("order-1", token);
    let outcome = world.paymega.charge(&order).await;
    let stored = world.paymega.stored(&order).unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    show!(world.shown, order, stored, text, Summary::of(&outcome));
    let invoice = outcome.unwrap().operation().clone();
    let refund = Refund::new("refund-1", invoice.id(), usd());
    let refunded = world.paymega.refund(&refund).await;
    let stored = world.paymega.stored_refund(&refund).unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    show!(world.shown, refund, refunded, stored, text);
    if let Ok(outcome) = &refunded {
        show!(world.shown, *outcome.operation());
    }
    let found = world.paymega.find("order-1").await.unwrap().unwrap();
    for customer in found.customers() {
        show!(world.shown, customer);
    }
    for request in found.payment_requests() {
        show!(world.shown, request);
    }
    let mut all = world.paymega.reconcile_all([order.clone()], 1);
    show!(world.shown, all);
    while let Some((_, outcome)) = all.next().await {
        show!(world.shown, outcome);
    }
    let more = tollgate::Money::new(tollgate::dec!(20), Currency::USD);
    let other = tollgate::paymega::TokenCharge::new("order-1", more, token.clone())
        .customer(CUSTOMER)
        .service(SERVICE);
    show!(world.shown, world.paymega.charge(&other).await.unwrap_err());
    let never = charge("order-2", &CardToken::new(TOKEN));
    show!(
        world.shown,
        world.paymega.reconcile(&never).await.unwrap_err()
    );
    show!(world.shown, world.paymega.charge(&never).await);
}

async fn pay_out(world: &mut World, token: CardToken) {
    let order = NewPayout::new("payout-1", usd(), "payment_card_usd")
        .token(token)
        .customer(CUSTOMER);
    let created = world.paymega.create_payout(&order).await.unwrap();
    let stored = world.paymega.stored_payout(&order).unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    show!(world.shown, order, created, stored, text);
    let open = created.into_open().unwrap();
    show!(world.shown, open);
    let outcome = world.paymega.process_payout(open).await;
    show!(world.shown, outcome);
    let payout = outcome.unwrap().operation().clone();
    show!(world.shown, payout, payout.redacted());
}

async fn show_pages(world: &mut World) {
    let end = SystemTime::now() + Duration::from_secs(1800);
    let order = SaveCard::new("save-4", usd(), end)
        .customer(CUSTOMER)
        .service(SERVICE);
    let hosted = world.paymega.save_card(&order).await.unwrap();
    show!(world.shown, order, hosted);
    if let Hosted::Page(page) = &hosted {
        show!(world.shown, *page);
    }
    let checkout = Checkout::new(usd(), SERVICE).reference("order-3");
    let page = world.paymega.checkout(&checkout).unwrap();
    show!(world.shown, checkout, page);
}

async fn read_account(world: &mut World) {
    let services = world.paymega.services_page(1).await.unwrap();
    let profile = world.paymega.profile().await.unwrap();
    let balances = world.paymega.balances().await.unwrap();
    show!(world.shown, services, profile, balances);
    show!(world.shown, world.paymega.prerequest(Currency::USD).await);
    show!(world.shown, world.paymega.payout_prerequest(usd()).await);
    let range = tollgate::paymega::InvoiceRange::all();
    show!(world.shown, range);
    let mut pages = world.paymega.invoices(range);
    show!(world.shown, pages);
    while let Some(invoice) = pages.next().await {
        show!(world.shown, invoice);
    }
}

fn receive_callback(world: &mut World) {
    let secret = tollgate::SecretKey::new(&world.sandbox.info().callback_secret);
    let body = format!(
        r#"{{"data":{{"type":"payment-invoices","id":"cpi_1","attributes":{{"test_mode":true,"status":"processed",
        "reference_id":"order-1","token":"{TOKEN}","amount":1,"currency":"USD"}}}}}}"#
    );
    let other = body.replace("payment-invoices", "subscriptions");
    for body in [body, other, format!("{{\"token\":\"{TOKEN}\"")] {
        let signature = sign(&secret, body.as_bytes()).unwrap();
        let event = world.paymega.verifier().verify(&signature, body.as_bytes());
        show!(world.shown, event);
        let forged = world.paymega.verifier().verify("Zm9yZ2Vk", body.as_bytes());
        show!(world.shown, forged);
    }
    show!(world.shown, *world.paymega.verifier());
}
