//! PayCross: pauses, windows and deadlines, by a clock that a test holds in its hand.

use std::{sync::Arc, time::Duration};

use tollgate::{Clock, Error, MoneyState, Outcome, Policy};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, Verdict};

use crate::{
    clock::{DEADLINE, LastMoment, StandingClock, StepClock},
    paycross_shop::{PLAIN, Shop, builder, payment},
};

async fn open(clock: &StandingClock, window: Option<Duration>) -> Shop {
    Shop::with(Sandbox::builder(), |builder| {
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
        // A request that may have arrived is not sent again; a question is asked again.
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
async fn what_is_not_final_at_the_deadline_is_pending() {
    let clock = StepClock::default();
    let shop = Shop::with(Sandbox::builder(), |it| it.clock(clock.clone())).await;
    shop.sandbox.decide("order-1042", Verdict::new("pending"));
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
    shop.sandbox.decide("order-1042", Verdict::new("pending"));
    let result = shop.paycross.charge(&payment("order-1042", PLAIN)).await;
    let money = result.as_ref().map_or_else(Error::money, Outcome::money);
    assert_eq!(money, MoneyState::Unknown, "{result:?}");
    assert!(clock.slept() > Duration::from_secs(80) && clock.slept() <= Duration::from_secs(90));
    assert!(clock.longest() <= Duration::from_secs(5), "{clock:?}");
}

#[tokio::test]
async fn a_question_that_the_deadline_cuts_short_leaves_it_pending() {
    let shop = Arc::new(Shop::open().await);
    shop.sandbox.decide("order-1042", Verdict::new("pending"));
    let stall = Kind::Stall {
        point: Point::After,
        for_ms: 60_000,
    };
    shop.sandbox
        .fault(Fault::on("getTransaction", stall).nth(2).times(0));
    let watched = Arc::clone(&shop);
    let paycross = builder(&shop.sandbox)
        .policy(LastMoment::policy())
        .clock(LastMoment::once(move || {
            watched.calls("getTransaction") > 0
        }))
        .build()
        .unwrap();
    let outcome = paycross.charge(&payment("order-1042", PLAIN)).await;
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
}
