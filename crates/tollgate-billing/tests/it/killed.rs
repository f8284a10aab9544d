//! A run in a process of its own, which is killed and stopped at any moment while requests fail.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tollgate::Policy;
use tollgate_billing::{Ended, Options, Run, Vault, store::Access};
use tollgate_sandbox::{Info, Sandbox, ScriptedOutcome};

use crate::world::{
    Orders, are_final, assert_ledger_agrees, clients, folder, kinds, open, run_with, save_card,
};

const ORDERS: usize = 240;
/// `TOLLGATE_KILLS` asks for more.
const KILLS: usize = 10;
/// The most runs that may be needed after the kills until each outcome is final.
const RUNS: usize = 5;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The process that works on the run. As a test of its own it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn worker() {
    let Ok(folder) = env::var("BILLING_FOLDER") else {
        return;
    };
    let info: Info = serde_json::from_str(&env::var("BILLING_INFO").unwrap()).unwrap();
    let policy = Policy::default()
        .attempt_timeout(Duration::from_secs(1))
        .deadline(Duration::from_secs(3));
    // The sandbox's clock is moved.
    let options = Options::default()
        .policy(policy)
        .patience(Duration::from_secs(6))
        .invoice_life(None);
    let store = open(Path::new(&folder), Access::Work).unwrap();
    let run = Run::new(store, clients(&info), Vault::File, options)
        .await
        .unwrap();
    let mut live = run.live();
    tokio::spawn(async move {
        while live.changed().await.is_ok() {
            if let Some(trouble) = &live.borrow_and_update().trouble {
                eprintln!("Nothing is sent: {trouble}");
            }
        }
    });
    let ended = run.work().await.unwrap();
    assert!(matches!(ended, Ended::Done | Ended::Open), "{ended:?}");
}

pub struct Worker(Child);

impl Worker {
    pub fn start(folder: &Path, info: &Info) -> Self {
        Self::start_by(Command::new(env::current_exe().unwrap()), folder, info)
    }

    /// Starts the worker with its program at the end of another command.
    pub fn start_by(mut command: Command, folder: &Path, info: &Info) -> Self {
        let log = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(folder.join("log.txt"))
            .unwrap();
        let child = command
            .args(["--exact", "killed::worker", "--nocapture"])
            .env("BILLING_FOLDER", folder)
            .env("BILLING_INFO", serde_json::to_string(info).unwrap())
            .stdout(Stdio::from(log.try_clone().unwrap()))
            .stderr(Stdio::from(log))
            .spawn()
            .unwrap();
        Self(child)
    }

    pub fn id(&self) -> String {
        self.0.id().to_string()
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([name, &self.id()])
            .status()
            .unwrap();
        assert!(status.success());
    }

    pub fn wait(mut self) {
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn kills() -> usize {
    let asked = env::var("TOLLGATE_KILLS").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(KILLS)
}

fn milliseconds(range: std::ops::Range<u64>) -> Duration {
    Duration::from_millis(fastrand::u64(range))
}

/// Every file of the run but the merchant's own.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries
        .filter(|path| path.extension().is_none_or(|it| it != "csv"))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_is_killed_again_and_again_charges_each_order_once() {
    let folder = folder("killed");
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let before = sandbox.ledger().entries.len();
    let mut orders = Orders::default();
    for number in 0..ORDERS {
        let route = ["paymega", "paycross", "failover"][number % 3];
        let reference = format!("order-{number}");
        // A scripted decline is in the words of one provider. A failover may send its order to either.
        if number % 20 == 0 && route != "failover" {
            let (status, code) = match route {
                "paycross" => ("failed", "F.0114"),
                _ => ("process_failed", "insufficient_funds"),
            };
            sandbox.decide(&reference, ScriptedOutcome::new(status).resolution(code));
        }
        orders.add(&reference, route, &saved);
    }
    drop(run_with(&folder, &orders).await);
    sandbox.faults_by_chance(fastrand::u64(..), 0.05);
    // A payment that a killed process has sent is not listed at once.
    sandbox.change(|settings| settings.listed_after = Duration::from_millis(700));
    for kill in 0..kills() {
        let worker = Worker::start(&folder, sandbox.info());
        thread::sleep(milliseconds(50..600));
        if kill % 3 == 2 {
            worker.signal("-STOP");
            thread::sleep(milliseconds(50..500));
            worker.signal("-CONT");
            thread::sleep(milliseconds(1..200));
        }
        drop(worker);
    }
    Worker::start(&folder, sandbox.info()).wait();
    sandbox.clear_faults();
    // An invoice blocks its order until it expires, if its sale was not sent: the process was killed, or too slow on a
    // busy machine. Each run begins after the invoices of the one before have expired.
    for _ in 0..RUNS {
        sandbox.advance(DAY);
        Worker::start(&folder, sandbox.info()).wait();
        let store = open(&folder, Access::Read).unwrap();
        if are_final(&kinds(&store).await) {
            break;
        }
    }

    let store = open(&folder, Access::Read).unwrap();
    assert_ledger_agrees(&sandbox, &store).await;
    let kinds = kinds(&store).await;
    assert_eq!(kinds.len(), ORDERS);
    let paid = kinds.iter().filter(|kind| *kind == "succeeded").count();
    assert!(paid * 10 > ORDERS * 8, "{paid}");
    assert!(are_final(&kinds), "{kinds:?}");
    assert_eq!(sandbox.ledger().entries.len() - before, paid);
    let info = sandbox.info();
    for path in files(&folder) {
        let bytes = fs::read(&path).unwrap();
        for secret in [
            &saved.paymega,
            &saved.paycross,
            &info.api_key,
            &info.shop_secret,
        ] {
            let has = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!has, "{} holds a secret", path.display());
        }
    }
}
