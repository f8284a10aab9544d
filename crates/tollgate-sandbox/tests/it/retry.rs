//! The schedule of retries, and which callbacks wait for each other.

use crate::merchant::{listener, merchant, until};
use crate::support::invoice;
use serde_json::json;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tollgate_sandbox::Sandbox;

#[tokio::test]
async fn only_200_ends_the_retries() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let merchant = tokio::spawn(async move { merchant(listener, &[204, 302, 200]).await });
    invoice(&sandbox, "order-1", &json!({"callback_url": url})).await;
    until(&sandbox, |all| all[0].attempts == 1).await;
    let first = sandbox.callbacks()[0].next.unwrap() - sandbox.now();
    assert!((58..=60).contains(&first), "{first}");
    sandbox.advance(Duration::from_secs(60));
    until(&sandbox, |all| all[0].attempts == 2).await;
    let second = sandbox.callbacks()[0].next.unwrap() - sandbox.now();
    assert!((118..=120).contains(&second), "{second}");
    sandbox.advance(Duration::from_secs(120));
    until(&sandbox, |all| all[0].responses == [204, 302, 200]).await;
    assert_eq!(sandbox.callbacks()[0].next, None);
    let seen = merchant.await.unwrap();
    assert!(seen[2].0.contains("retry-count: 3"));
    assert!(
        seen.iter()
            .all(|it| it.0.starts_with("POST /callback?shop=1 ")),
        "redirects are not followed"
    );
}

async fn sped_up(times: u32) -> Sandbox {
    let times = NonZeroU32::new(times).unwrap();
    let builder = Sandbox::builder().callback_speed(times);
    builder.start().await.unwrap()
}

/// A URL without a listener.
async fn nowhere() -> String {
    let (listener, url) = listener().await;
    drop(listener);
    url
}

#[tokio::test]
async fn a_hundred_attempts_are_made_and_no_more() {
    let sandbox = sped_up(1_000_000).await;
    invoice(
        &sandbox,
        "order-1",
        &json!({"callback_url": nowhere().await}),
    )
    .await;
    until(&sandbox, |all| all[0].next.is_none()).await;
    assert_eq!(sandbox.callbacks()[0].responses, [0; 100]);
}

#[tokio::test]
async fn each_retry_comes_a_minute_later_than_the_one_before() {
    let sandbox = Sandbox::start().await.unwrap();
    invoice(
        &sandbox,
        "order-1",
        &json!({"callback_url": nowhere().await}),
    )
    .await;
    for retry in 1..=5 {
        until(&sandbox, |all| all[0].attempts == retry).await;
        let pause = sandbox.callbacks()[0].next.unwrap() - sandbox.now();
        let minutes = i64::from(retry) * 60;
        assert!((minutes - 2..=minutes).contains(&pause), "{retry}: {pause}");
        sandbox.advance(Duration::from_secs(60) * retry);
    }
}

#[tokio::test]
async fn the_schedule_can_be_sped_up() {
    let sandbox = sped_up(600).await;
    let start = Instant::now();
    invoice(
        &sandbox,
        "order-1",
        &json!({"callback_url": nowhere().await}),
    )
    .await;
    until(&sandbox, |all| all[0].attempts == 3).await;
    let passed = start.elapsed();
    assert!(
        passed >= Duration::from_millis(300),
        "a tenth of a second, and then two: {passed:?}"
    );
}

#[tokio::test]
async fn a_slow_merchant_does_not_delay_others() {
    let sandbox = Sandbox::start().await.unwrap();
    // Connections wait in this listener's queue, and no task reads them.
    let slow = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", slow.local_addr().unwrap());
    for reference in ["order-1", "order-2"] {
        invoice(&sandbox, reference, &json!({"callback_url": url})).await;
    }
    let (listener, url) = listener().await;
    invoice(&sandbox, "order-3", &json!({"callback_url": url})).await;
    merchant(listener, &[200]).await;
    until(&sandbox, |all| all[2].next.is_none()).await;
    let attempts: Vec<_> = sandbox.callbacks().iter().map(|it| it.attempts).collect();
    assert_eq!(attempts, [0, 0, 1]);
    let _kept = slow.accept().await.unwrap();
    let second = tokio::time::timeout(Duration::from_millis(100), slow.accept()).await;
    assert!(second.is_err(), "to one URL they go one after the other");
}
