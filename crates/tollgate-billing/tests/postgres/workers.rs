//! Five worker processes with shifted clocks on one run: two are killed, one is stopped and continued, and the database is restarted.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tollgate::Policy;
use tollgate_billing::{
    Ended, Options, Run, TokenKey, Vault,
    store::{PostgresStore, Store},
};
use tollgate_sandbox::{Info, Sandbox};

use crate::{
    server::Server,
    world::{
        Orders, are_final, assert_ledger_agrees, clients, folder, import, kinds, save_card,
        settings,
    },
};

const ORDERS: usize = 600;

/// The shifts of the workers' clocks. A day is longer than any lease, invoice or lookup window.
const SHIFTS: [&str; 5] = ["+0", "-1d", "+1d", "-40s", "+40s"];

/// The most runs that may be needed after the kills until each outcome is final.
const RUNS: usize = 5;

/// Debian's libfaketime, which shifts a process's clock.
fn faketime() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap();
    let mut files = folders.map(|it| it.unwrap().path().join("faketime/libfaketime.so.1"));
    let file = files.find(|it| it.exists());
    file.expect("install Debian's package `faketime`: `cargo xtask billing` does")
}

/// A worker. As a test of its own it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn worker() {
    let Ok(url) = env::var("BILLING_URL") else {
        return;
    };
    let info: Info = serde_json::from_str(&env::var("BILLING_INFO").unwrap()).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    eprintln!("clock {}", now.as_secs());
    let key = TokenKey::read(Path::new(&env::var("BILLING_KEY").unwrap())).unwrap();
    let policy = Policy::default()
        .attempt_timeout(Duration::from_secs(2))
        .deadline(Duration::from_secs(6));
    let options = Options::default()
        .policy(policy)
        .concurrency(4)
        .patience(Duration::from_secs(8))
        .invoice_life(None);
    let store = PostgresStore::open(&url, "may").await.unwrap();
    let run = Run::new(store, clients(&info), Vault::Sealed(key), options)
        .await
        .unwrap();
    let ended = run.work().await.unwrap();
    assert!(matches!(ended, Ended::Done | Ended::Open), "{ended:?}");
}

struct Worker(Child);

/// Where the worker of this number writes what it prints.
fn log(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("log-{number}.txt"))
}

impl Worker {
    /// Each worker writes a log of its own: lines of two processes in one file could mix.
    fn start(server: &Server, folder: &Path, info: &Info, number: usize) -> Self {
        let log = fs::File::create_new(log(folder, number)).unwrap();
        let shift = SHIFTS[number % SHIFTS.len()];
        let child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "workers::worker", "--nocapture"])
            .env("LD_PRELOAD", faketime())
            .env("FAKETIME", shift)
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("BILLING_URL", server.url())
            .env("BILLING_KEY", folder.join("key"))
            .env("BILLING_INFO", serde_json::to_string(info).unwrap())
            .stdout(Stdio::from(log.try_clone().unwrap()))
            .stderr(Stdio::from(log))
            .spawn();
        Self(child.unwrap())
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([name, &self.0.id().to_string()])
            .status();
        assert!(status.unwrap().success());
    }

    fn wait(mut self) {
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn left(store: &PostgresStore) -> u64 {
    loop {
        // The database may be restarting.
        if let Ok(progress) = store.progress().await {
            return progress.left.count;
        }
    }
}

async fn wait_until_left(store: &PostgresStore, count: u64) {
    while left(store).await > count {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Each worker has written its time: the shifts have worked.
fn assert_clocks_differ(logs: &[String]) {
    let clock = |log: &String| {
        let mut lines = log.lines().filter_map(|line| line.split("clock ").nth(1));
        lines.next().unwrap().parse::<u64>().unwrap()
    };
    let mut clocks: Vec<_> = logs.iter().map(clock).collect();
    clocks.sort_unstable();
    let spread = clocks.last().unwrap() - clocks[0];
    assert!(spread > 2 * 24 * 60 * 60 - 60, "{clocks:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_workers_with_shifted_clocks_die_stop_and_lose_the_database_and_charge_each_order_once()
 {
    let server = Server::start("workers");
    let folder = folder("postgres-workers");
    fs::write(folder.join("key"), TokenKey::generate().unwrap().expose()).unwrap();
    let key = TokenKey::read(&folder.join("key")).unwrap();
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let mut orders = Orders::default();
    for number in 0..ORDERS {
        orders.add(
            &format!("order-{number}"),
            ["paymega", "paycross", "failover"][number % 3],
            &saved,
        );
    }
    let store = PostgresStore::create(&server.url(), &settings())
        .await
        .unwrap();
    import(&store, &orders.write(&folder), Vault::Sealed(key))
        .await
        .unwrap();
    sandbox.faults_by_chance(fastrand::u64(..), 0.02);

    let start = |number| Worker::start(&server, &folder, sandbox.info(), number);
    let mut workers: Vec<_> = (0..SHIFTS.len()).map(start).collect();
    wait_until_left(&store, 560).await;
    drop(workers.pop());
    wait_until_left(&store, 480).await;
    workers[0].signal("-STOP");
    drop(workers.pop());
    wait_until_left(&store, 380).await;
    server.restart();
    wait_until_left(&store, 200).await;
    // The stopped worker's leases have lapsed meanwhile.
    thread::sleep(Duration::from_secs(31));
    workers[0].signal("-CONT");
    for worker in workers {
        worker.wait();
    }
    sandbox.clear_faults();
    // An invoice blocks its order until it expires, if its sale was not sent: the process was killed, or too slow on a
    // busy machine. Each run begins after the invoices of the one before have expired.
    let mut started = SHIFTS.len();
    while started < SHIFTS.len() + RUNS {
        sandbox.advance(Duration::from_secs(24 * 60 * 60));
        start(started).wait();
        started += 1;
        if are_final(&kinds(&store).await) {
            break;
        }
    }

    assert_ledger_agrees(&sandbox, &store).await;
    let kinds = kinds(&store).await;
    assert_eq!(kinds.len(), ORDERS);
    assert!(are_final(&kinds), "{kinds:?}");
    let read = |number| fs::read_to_string(log(&folder, number)).unwrap();
    let logs: Vec<_> = (0..started).map(read).collect();
    assert_clocks_differ(&logs);
    for secret in [&saved.paymega, &saved.paycross, &sandbox.info().api_key] {
        assert!(logs.iter().all(|log| !log.contains(secret.as_str())));
    }
}
