//! PayCross: one request that the network delivers twice, to a gateway with a slow issuer.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use tollgate::{Clock, Error, MoneyState, Outcome, Policy, error::ResponseLost};

use crate::{
    clock::StandingClock,
    paycross_script::{Gateway, duplicate, found, nothing, order, written},
};

/// A gateway that receives each request twice: the issuer takes this long for the first one, the second is refused.
async fn slow(bank: Duration, clock: &StandingClock) -> Gateway {
    let (began, time) = (Arc::new(Mutex::new(None)), clock.clone());
    let respond = move |asked: &crate::paycross_script::Asked| {
        let now = time.slept();
        let mut began = began.lock().unwrap();
        if asked.is_post {
            began.get_or_insert(now);
            return written(duplicate());
        }
        let is_done = began.is_some_and(|began| now >= began + bank);
        written(if is_done {
            found("successful")
        } else {
            nothing()
        })
    };
    let clock = clock.clone();
    Gateway::with(respond, |builder| {
        builder.policy(Policy::default()).clock(clock)
    })
    .await
}

#[tokio::test]
async fn after_a_refusal_as_a_duplicate_nothing_is_sent_again() {
    let clock = StandingClock::default();
    let gateway = slow(Duration::from_secs(70), &clock).await;
    let error = gateway.charge().await.unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.loss(), ResponseLost::Duplicate);
    assert_eq!(error.money(), MoneyState::Unknown);
    assert_eq!(error.raw().unwrap().status(), 422);
    assert_eq!(gateway.sent(), 1);
    // The gateway's 30 seconds, and the 30 of an attempt.
    assert!(clock.slept() >= Duration::from_secs(55), "{clock:?}");
    assert!(clock.slept() <= Duration::from_secs(65), "{clock:?}");
    let why = unknown.to_string();
    assert!(
        why.contains("card and amount") && why.contains("30"),
        "{why}"
    );
    assert!(error.advice().contains("same order"), "{}", error.advice());

    clock.sleep(Duration::from_secs(20)).await;
    let outcome = gateway.paycross.reconcile(&order()).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn a_duplicate_that_turns_up_is_taken() {
    for seconds in [0, 20, 40] {
        let clock = StandingClock::default();
        let gateway = slow(Duration::from_secs(seconds), &clock).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
        assert_eq!(gateway.sent(), 1);
    }
}

#[tokio::test]
async fn a_duplicate_is_sent_again_in_no_replay_window() {
    let clock = StandingClock::default();
    let script = [
        nothing(),
        (502, serde_json::Value::Null),
        nothing(),
        duplicate(),
    ];
    let for_ever = script
        .into_iter()
        .chain(std::iter::repeat_n(nothing(), 1000));
    let gateway = Gateway::script_with(for_ever, |builder| {
        let day = Duration::from_secs(24 * 60 * 60);
        builder
            .policy(Policy::default())
            .clock(clock)
            .replay_window(day)
    });
    let gateway = gateway.await;
    let error = gateway.charge().await.unwrap_err();
    assert!(matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Duplicate));
    assert_eq!(gateway.sent(), 2);
}

/// The window begins with the refusal, and not with the call. Here the refusal comes after a minute of lost look-ups.
#[tokio::test]
async fn a_duplicate_is_waited_for_from_when_it_was_refused() {
    let minute = Duration::from_secs(60);
    let (clock, refused) = (StandingClock::default(), Arc::new(Mutex::new(None)));
    let time = clock.clone();
    let respond = move |asked: &crate::paycross_script::Asked| {
        let (now, mut refused) = (time.slept(), refused.lock().unwrap());
        if asked.is_post {
            refused.get_or_insert(now);
            return written(duplicate());
        }
        match *refused {
            None if now < minute => (500, String::new()),
            Some(since) if now >= since + minute / 2 => written(found("successful")),
            _ => written(nothing()),
        }
    };
    let policy = Policy::default().deadline(minute * 5);
    let change = |builder: tollgate::paycross::PayCrossBuilder| builder.policy(policy).clock(clock);
    let gateway = Gateway::with(respond, change).await;
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(gateway.sent(), 1);
}
