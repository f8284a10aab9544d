//! PayCross: a replay window, and a gateway with a long `Retry-After`.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    http::{
        Method, StatusCode,
        header::{RETRY_AFTER, SERVER},
    },
};
use tokio::net::TcpListener;
use tollgate::{Error, Mode, PayCross, Policy, SecretKey, paycross::Endpoint};

use crate::{
    clock::StandingClock,
    paycross_shop::{PLAIN, payment},
};

/// The address of a gateway that loses each request, finds nothing, and asks for a pause of 40 seconds after each
/// look-up. It counts the requests that move money.
async fn gateway() -> (String, Arc<AtomicUsize>) {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let router = Router::new().fallback(move |method: Method| {
        let is_post = method == Method::POST;
        count.fetch_add(usize::from(is_post), Ordering::SeqCst);
        async move {
            if is_post {
                return (StatusCode::BAD_GATEWAY, [(SERVER, "gateway")], "");
            }
            let nothing = r#"{"transactions":[]}"#;
            (StatusCode::OK, [(RETRY_AFTER, "40")], nothing)
        }
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, sent)
}

#[tokio::test]
async fn a_pause_that_the_gateway_asks_for_counts_against_the_window() {
    // With the pause of 40 seconds and the 30 of an attempt, the second request could arrive after the first window.
    for (window, expected) in [(60, 1), (130, 2)] {
        let (address, sent) = gateway().await;
        let paycross = PayCross::builder(Mode::Test, Endpoint::custom(address))
            .shop("361", SecretKey::new("key"))
            .replay_window(Duration::from_secs(window))
            .policy(Policy::default().attempts(2))
            .clock(StandingClock::default())
            .build()
            .unwrap();
        let error = paycross.charge(&payment("order-1042", PLAIN)).await;
        assert!(matches!(error, Err(Error::OutcomeUnknown(_))), "{error:?}");
        assert_eq!(sent.load(Ordering::SeqCst), expected, "{window}");
    }
}
