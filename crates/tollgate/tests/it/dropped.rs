//! A call that is dropped at any await loses nothing: its order finds what became of it.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
    time::Duration,
};

use tollgate::{
    CardToken, Currency, Error, Initiator, Money, Outcome, Policy, paycross::NewPayment,
};

use crate::merchant::{Merchant, builder, charge};
use crate::paycross_shop::Shop;

/// Drops a call some time after it has begun to wait for the so-manieth time; `true` if it never waited so often.
async fn ended_before<T>(waits: usize, pause: Duration, call: impl Future<Output = T>) -> bool {
    let mut call = pin!(call);
    let mut waited = 0;
    let ended = poll_fn(|context| {
        let poll = match waited {
            ended if ended == waits => Poll::Pending,
            _ => call.as_mut().poll(context).map(|_| true),
        };
        waited += 1;
        match poll {
            Poll::Pending if waited >= waits => Poll::Ready(false),
            poll => poll,
        }
    })
    .await;
    tokio::time::sleep(pause).await;
    ended
}

/// Drops a call at its first wait, another one at its second, and so on until one has ended: at once, or after the
/// answer has come which it waits for. Tells how many calls there were.
async fn drop_at_every_wait<T>(call: impl AsyncFn(usize) -> T) -> usize {
    let mut calls = 0;
    for pause in [Duration::ZERO, Duration::from_millis(30)] {
        let mut waits = 0;
        while !ended_before(waits, pause, call(calls)).await {
            (waits, calls) = (waits + 1, calls + 1);
            assert!(waits < 1000, "it never ends");
        }
        assert!(waits >= 3, "only {waits} calls were dropped");
        calls += 1;
    }
    calls
}

/// What was sent before the drop is worked on also after it.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(200)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_charge_is_found_by_its_order() {
    let (merchant, token) = Merchant::with_card().await;
    let order = |index| charge(&format!("order-{index}"), &token);
    let calls = Box::pin(drop_at_every_wait(async |index| {
        merchant.platform.charge(&order(index)).await
    }))
    .await;
    settle().await;
    // What was created and never sold is blocked until it expires, and then known to be unpaid.
    merchant
        .sandbox
        .advance(Duration::from_secs(1800 + 120 + 301));
    for index in 0..calls {
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
    let calls =
        drop_at_every_wait(async |index| shop.paycross.charge(&order(index, &token)).await).await;
    settle().await;
    for index in 0..calls {
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
