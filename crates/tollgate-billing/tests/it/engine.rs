//! The engine: order of work, limits, failover, and what it does when its store or a provider fails.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde_json::json;
use tollgate::{Clock, outcome::NextTry};
use tollgate_billing::{
    Clients, Ended, Options, Run, Vault,
    store::{Line, SqliteStore, Store},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, ScriptedOutcome};

use crate::world::{
    Orders, Saved, assert_ledger_agrees, clients, folder, kinds, lines, open, policy, run_with,
    save_card, save_on_paycross,
};

fn options() -> Options {
    Options::default().policy(policy())
}

async fn work(store: SqliteStore, clients: Clients, options: Options) -> Ended {
    let run = Run::new(store, clients, Vault::File, options)
        .await
        .unwrap();
    run.work().await.unwrap()
}

fn declined(resolution: &str) -> ScriptedOutcome {
    ScriptedOutcome::new("process_failed").resolution(resolution)
}

async fn world(name: &str) -> (Sandbox, Saved, std::path::PathBuf) {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    (sandbox, saved, folder(name))
}

#[tokio::test]
async fn every_order_gets_one_outcome_and_each_paid_one_has_one_charge() {
    let (sandbox, saved, folder) = world("engine-all").await;
    let mut orders = Orders::default();
    for number in 0..30 {
        let route = ["paymega", "paycross", "failover"][number % 3];
        orders.add(&format!("order-{number}"), route, &saved);
    }
    sandbox.decide("order-0", declined("insufficient_funds"));
    sandbox.decide("order-2", declined("issuer_decline"));
    sandbox.decide("order-5", declined("lost_or_stolen_card"));
    let store = run_with(&folder, &orders).await;
    let ended = work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(ended, Ended::Done);
    assert_ledger_agrees(&sandbox, &store).await;
    let kinds = kinds(&store).await;
    let declined: Vec<_> = (0..30).filter(|it| kinds[*it] == "declined").collect();
    assert_eq!(declined, [0, 5]);
    let rows = lines(&store).await;
    let providers = [1, 2, 5].map(|it: usize| {
        rows[it]
            .outcome
            .as_ref()
            .unwrap()
            .0
            .provider
            .unwrap()
            .as_str()
    });
    assert_eq!(providers, ["paycross", "paycross", "paymega"]);
    let next = rows[0].outcome.as_ref().unwrap().0.next_try;
    assert_eq!(next, Some(NextTry::Later));
    // A run that is done sends nothing more.
    let exchanges = sandbox.exchanges().len();
    assert_eq!(
        work(store, clients(sandbox.info()), options()).await,
        Ended::Done
    );
    assert_eq!(sandbox.exchanges().len(), exchanges);
}

#[tokio::test]
async fn a_lost_card_is_never_charged_on_the_second_provider() {
    let (sandbox, saved, folder) = world("engine-hard").await;
    let mut orders = Orders::default();
    orders.add("hard", "failover", &saved);
    sandbox.decide("hard", declined("lost_or_stolen_card"));
    let store = run_with(&folder, &orders).await;
    let before = sandbox.transactions().len();
    work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(kinds(&store).await, ["declined"]);
    assert_eq!(sandbox.transactions().len(), before);
}

/// A clock that never waits: it moves the sandbox's clock instead.
#[derive(Debug)]
struct Jumping {
    sandbox: Arc<Sandbox>,
    millis: AtomicU64,
}

impl Clock for Jumping {
    fn now(&self) -> Duration {
        Duration::from_millis(self.millis.load(Ordering::SeqCst))
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let time = time.max(Duration::from_millis(1));
        let millis = u64::try_from(time.as_millis()).unwrap();
        self.millis.fetch_add(millis, Ordering::SeqCst);
        self.sandbox.advance(time);
        Box::pin(tokio::task::yield_now())
    }
}

fn jumping(sandbox: &Arc<Sandbox>) -> Jumping {
    Jumping {
        sandbox: Arc::clone(sandbox),
        millis: AtomicU64::new(0),
    }
}

#[tokio::test]
async fn equal_cards_and_amounts_are_kept_apart_on_paycross() {
    let (sandbox, saved, folder) = world("engine-apart").await;
    let sandbox = Arc::new(sandbox);
    // The gateway compares the amounts of tokenisations too.
    sandbox.advance(Duration::from_secs(60));
    let other = Saved {
        paycross: save_on_paycross(&crate::world::paycross(sandbox.info()), "save-other").await,
        ..saved.clone()
    };
    let mut orders = Orders::default();
    for number in 0..4 {
        orders.priced(&format!("equal-{number}"), "paycross", "9.99", &saved);
        orders.priced(&format!("other-{number}"), "paycross", "9.99", &other);
        orders.priced(&format!("paymega-{number}"), "paymega", "9.99", &saved);
    }
    let store = run_with(&folder, &orders).await;
    let options = options().invoice_life(None).clock(jumping(&sandbox));
    assert_eq!(
        work(store.clone(), clients(sandbox.info()), options).await,
        Ended::Done
    );
    assert_ledger_agrees(&sandbox, &store).await;
    let kinds = kinds(&store).await;
    assert!(kinds.iter().all(|kind| kind == "succeeded"), "{kinds:?}");
    let entries = sandbox.ledger().entries;
    let times: Vec<_> = entries
        .iter()
        .filter(|it| it.reference.starts_with("equal"))
        .map(|it| it.at)
        .collect();
    assert_eq!(times.len(), 4);
    assert!(
        times.windows(2).all(|pair| pair[1] - pair[0] >= 31),
        "{times:?}"
    );
    let refused = sandbox.exchanges().into_iter().filter(|exchange| {
        exchange.operation == Some("createPayment") && exchange.status.is_none_or(|it| it >= 300)
    });
    assert_eq!(refused.count(), 0);
    // Another card with this amount needs no distance.
    let first = |name: &str| {
        entries
            .iter()
            .find(|it| it.reference.starts_with(name))
            .unwrap()
            .at
    };
    assert!((first("other") - first("equal")).abs() < 31);
}

#[tokio::test]
async fn an_order_whose_request_may_be_under_way_waits_on_paycross_alone() {
    let (sandbox, saved, folder) = world("engine-hold").await;
    let mut orders = Orders::default();
    for (reference, route) in [("p", "paycross"), ("m", "paymega"), ("q", "paycross")] {
        orders.add(reference, route, &saved);
    }
    let store = run_with(&folder, &orders).await;
    // A process started these two, and was killed.
    for line in &lines(&store).await[..2] {
        store.start(&crate::store::work(&line.order)).await.unwrap();
    }
    let before = lines(&store).await;
    drop(store);
    let store = open(&folder, tollgate_billing::store::Access::Work).unwrap();
    let short = tollgate::Policy::default()
        .attempt_timeout(Duration::from_millis(500))
        .deadline(Duration::from_millis(2500));
    let run = Run::new(
        store.clone(),
        clients(sandbox.info()),
        Vault::File,
        Options::default().policy(short),
    );
    assert_eq!(run.await.unwrap().work().await.unwrap(), Ended::Done);
    let references: Vec<_> = sandbox
        .ledger()
        .entries
        .iter()
        .map(|it| it.reference.clone())
        .collect();
    assert_eq!(
        references.last().map(String::as_str),
        Some("p"),
        "{references:?}"
    );
    assert_ledger_agrees(&sandbox, &store).await;
    // The deadline and the timeout are three seconds; times are stored in whole ones here.
    let started = |rows: &[Line], at: usize| rows[at].started_at.unwrap();
    let after = lines(&store).await;
    assert!(started(&after, 0) >= started(&before, 0) + 2);
}

#[tokio::test]
async fn refused_credentials_end_the_run_and_the_next_one_goes_on() {
    let (sandbox, saved, folder) = world("engine-credentials").await;
    let mut orders = Orders::default();
    for number in 0..50 {
        orders.add(&format!("order-{number}"), "paymega", &saved);
    }
    let store = run_with(&folder, &orders).await;
    let mut wrong = sandbox.info().clone();
    wrong.api_key = "another-key".to_owned();
    let before = sandbox.exchanges().len();
    let ended = work(store.clone(), clients(&wrong), options().concurrency(4)).await;
    assert!(matches!(ended, Ended::Credentials(_)), "{ended:?}");
    assert!(
        sandbox.exchanges().len() - before <= 12,
        "{}",
        sandbox.exchanges().len()
    );
    let ended = work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(ended, Ended::Done);
    assert!(kinds(&store).await.iter().all(|kind| kind == "succeeded"));
    assert_ledger_agrees(&sandbox, &store).await;
}

#[tokio::test]
async fn an_unknown_outcome_is_read_in_the_second_pass() {
    let (sandbox, saved, folder) = world("engine-unknown").await;
    let mut orders = Orders::default();
    orders.add("order-0", "paymega", &saved);
    orders.add("order-1", "paycross", &saved);
    // The responses of a whole call are lost, and the reads of the second pass are not.
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    for operation in ["createInvoice", "createPayment"] {
        sandbox.fault(Fault::on(operation, lost.clone()));
    }
    for operation in ["listInvoices", "getInvoice", "findTransactions"] {
        for _ in 0..40 {
            sandbox.fault(Fault::on(operation, lost.clone()));
        }
    }
    let store = run_with(&folder, &orders).await;
    let short = tollgate::Policy::default()
        .attempt_timeout(Duration::from_millis(500))
        .deadline(Duration::from_secs(2));
    let run = Run::new(
        store.clone(),
        clients(sandbox.info()),
        Vault::File,
        Options::default().policy(short),
    );
    let run = run.await.unwrap();
    let mut live = run.live();
    let work = tokio::spawn(async move { run.work().await.unwrap() });
    live.wait_for(|live| live.finished == 2).await.unwrap();
    sandbox.clear_faults();
    let ended = work.await.unwrap();
    assert!(matches!(ended, Ended::Done | Ended::Open), "{ended:?}");
    assert_ledger_agrees(&sandbox, &store).await;
}

/// The gateway charges the first copy of a request and refuses the second one, and the look-ups after it are lost.
#[tokio::test]
async fn a_refusal_with_the_money_unknown_is_read_in_the_second_pass() {
    let (sandbox, saved, folder) = world("engine-refused").await;
    let mut orders = Orders::default();
    orders.add("order-0", "paycross", &saved);
    let refused = json!({ "message": "Odd.", "errors": { "amount": ["is odd"] } });
    let foreign = json!({ "kind": "foreign", "status": 422, "point": "after", "body": refused });
    sandbox.fault(Fault::on(
        "createPayment",
        serde_json::from_value(foreign).unwrap(),
    ));
    let lost = Kind::Close {
        point: Point::Before,
        reset: false,
    };
    // All look-ups that the call may make.
    let attempts = policy().attempts;
    sandbox.fault(Fault::on("findTransactions", lost).nth(2).times(attempts));
    let store = run_with(&folder, &orders).await;
    let ended = work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(ended, Ended::Done);
    assert_eq!(kinds(&store).await, ["succeeded"]);
    assert_ledger_agrees(&sandbox, &store).await;
}

#[tokio::test]
async fn a_run_that_stops_finishes_what_is_under_way_and_starts_nothing_more() {
    let (sandbox, saved, folder) = world("engine-stop").await;
    let mut orders = Orders::default();
    for number in 0..400 {
        orders.add(&format!("order-{number}"), "paymega", &saved);
    }
    let store = run_with(&folder, &orders).await;
    let run = Run::new(
        store.clone(),
        clients(sandbox.info()),
        Vault::File,
        options().concurrency(2),
    );
    let run = run.await.unwrap();
    let mut live = run.live();
    let stopper = run.stopper();
    let work = tokio::spawn(async move { run.work().await.unwrap() });
    live.wait_for(|live| live.finished > 3).await.unwrap();
    stopper.stop();
    assert_eq!(work.await.unwrap(), Ended::Stopped);
    let rows = lines(&store).await;
    let started = rows.iter().filter(|it| it.started_at.is_some()).count();
    let finished = rows.iter().filter(|it| it.outcome.is_some()).count();
    assert_eq!(started, finished);
    assert!(finished < 400);
    assert_eq!(sandbox.ledger().entries.len(), finished + 1);
}

#[tokio::test]
async fn another_process_can_ask_the_run_to_stop() {
    let (sandbox, saved, folder) = world("engine-stop-file").await;
    let mut orders = Orders::default();
    for number in 0..2000 {
        orders.add(&format!("order-{number}"), "paymega", &saved);
    }
    let store = run_with(&folder, &orders).await;
    let reader = open(&folder, tollgate_billing::store::Access::Read).unwrap();
    let run = Run::new(
        store,
        clients(sandbox.info()),
        Vault::File,
        options().concurrency(1),
    );
    let run = run.await.unwrap();
    let mut live = run.live();
    let work = tokio::spawn(async move { run.work().await.unwrap() });
    live.wait_for(|live| live.finished > 1).await.unwrap();
    reader.request_stop().await.unwrap();
    assert_eq!(work.await.unwrap(), Ended::Stopped);
}

#[tokio::test]
async fn an_order_whose_line_has_changed_is_not_charged() {
    let (sandbox, saved, folder) = world("engine-changed").await;
    let mut orders = Orders::default();
    orders
        .add("order-1", "paymega", &saved)
        .add("order-2", "paymega", &saved);
    let store = run_with(&folder, &orders).await;
    let file = folder.join("orders.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("order-1", "order-9")).unwrap();
    let ended = work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(ended, Ended::Open);
    assert_eq!(kinds(&store).await, ["invalid", "succeeded"]);
    std::fs::write(&file, text).unwrap();
    let ended = work(store.clone(), clients(sandbox.info()), options()).await;
    assert_eq!(ended, Ended::Done);
    assert_eq!(kinds(&store).await, ["succeeded", "succeeded"]);
    assert_ledger_agrees(&sandbox, &store).await;
}
