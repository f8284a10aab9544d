//! The store on PostgreSQL behaves as the one on SQLite, and shares its orders between processes.

use std::fs;

use tollgate::outcome::Kind;
use tollgate_billing::{
    Error, OutcomeRow, Step, TokenKey, Vault,
    store::{PostgresStore, Start, Store, Work},
};

use tollgate_leaks::{Journal, Secrets, Shown, show};

use crate::{
    server::Server,
    world::{Orders, Saved, folder, import, lines, settings},
};

fn saved() -> Saved {
    Saved {
        paymega: "planted-paymega-token".to_owned(),
        paycross: "planted-paycross-token".to_owned(),
    }
}

fn orders(count: usize) -> Orders {
    let mut orders = Orders::default();
    for number in 0..count {
        let route = ["paymega", "paycross", "failover"][number % 3];
        orders.add(&format!("order-{number}"), route, &saved());
    }
    orders
}

fn row(kind: Kind, step: Step) -> OutcomeRow {
    serde_json::from_value(serde_json::json!({
        "kind": kind, "money": "unknown", "provider": "paymega", "provider_id": "cpi_1", "code": null, "source": null,
        "next_try": null, "advice": "none", "step": step
    }))
    .unwrap()
}

async fn claim_all(store: &PostgresStore) -> Vec<Work> {
    let mut claimed = Vec::new();
    while let Some(chunk) = store.claim().await.unwrap() {
        claimed.extend(chunk.orders);
    }
    claimed
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_imported_once_claimed_once_and_finished_once() {
    let server = Server::start("store");
    let folder = folder("postgres-store");
    let store = PostgresStore::create(&server.url(), &settings())
        .await
        .unwrap();
    let file = orders(250).write(&folder);
    let imported = import(&store, &file, Vault::File).await.unwrap();
    assert_eq!((imported.added, imported.known), (250, 0));
    let again = import(&store, &file, Vault::File).await.unwrap();
    assert_eq!((again.added, again.known), (0, 250));

    // Two processes share the chunks.
    let other = PostgresStore::open(&server.url(), "may").await.unwrap();
    let first = store.claim().await.unwrap().unwrap();
    let others = claim_all(&other).await;
    assert_eq!((first.orders.len(), others.len()), (100, 150));
    assert!(store.claim().await.unwrap().is_none());

    // One of them charges an order at a time.
    let work = &first.orders[0];
    assert_eq!(store.start(work).await.unwrap(), Start::Go);
    assert_eq!(store.start(work).await.unwrap(), Start::Taken);
    assert_eq!(other.start(work).await.unwrap(), Start::Taken);
    store
        .finish(&work.order, row(Kind::OutcomeUnknown, Step::Read))
        .await
        .unwrap();
    assert_eq!(other.start(work).await.unwrap(), Start::Taken);
    let open = other.open(0, 10).await.unwrap();
    assert_eq!(open.len(), 1);
    store
        .finish(&work.order, row(Kind::NotFound, Step::Charge))
        .await
        .unwrap();
    // A start that the other process has not seen is an obstacle; after it has read it, it is none.
    assert_eq!(other.start(work).await.unwrap(), Start::Taken);
    let seen = other.open(0, 10).await.unwrap().remove(0);
    assert_eq!(other.start(&seen).await.unwrap(), Start::Go);
    other
        .finish(&work.order, row(Kind::Succeeded, Step::Done))
        .await
        .unwrap();
    store
        .finish(&work.order, row(Kind::Pending, Step::Read))
        .await
        .unwrap();

    let progress = store.progress().await.unwrap();
    assert_eq!(
        (
            progress.total.count,
            progress.left.count,
            progress.open.count
        ),
        (250, 249, 0)
    );
    assert_eq!(progress.of(Kind::Succeeded).count, 1);
    assert_eq!(lines(&store).await.len(), 250);
    assert_eq!(store.find("er-24", 5).await.unwrap().len(), 5);
    assert!(!other.stop_requested().await.unwrap());
    store.request_stop().await.unwrap();
    assert!(other.stop_requested().await.unwrap());
    let late = PostgresStore::open(&server.url(), "may").await.unwrap();
    assert!(!late.stop_requested().await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_imported_half_and_no_table_holds_a_token() {
    let server = Server::start("half");
    let folder = folder("postgres-half");
    let store = PostgresStore::create(&server.url(), &settings())
        .await
        .unwrap();
    let file = folder.join("wrong.csv");
    let rows = (0..1500).fold(
        "reference,amount,currency,token\n".to_owned(),
        |text, number| format!("{text}{number},1,USD,planted-token\n"),
    );
    fs::write(&file, format!("{rows}7,1,USD,planted-token\n")).unwrap();
    let Error::Lines(bad) = import(&store, &file, Vault::File).await.unwrap_err() else {
        panic!("another error")
    };
    assert_eq!(
        bad.first[0].to_string(),
        "line 1502, column reference: is also on line 9"
    );
    assert!(lines(&store).await.is_empty());
    assert!(store.claim().await.unwrap().is_none());

    let key = TokenKey::new(&TokenKey::generate().unwrap()).unwrap();
    fs::write(&file, rows).unwrap();
    import(&store, &file, Vault::Sealed(key)).await.unwrap();
    let dump = std::process::Command::new("pg_dump")
        .arg(server.url())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&dump.stdout);
    assert!(text.contains("tollgate_billing.orders") && !text.contains("planted"));
    let error = PostgresStore::open(&server.url(), "june")
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NoRun(_)), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_that_keeps_ending_its_processes_is_put_aside() {
    let server = Server::start("aside");
    let folder = folder("postgres-aside");
    let store = PostgresStore::create(&server.url(), &settings())
        .await
        .unwrap();
    import(&store, &orders(5).write(&folder), Vault::File)
        .await
        .unwrap();
    let mut claims = 0;
    while store.claim().await.unwrap().is_some() {
        claims += 1;
        // Its process dies, and the lease lapses.
        let sql = "update pgmq.q_tollgate_run_1 set vt = now()";
        let status = std::process::Command::new("psql")
            .args([&server.url(), "-qc", sql])
            .status();
        assert!(status.unwrap().success());
        assert!(claims < 20);
    }
    assert_eq!(claims, 9);
    let progress = store.progress().await.unwrap();
    assert_eq!((progress.left.count, progress.put_aside), (5, 5));

    assert_eq!(store.give_back().await.unwrap(), 5);
    assert_eq!(store.give_back().await.unwrap(), 0);
    assert_eq!(store.progress().await.unwrap().put_aside, 0);
    let chunk = store.claim().await.unwrap().unwrap();
    assert_eq!(chunk.orders.len(), 5);
}

#[tokio::test]
async fn no_value_error_or_log_shows_the_password_of_the_database() {
    const PASSWORD: &str = "Vg9sX4nB7kM2zQ5t";
    let server = Server::start("password");
    let (journal, mut shown) = (Journal::begin(), Shown::default());
    let user = format!("postgres:{PASSWORD}@");
    let url = server.url().replace("postgres@", &user);
    let store = PostgresStore::create(&url, &settings()).await.unwrap();
    show!(shown, store, store.progress().await.unwrap());
    for wrong in [
        format!("{url}-none"),
        format!("postgres://{user}127.0.0.1:no-port/runs"),
        format!("postgres://{user}127.0.0.1:1/runs"),
        format!("{PASSWORD}://x"),
    ] {
        let result = PostgresStore::names(&wrong).await;
        show!(shown, result.unwrap_err());
    }
    let secrets = Secrets::new([("the password", PASSWORD)]);
    let log = journal.take();
    assert!(log.contains("sqlx"), "{log}");
    secrets.check("a value", shown.text()).unwrap();
    secrets.check("the log", log).unwrap();
}
