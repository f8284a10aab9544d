//! Reconciling many pending orders, on both providers.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

use futures_util::Stream;
use tollgate::{Error, MoneyState, Outcome, paymega::NewInvoice};
use tollgate_sandbox::{Fault, Kind, Point, ScriptedOutcome};

use crate::{
    merchant::{Merchant, SERVICE, usd},
    paycross_shop::{DECLINED, PLAIN, Shop, payment},
    wait::ends,
};

fn order(number: usize) -> NewInvoice {
    NewInvoice::new(format!("order-{number}"), usd(), SERVICE)
}

#[tokio::test]
async fn each_pending_order_ends_with_its_outcome() {
    let merchant = Merchant::open().await;
    for number in 0..6 {
        let invoice = merchant.platform.create(&order(number)).await.unwrap();
        let status = if number % 2 == 0 {
            "processed"
        } else {
            "rejected"
        };
        assert!(
            merchant
                .sandbox
                .settle(invoice.id(), &ScriptedOutcome::new(status))
        );
    }
    let orders: Vec<_> = (0..7).map(order).collect();
    let mut orders = merchant.platform.reconcile_all(orders, 3);
    let mut reported = Vec::new();
    while let Some((order, result)) = orders.next().await {
        let word = match result {
            Ok(Outcome::Succeeded(_)) => "paid",
            Ok(Outcome::Declined(_)) => "declined",
            Err(Error::NotFound(_)) => "not found",
            other => panic!("{other:?}"),
        };
        reported.push((order.reference(), word));
    }
    reported.sort();
    let words: Vec<_> = reported.iter().map(|(_, word)| *word).collect();
    assert_eq!(
        words,
        [
            "paid",
            "declined",
            "paid",
            "declined",
            "paid",
            "declined",
            "not found"
        ]
    );
    assert_eq!(merchant.calls("createSale"), 0);
}

/// Orders that count how many of them were taken.
struct Counted {
    taken: Arc<AtomicUsize>,
}

impl Stream for Counted {
    type Item = NewInvoice;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<NewInvoice>> {
        let number = self.taken.fetch_add(1, Ordering::SeqCst);
        Poll::Ready((number < 10).then(|| order(number)))
    }
}

#[tokio::test]
async fn no_more_orders_are_read_at_once_than_asked_for() {
    let merchant = Merchant::open().await;
    let taken = Arc::default();
    let orders = Counted {
        taken: Arc::clone(&taken),
    };
    let mut orders = merchant.platform.reconcile_all_stream(orders, 2);
    assert!(orders.next().await.is_some());
    let taken = || taken.load(Ordering::SeqCst);
    assert_eq!(taken(), 2);
    let mut rest = 0;
    while orders.next().await.is_some() {
        rest += 1;
    }
    assert_eq!((rest, taken()), (9, 11));
}

#[tokio::test]
async fn orders_of_paycross_are_reconciled_too() {
    let shop = Shop::open().await;
    let paid = payment("order-1", PLAIN);
    let declined = payment("order-2", DECLINED);
    let never_sent = payment("order-3", PLAIN);
    for order in [&paid, &declined] {
        shop.paycross.charge(order).await.unwrap();
    }
    let sent = shop.calls("createPayment");
    let mut orders = shop.paycross.reconcile_all([paid, declined, never_sent], 2);
    let mut reported = Vec::new();
    while let Some((order, result)) = orders.next().await {
        let money = match result {
            Ok(outcome) => outcome.money(),
            Err(error @ Error::NotFound(_)) => error.money(),
            other => panic!("{other:?}"),
        };
        reported.push((order.reference(), money));
    }
    reported.sort_by(|one, other| one.0.cmp(&other.0));
    let money: Vec<_> = reported.iter().map(|(_, money)| *money).collect();
    assert_eq!(
        money,
        [
            MoneyState::Charged,
            MoneyState::Untouched,
            MoneyState::Unknown
        ]
    );
    assert_eq!(shop.calls("createPayment"), sent);
}

#[tokio::test]
async fn none_at_once_means_one() {
    let merchant = Merchant::open().await;
    let mut orders = merchant.platform.reconcile_all([order(0), order(1)], 0);
    for is_there in [true, true, false] {
        assert_eq!(ends(orders.next()).await.is_some(), is_there);
    }
}

#[tokio::test]
async fn a_slow_order_does_not_hold_the_others_back() {
    let merchant = Merchant::open().await;
    let stall = Kind::Stall {
        point: Point::Before,
        for_ms: 10_000,
    };
    let slow = Fault::on("listInvoices", stall).path("order-0");
    merchant.sandbox.fault(slow);
    let mut orders = merchant
        .platform
        .reconcile_all([order(0), order(1), order(2)], 2);
    for number in [1, 2] {
        let (found, _) = orders.next().await.unwrap();
        assert_eq!(found.reference(), format!("order-{number}"));
    }
}
