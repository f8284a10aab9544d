//! PayCross, which does not make a reference unique: a dropped call is repeated only when no request is under way.

use tollgate::{
    CardToken, Currency, Error, Initiator, Money, Outcome, PayCross,
    paycross::{
        Capture, IssuerResponse, NewPayment, Order, Refund, Transaction, Void, data::BrowserData,
    },
};
use tollgate_sandbox::Sandbox;

use super::{drop_at_every_await, lose};
use crate::{
    paycross_secure::response,
    paycross_shop::{PLAIN, SECURE, Shop, builder, payment, saving},
};

type Result = std::result::Result<Outcome<Transaction>, Error>;

fn client(sandbox: &Sandbox) -> PayCross {
    builder(sandbox).build().unwrap()
}

/// Each has an amount of its own, so that none is a duplicate of another.
fn price(index: usize) -> Money {
    Money::new((index + 10).into(), Currency::USD)
}

fn order(index: usize, token: &CardToken) -> NewPayment {
    let (reference, token) = (format!("order-{index}"), token.clone());
    NewPayment::by_token(reference, price(index), token, Initiator::Merchant).description("Order")
}

fn succeeded(result: Result) -> Transaction {
    match result {
        Ok(Outcome::Succeeded(transaction)) => transaction,
        other => panic!("{other:?}"),
    }
}

/// Drops calls for orders, of which the first responses to these operations are lost.
///
/// Each order then ends as the gateway says, and is done once when it is called again.
async fn is_done_once<O: Order + std::fmt::Debug>(
    (mut shop, lost): (Shop, &[&str]),
    prepare: impl AsyncFn(&PayCross, usize) -> O,
    call: impl AsyncFn(&PayCross, &O) -> Result,
    done: impl Fn(&Sandbox, &O) -> usize,
) {
    let (preparing, dropping) = (client(&shop.sandbox), client(&shop.sandbox));
    let prepare = async |index| {
        lose(&shop.sandbox, &[]);
        let order = prepare(&preparing, index).await;
        lose(&shop.sandbox, lost);
        order
    };
    let orders = drop_at_every_await(prepare, async |order| call(&dropping, order).await).await;
    drop((preparing, dropping));
    lose(&shop.sandbox, &[]);
    shop.idle().await;
    let mut open = 0;
    for order in &orders {
        let reconciled = shop.paycross.reconcile(order).await;
        match (done(&shop.sandbox, order), &reconciled) {
            (1, Ok(Outcome::Succeeded(_))) => {}
            (0, Err(Error::NotFound(_))) => open += 1,
            (count, _) => panic!("{order:?}: done {count} times, {reconciled:?}"),
        }
        succeeded(call(&shop.paycross, order).await);
        assert_eq!(done(&shop.sandbox, order), 1, "{order:?}");
    }
    assert!(
        0 < open && open < orders.len(),
        "{open} of {}",
        orders.len()
    );
}

#[tokio::test]
async fn a_dropped_payment_is_found_by_its_order_and_then_charged_once() {
    for lost in [&[][..], &["findTransactions", "createPayment"]] {
        let shop = Shop::open().await;
        let token = shop.save_card().await;
        is_done_once(
            (shop, lost),
            async |_, index| order(index, &token),
            async |paycross, order| paycross.charge(order).await,
            |sandbox, order| sandbox.ledger().charges(&order.reference()),
        )
        .await;
    }
}

#[tokio::test]
async fn a_dropped_tokenisation_still_brings_one_token() {
    let shop = Shop::open().await;
    is_done_once(
        (shop, &["createTokenization"]),
        async |_, index| saving(&format!("save-{index}"), PLAIN).duplicate_check(false),
        async |paycross, order| paycross.tokenize(order).await,
        |sandbox, order| successes(sandbox, &order.reference()),
    )
    .await;
}

/// How many transactions with this reference have succeeded.
fn successes(sandbox: &Sandbox, reference: &str) -> usize {
    let all = sandbox.transactions();
    let ours = all
        .iter()
        .filter(|it| it["tracking_id"] == reference && it["status"] == "successful");
    ours.count()
}

#[tokio::test]
async fn a_dropped_capture_is_made_once() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let prepare = async |parents: &PayCross, index| {
        let reserved = parents.charge(&order(index, &token).authorize_only()).await;
        Capture::new(
            format!("capture-{index}"),
            succeeded(reserved).uid(),
            price(index),
        )
    };
    let call = async |paycross: &PayCross, capture: &Capture| paycross.capture(capture).await;
    is_done_once((shop, &["createCapture"]), prepare, call, |sandbox, it| {
        successes(sandbox, &it.reference())
    })
    .await;
}

#[tokio::test]
async fn a_dropped_void_is_made_once() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let prepare = async |parents: &PayCross, index| {
        let reserved = parents.charge(&order(index, &token).authorize_only()).await;
        Void::new(
            format!("void-{index}"),
            succeeded(reserved).uid(),
            price(index),
        )
    };
    let call = async |paycross: &PayCross, void: &Void| paycross.void(void).await;
    is_done_once((shop, &["createVoid"]), prepare, call, |sandbox, it| {
        successes(sandbox, &it.reference())
    })
    .await;
}

#[tokio::test]
async fn a_dropped_refund_is_made_once() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let prepare = async |parents: &PayCross, index| {
        let paid = succeeded(parents.charge(&order(index, &token)).await);
        Refund::new(
            format!("refund-{index}"),
            paid.uid(),
            price(index),
            "Broken cup",
        )
    };
    let call = async |paycross: &PayCross, refund: &Refund| paycross.refund(refund).await;
    is_done_once((shop, &["createRefund"]), prepare, call, |sandbox, it| {
        successes(sandbox, &it.reference())
    })
    .await;
}

#[tokio::test]
async fn a_dropped_completion_is_made_once() {
    let mut shop = Shop::open().await;
    let (asking, dropping) = (client(&shop.sandbox), client(&shop.sandbox));
    let prepare = async |index| {
        let order = payment(&format!("order-{index}"), SECURE)
            .duplicate_check(false)
            .browser(BrowserData::default())
            .control_three_d_secure();
        let asked = asking.charge(&order).await.unwrap();
        let response = response(asked.transaction(), true).await;
        (order, response)
    };
    let call = async |(order, response): &(NewPayment, IssuerResponse)| {
        dropping.complete(order, response).await
    };
    let dropped = drop_at_every_await(prepare, call).await;
    drop((asking, dropping));
    shop.idle().await;
    for (order, response) in &dropped {
        let charges = || shop.sandbox.ledger().charges(&order.reference());
        let reconciled = shop.paycross.reconcile(order).await;
        match (charges(), &reconciled) {
            (1, Ok(Outcome::Succeeded(_))) | (0, Ok(Outcome::ActionRequired(_))) => {}
            (charges, _) => panic!("{order:?}: {charges} charges, {reconciled:?}"),
        }
        succeeded(shop.paycross.complete(order, response).await);
        assert_eq!(charges(), 1, "{order:?}");
    }
}
