//! PayCross: pauses, windows and deadlines, with a clock that the test controls.

use std::{sync::Arc, time::Duration};

use tollgate::{
    Clock, Error, MoneyState, Outcome, Policy,
    paycross::{Capture, IssuerResponse, Refund, Void},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, ScriptedOutcome};

use crate::{
    clock::{DEADLINE, LastMoment, StandingClock, StepClock},
    merchant::usd,
    paycross_shop::{PLAIN, SECURE, Shop, builder, payment},
};

async fn open(clock: &StandingClock, window: Option<Duration>) -> Shop {
    Shop::with(Sandbox::builder().replay(true), |builder| {
        let builder = builder.policy(Policy::default()).clock(clock.clone());
        match window {
            Some(window) => builder.replay_window(window),
            None => builder,
        }
    })
    .await
}

fn busy(operation: &'static str, retry_after: u64) -> Fault {
    let kind = Kind::Status {
        status: 429,
        point: Point::Before,
        retry_after: Some(retry_after),
    };
    Fault::on(operation, kind)
}

#[tokio::test]
async fn the_gateways_wish_to_be_left_alone_is_obeyed() {
    for operation in ["findTransactions", "createPayment"] {
        let clock = StandingClock::default();
        let shop = open(&clock, None).await;
        shop.sandbox.fault(busy(operation, 40));
        let result = shop.paycross.charge(&payment("order-1042", PLAIN)).await;
        assert!(
            clock.longest() >= Duration::from_secs(40),
            "{operation}: {clock:?}"
        );
        assert!(
            clock.slept() <= Duration::from_secs(90),
            "{operation}: {clock:?}"
        );
        // A request that may have arrived is not sent again; a look-up is repeated.
        assert_eq!(
            result.is_ok(),
            operation == "findTransactions",
            "{result:?}"
        );
    }
}

#[tokio::test]
async fn a_wish_beyond_the_deadline_ends_the_call_at_once() {
    let clock = StandingClock::default();
    let shop = open(&clock, None).await;
    shop.sandbox.fault(busy("findTransactions", 3600));
    let error = shop
        .paycross
        .charge(&payment("order-1042", PLAIN))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(
        (clock.slept(), shop.calls("createPayment")),
        (Duration::ZERO, 0)
    );
}

#[tokio::test]
async fn nothing_is_sent_again_that_might_arrive_after_the_window() {
    // An attempt may take 30 seconds, and the pause before it 5.
    for (seconds, is_sent_again) in [(35, false), (36, true)] {
        let clock = StandingClock::default();
        let shop = open(&clock, Some(Duration::from_secs(seconds))).await;
        let lost = Kind::Close {
            point: Point::Before,
            reset: false,
        };
        shop.sandbox.fault(Fault::on("createPayment", lost));
        let result = shop.paycross.charge(&payment("order-1042", PLAIN)).await;
        let money = result.as_ref().map_or_else(Error::money, Outcome::money);
        let is_paid = money == MoneyState::Charged;
        assert_eq!(is_paid, is_sent_again, "{seconds}: {result:?}");
        let charges = shop.sandbox.ledger().charges("order-1042");
        assert_eq!(charges, usize::from(is_sent_again), "{seconds}");
    }
}

#[tokio::test]
async fn a_replay_window_begins_with_the_first_request_and_does_not_slide() {
    let clock = StandingClock::default();
    let shop = open(&clock, Some(Duration::from_secs(60))).await;
    // Sent at once and after 20 seconds. After 40 an attempt of 30 would no longer end within the first one's window.
    shop.sandbox.fault(busy("createPayment", 20).times(9));
    let error = shop
        .paycross
        .charge(&payment("order-1042", PLAIN))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(shop.calls("createPayment"), 2, "{clock:?}");
}

/// A client with so little time left, after the first look-up, that it sends nothing any more.
fn late(shop: &Shop) -> tollgate::PayCross {
    shop.sandbox.fault(busy("findTransactions", 901));
    let policy = Policy::default().deadline(Duration::from_secs(1000));
    let builder = builder(&shop.sandbox).policy(policy);
    builder.clock(StandingClock::default()).build().unwrap()
}

#[tokio::test]
async fn a_request_that_moves_money_is_not_sent_at_the_end_of_the_deadline() {
    let shop = Shop::open().await;
    let order = payment("order-1042", PLAIN);
    let paid = shop
        .paycross
        .charge(&order.clone().authorize_only())
        .await
        .unwrap();
    let uid = paid.transaction().uid();
    let calls = [
        "createPayment",
        "createCapture",
        "createVoid",
        "createRefund",
    ];
    let results = [
        late(&shop).charge(&payment("order-1043", PLAIN)).await,
        late(&shop)
            .capture(&Capture::new("capture", uid, usd()))
            .await,
        late(&shop).void(&Void::new("void", uid, usd())).await,
        late(&shop)
            .refund(&Refund::new("refund", uid, usd(), "Late"))
            .await,
    ];
    for (result, call) in results.into_iter().zip(calls) {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::NotSent(_)), "{call}: {error:?}");
        assert_eq!(error.money(), MoneyState::Untouched, "{call}");
        assert_eq!(shop.calls(call), 0, "{call}");
    }
}

#[tokio::test]
async fn three_d_secure_is_not_completed_at_the_end_of_the_deadline() {
    let shop = Shop::open().await;
    let order = payment("order-1042", SECURE).control_three_d_secure();
    let waiting = shop.paycross.charge(&order).await.unwrap();
    assert!(matches!(waiting, Outcome::ActionRequired(_)), "{waiting:?}");
    let response = IssuerResponse::new("PaRes");
    let error = late(&shop).complete(&order, &response).await.unwrap_err();
    assert!(
        matches!(&error, Error::NotSent(it) if it.operation().is_some()),
        "{error:?}"
    );
    assert_eq!(shop.calls("completeChallenge"), 0);
    shop.paycross.complete(&order, &response).await.unwrap();
    assert_eq!(shop.calls("completeChallenge"), 1);
}

#[tokio::test]
async fn a_transaction_that_is_not_final_at_the_deadline_is_pending() {
    let clock = StepClock::default();
    let shop = Shop::with(Sandbox::builder(), |it| it.clock(clock.clone())).await;
    shop.sandbox
        .decide("order-1042", ScriptedOutcome::new("pending"));
    let outcome = shop
        .paycross
        .charge(&payment("order-1042", PLAIN))
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(clock.now(), DEADLINE, "{clock:?}");
}

#[tokio::test]
async fn pauses_end_before_the_deadline_and_are_never_longer_than_the_longest() {
    let clock = StandingClock::default();
    let shop = open(&clock, None).await;
    shop.sandbox
        .decide("order-1042", ScriptedOutcome::new("pending"));
    let result = shop.paycross.charge(&payment("order-1042", PLAIN)).await;
    let money = result.as_ref().map_or_else(Error::money, Outcome::money);
    assert_eq!(money, MoneyState::Unknown, "{result:?}");
    assert!(clock.slept() > Duration::from_secs(80) && clock.slept() <= Duration::from_secs(90));
    assert!(clock.longest() <= Duration::from_secs(5), "{clock:?}");
}

#[tokio::test]
async fn a_question_that_the_deadline_cuts_short_leaves_it_pending() {
    let shop = Arc::new(Shop::open().await);
    shop.sandbox
        .decide("order-1042", ScriptedOutcome::new("pending"));
    // A client that waits longer than the deadline sees the end.
    let stall = Kind::Stall {
        point: Point::Before,
        for_ms: 10_000,
    };
    let stalled = Fault::on("getTransaction", stall).nth(2).times(0);
    shop.sandbox.fault(stalled);
    let watched = Arc::clone(&shop);
    let clock = LastMoment::once(move || {
        let is_near = watched.calls("getTransaction") > 0;
        if is_near {
            let transaction = &watched.sandbox.transactions()[0];
            let uid = transaction["uid"].as_str().unwrap();
            let verdict = ScriptedOutcome::new("successful");
            watched.sandbox.settle(uid, &verdict);
        }
        is_near
    });
    let paycross = builder(&shop.sandbox)
        .policy(LastMoment::policy())
        .clock(clock)
        .build()
        .unwrap();
    let outcome = paycross.charge(&payment("order-1042", PLAIN)).await;
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
}
