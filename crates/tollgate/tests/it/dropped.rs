//! A call that is dropped at any await loses nothing: its order finds what became of it.

use std::time::Duration;

use tollgate::{
    CardToken, Currency, Error, Initiator, Money, Outcome, Policy, paycross::NewPayment,
};

use crate::merchant::{Merchant, builder, charge};
use crate::paycross_shop::Shop;

/// How long each call may run before it is dropped: from not at all to longer than it needs.
fn lives() -> impl Iterator<Item = (usize, Duration)> {
    let lives = (0..80).map(|step| Duration::from_micros(100 * step));
    lives.chain([Duration::from_secs(20)]).enumerate()
}

/// What was sent before the drop is worked on also after it.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(200)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_charge_is_found_by_its_order() {
    let (merchant, token) = Merchant::with_card().await;
    let order = |index| charge(&format!("order-{index}"), &token);
    let mut dropped = 0;
    for (index, life) in lives() {
        let call = tokio::time::timeout(life, merchant.platform.charge(&order(index))).await;
        dropped += usize::from(call.is_err());
    }
    assert!(dropped > 5, "only {dropped} calls were dropped");
    settle().await;
    // What was created and never sold is blocked until it expires, and then known to be unpaid.
    merchant
        .sandbox
        .advance(Duration::from_secs(1800 + 120 + 301));
    for (index, _) in lives() {
        let charges = merchant.sandbox.ledger().charges(&format!("order-{index}"));
        let resumed = impatient(&merchant).resume(&order(index)).await;
        match (charges, &resumed) {
            (1, Ok(Outcome::Succeeded(_)))
            | (0, Ok(Outcome::Declined(_)) | Err(Error::NotFound(_))) => {}
            _ => panic!("{index}: {charges} charges, {resumed:?}"),
        }
    }
}

fn impatient(merchant: &Merchant) -> tollgate::Platform {
    let policy = Policy::default().deadline(Duration::from_secs(5));
    builder(&merchant.sandbox).policy(policy).build().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_payment_is_found_by_its_order_and_then_charged_once() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let mut dropped = 0;
    for (index, life) in lives() {
        let call = tokio::time::timeout(life, shop.paycross.charge(&order(index, &token))).await;
        dropped += usize::from(call.is_err());
    }
    assert!(dropped > 5, "only {dropped} calls were dropped");
    settle().await;
    for (index, _) in lives() {
        let charges = || shop.sandbox.ledger().charges(&format!("order-{index}"));
        let resumed = shop.paycross.resume(&order(index, &token)).await;
        match (charges(), &resumed) {
            (1, Ok(Outcome::Succeeded(_))) | (0, Err(Error::NotFound(_))) => {}
            (charges, _) => panic!("{index}: {charges} charges, {resumed:?}"),
        }
        let again = shop.paycross.charge(&order(index, &token)).await;
        assert!(matches!(again, Ok(Outcome::Succeeded(_))), "{again:?}");
        assert_eq!(charges(), 1, "{index}");
    }
}

/// Each has an amount of its own, so that none is a duplicate of another.
fn order(index: usize, token: &CardToken) -> NewPayment {
    let money = Money::new((index + 1).into(), Currency::USD);
    let reference = format!("order-{index}");
    NewPayment::by_token(reference, money, token.clone(), Initiator::Merchant).description("Order")
}
