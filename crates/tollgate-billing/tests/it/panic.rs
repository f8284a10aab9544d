//! A panic during a charge.

use std::{
    future::Future,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use tollgate::{Clock, Mode, Paymega, SecretKey, paymega::Endpoints};
use tollgate_billing::{Clients, Ended, Options, Run, Vault};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

use crate::world::{Orders, assert_ledger_agrees, folder, kinds, policy, run_with, save_card};

/// A clock whose first pause panics.
#[derive(Debug)]
struct Broken {
    start: Instant,
    has_panicked: AtomicBool,
}

impl Clock for Broken {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        assert!(
            self.has_panicked.swap(true, Ordering::SeqCst),
            "the clock is broken"
        );
        Box::pin(tokio::time::sleep(time))
    }
}

#[tokio::test]
async fn a_charge_that_panics_has_an_unknown_outcome_and_is_read() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let mut orders = Orders::default();
    for number in 0..5 {
        orders.add(&format!("order-{number}"), "paymega", &saved);
    }
    let throttled = Kind::Status {
        status: 429,
        point: Point::Before,
        retry_after: None,
    };
    sandbox.fault(Fault::on("createInvoice", throttled));
    let store = run_with(&folder("panic"), &orders).await;
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let client = Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .clock(Broken {
            start: Instant::now(),
            has_panicked: AtomicBool::new(false),
        })
        .build()
        .unwrap();
    let run = Run::new(
        store.clone(),
        Clients::new().paymega(client),
        Vault::File,
        Options::default().policy(policy()),
    );
    let run = run.await.unwrap();
    let live = run.live();
    assert_eq!(run.work().await.unwrap(), Ended::Done);
    assert_eq!(live.borrow().kinds.get("outcome_unknown"), Some(&1));
    assert!(kinds(&store).await.iter().all(|kind| kind == "succeeded"));
    assert_ledger_agrees(&sandbox, &store).await;
}
