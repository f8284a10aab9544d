//! Every kind of call to PayCross.

use std::time::{Duration, SystemTime};

use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Decimal, Expiry, Hosted, Initiator, Money, Outcome,
    SaveCard, SecretKey, Summary,
    paycross::{
        Capture, CardUpdate, IssuerResponse, NewCheckout, NewPayment, NewTokenization, Refund,
        Report, Void,
        webhook::{BasicVerifier, TestWebhook},
    },
};
use tollgate_leaks::show;

use super::world::{CVV, PARES, TOKEN, World};
use crate::{
    paycross_shop::{DECLINED, PLAIN, SECURE},
    paycross_webhook::{header, listen},
    wait::until,
};

pub async fn run(world: &mut World) {
    let token = save_card(world).await;
    charge(world, &token).await;
    challenge(world).await;
    follow_up(world).await;
    keep_card(world).await;
    show_page(world).await;
    read_report(world).await;
    receive(world).await;
}

/// The gateway refuses equal amounts of one card as duplicates.
fn price(number: i64) -> Money {
    Money::new(Decimal::from(number), Currency::USD)
}

fn card(number: &str) -> Card {
    Card::new(
        CardNumber::new(number).unwrap(),
        Cvv::new(CVV).unwrap(),
        Expiry::new(5, 2035).unwrap(),
        "John Doe",
    )
}

async fn save_card(world: &mut World) -> CardToken {
    let order = NewTokenization::new("save-1", price(11), card(PLAIN)).description("Card");
    let outcome = world.paycross.tokenize(&order).await.unwrap();
    let transaction = outcome.operation().clone();
    let saved = transaction.saved_card().unwrap();
    show!(
        world.shown,
        order,
        outcome,
        transaction,
        transaction.redacted(),
        saved
    );
    saved.token().clone()
}

async fn charge(world: &mut World, token: &CardToken) {
    let order = NewPayment::by_token("order-1", price(12), token.clone(), Initiator::Merchant);
    let order = order.description("Order").cvv(Cvv::new(CVV).unwrap());
    let outcome = world.paycross.charge(&order).await;
    let stored = world.paycross.stored(&order).unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    show!(
        world.shown,
        order,
        outcome,
        stored,
        text,
        Summary::of(&outcome)
    );
    let declined = NewPayment::by_card("order-2", price(13), card(DECLINED)).description("Order");
    let outcome = world.paycross.charge(&declined).await;
    show!(world.shown, declined, outcome);
    if let Ok(Outcome::Declined(decline)) = &outcome {
        show!(world.shown, *decline, decline.code());
    }
    let never = NewPayment::by_token(
        "order-4",
        price(14),
        CardToken::new(TOKEN),
        Initiator::Merchant,
    );
    let never = never.description("Order");
    show!(world.shown, world.paycross.reconcile(&never).await);
    show!(world.shown, world.paycross.charge(&never).await);
}

async fn challenge(world: &mut World) {
    let order = NewPayment::by_card("order-5", price(15), card(SECURE))
        .description("Order")
        .control_three_d_secure();
    let outcome = world.paycross.charge(&order).await.unwrap();
    show!(world.shown, outcome);
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("no challenge: {outcome:?}")
    };
    let transaction = outcome.operation().clone();
    let form = transaction
        .issuer_form("https://shop.example/back")
        .unwrap();
    show!(world.shown, *challenge, form);
    let response = IssuerResponse::new(PARES).md(PARES);
    let form = IssuerResponse::from_form(&format!("PaRes={PARES}&MD={PARES}"));
    show!(world.shown, response, form);
    show!(
        world.shown,
        world.paycross.complete(&order, &response).await
    );
}

async fn follow_up(world: &mut World) {
    let order = NewPayment::by_card("order-6", price(6), card(PLAIN)).description("Order");
    let paid = world.paycross.charge(&order).await.unwrap();
    let uid = paid.operation().uid().to_owned();
    let refund = Refund::new("refund-1", &uid, price(6), "Broken cup");
    show!(world.shown, refund, world.paycross.refund(&refund).await);
    let (capture, void) = (
        Capture::new("capture-1", &uid, price(6)),
        Void::new("void-1", &uid, price(6)),
    );
    show!(world.shown, capture, world.paycross.capture(&capture).await);
    show!(world.shown, void, world.paycross.void(&void).await);
}

/// The token of a stored card is in the path of the request.
async fn keep_card(world: &mut World) {
    let stored = world.paycross.store_card(card(PLAIN)).await.unwrap();
    let update = CardUpdate::new().expiry(Expiry::new(5, 2038).unwrap());
    show!(world.shown, stored, update);
    let updated = world.paycross.update_card(stored.token(), &update).await;
    show!(world.shown, updated);
    let unknown = world
        .paycross
        .update_card(&CardToken::new(TOKEN), &update)
        .await;
    show!(world.shown, unknown);
}

async fn show_page(world: &mut World) {
    let end = SystemTime::now() + Duration::from_secs(1800);
    let order = NewCheckout::payment("order-7", price(16), end).description("Order");
    let hosted = world.paycross.checkout(&order).await.unwrap();
    show!(world.shown, order, hosted);
    let Hosted::Page(page) = hosted else {
        panic!("no page")
    };
    let checkout = world.paycross.read_checkout(page.id()).await.unwrap();
    show!(world.shown, page, checkout);
    let order = SaveCard::new("save-2", price(17), end).description("Card");
    show!(world.shown, world.paycross.save_card(&order).await);
    show!(world.shown, world.paycross.read_checkout(TOKEN).await);
}

async fn read_report(world: &mut World) {
    let (now, day) = (SystemTime::now(), Duration::from_secs(86_400));
    let report = Report::created(now - day, now + day);
    show!(world.shown, report);
    let mut rows = world.paycross.report(&report);
    show!(world.shown, rows);
    while let Some(row) = rows.next().await {
        show!(world.shown, row);
    }
}

/// A webhook verified by its signature, and by the shop's secret key alone.
async fn receive(world: &mut World) {
    let (url, taken, task) = listen().await;
    let order = NewPayment::by_card("order-8", price(18), card(PLAIN)).description("Order");
    world
        .paycross
        .charge(&order.notification_url(url))
        .await
        .unwrap();
    until(|| !taken.lock().unwrap().is_empty()).await;
    task.abort();
    let (head, body) = taken.lock().unwrap()[0].clone();
    let verifier = world.paycross.verifier().clone();
    let signature = header(&head, "content-signature");
    show!(world.shown, verifier, verifier.verify(&signature, &body));
    show!(world.shown, verifier.verify_confirmation(&signature, &body));
    show!(
        world.shown,
        verifier.verify_confirmation("forged", &body).unwrap_err()
    );
    let info = world.sandbox.info();
    let basic = BasicVerifier::new(&info.shop_id, SecretKey::new(&info.shop_secret)).unwrap();
    let authorization = header(&head, "authorization");
    show!(world.shown, basic, basic.verify(&authorization, &body));
    show!(world.shown, basic.verify(&authorization[..20], &body));
    show!(world.shown, TestWebhook::new("uid-1", "order-1", price(19)));
}
