//! A run whose file cannot grow any more, as on a full file system.

use std::{env, fs, path::Path, process::Command, time::Duration};

use rusqlite::Connection;
use tollgate_billing::store::Access;
use tollgate_sandbox::Sandbox;

use crate::{
    killed::Worker,
    world::{Orders, assert_ledger_agrees, folder, kinds, open, run_with, save_card},
};

const ORDERS: usize = 60;

/// The worker may write files up to this size, which its log of writes has already.
const LIMIT: usize = 40_000;

/// A worker that gets an error, not a signal, for a write beyond the limit.
fn limited() -> Command {
    let script = format!(r#"trap "" XFSZ; exec prlimit --fsize={LIMIT}: "$0" "$@""#);
    let mut command = Command::new("sh");
    command
        .args(["-c", &script])
        .arg(env::current_exe().unwrap());
    command
}

/// Fills SQLite's log of writes, and keeps it: a reader of its end forbids to begin it anew.
fn fill(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("may.sqlite")).unwrap();
    let sql = format!(
        "pragma wal_autocheckpoint = 0; create table filler(bytes blob) strict;
         insert into filler values (zeroblob({LIMIT})); begin;"
    );
    connection.execute_batch(&sql).unwrap();
    let count = connection.query_row("select count(*) from filler", [], |row| row.get(0));
    assert_eq!(count, Ok(1));
    connection
}

async fn wait_for_trouble(folder: &Path) {
    let log = folder.join("log.txt");
    while !fs::read_to_string(&log).is_ok_and(|text| text.contains("Nothing is sent: ")) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_cannot_write_sends_nothing_says_so_and_goes_on_when_it_can() {
    let folder = folder("full");
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let mut orders = Orders::default();
    for number in 0..ORDERS {
        let route = ["paymega", "paycross"][number % 2];
        orders.add(&format!("order-{number}"), route, &saved);
    }
    drop(run_with(&folder, &orders).await);
    let reader = fill(&folder);
    let before = sandbox.exchanges().len();
    let worker = Worker::start_by(limited(), &folder, sandbox.info());
    wait_for_trouble(&folder).await;
    // A run that did not wait for its store would send in this time.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(sandbox.exchanges().len(), before);

    let raised = ["--pid", &worker.id(), "--fsize=unlimited"];
    let status = Command::new("prlimit").args(raised).status();
    assert!(status.unwrap().success());
    worker.wait();
    drop(reader);
    let store = open(&folder, Access::Read).unwrap();
    assert_ledger_agrees(&sandbox, &store).await;
    assert_eq!(kinds(&store).await, ["succeeded"; ORDERS]);
}
