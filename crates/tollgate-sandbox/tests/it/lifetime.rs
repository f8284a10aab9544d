//! Start and end of sandboxes.

use crate::support::{invoice, request, split};
use serde_json::json;
use std::process::Command;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

/// Set in the process that counts, where no other test opens files.
const ALONE: &str = "TOLLGATE_COUNTS_ALONE";

#[tokio::test]
async fn a_stopped_sandbox_releases_its_port() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = split(&sandbox.info().private).0.to_owned();
    let kept = TcpStream::connect(&address).await.unwrap();
    sandbox.stop().await;
    assert!(TcpStream::connect(&address).await.is_err());
    let mut byte = [0];
    let end = tokio::time::timeout(std::time::Duration::from_secs(5), async {
        kept.readable().await.unwrap();
        kept.try_read(&mut byte)
    });
    assert!(
        matches!(end.await, Ok(Ok(0) | Err(_))),
        "connections end too"
    );
    drop(kept);
    let port = address.rsplit(':').next().unwrap().parse().unwrap();
    let again = Sandbox::builder().port(port).start().await.unwrap();
    drop(again);
    for _ in 0..200 {
        if TcpListener::bind(&address).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("a dropped sandbox keeps its port");
}

#[tokio::test]
async fn an_idle_sandbox_has_processed_every_request() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = format!("{}/payment-prerequest", sandbox.info().public);
    let call = request("POST", &url, "", "{}");
    for point in [Point::Before, Point::After] {
        let stall = Kind::Stall { point, for_ms: 100 };
        sandbox.fault(Fault::new(stall));
        let before = sandbox.exchanges().len();
        for _ in 0..20 {
            let mut gone = TcpStream::connect(split(&url).0).await.unwrap();
            gone.write_all(&call).await.unwrap();
        }
        sandbox.idle().await;
        assert_eq!(sandbox.exchanges().len() - before, 20, "{point:?}");
    }
    sandbox.refuse_connections(Duration::from_millis(50));
    sandbox.idle().await;
    assert!(TcpStream::connect(split(&url).0).await.is_ok());
}

#[test]
fn five_hundred_sandboxes_leave_nothing_behind() {
    if std::env::var_os(ALONE).is_some() {
        return count();
    }
    let name = "lifetime::five_hundred_sandboxes_leave_nothing_behind";
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--test-threads=1", "--nocapture"])
        .env(ALONE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}");
    assert!(
        String::from_utf8_lossy(&child.stdout).contains("1 passed"),
        "it was not run"
    );
}

fn count() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // The process opens some files once, before the count.
    runtime.block_on(batch(1));
    settle(&runtime);
    let before = descriptors();
    for _ in 0..10 {
        runtime.block_on(batch(50));
    }
    settle(&runtime);
    // Each open port needs a descriptor, so without descriptors no port is open.
    assert_eq!(descriptors(), before);
}

/// Starts so many at once, uses one, lets one vanish in the middle of a call, and stops them.
async fn batch(count: usize) {
    let mut running = Vec::new();
    for _ in 0..count {
        running.push(Sandbox::start().await.unwrap());
    }
    let more = json!({"callback_url": "http://127.0.0.1:9/"});
    invoice(&running[count / 2], "order-1", &more).await;
    let address = split(&running[0].info().private).0.to_owned();
    let kept = TcpStream::connect(address).await.unwrap();
    for (number, sandbox) in running.into_iter().enumerate() {
        if number == 0 {
            drop(sandbox);
        } else {
            sandbox.stop().await;
        }
    }
    drop(kept);
}

/// Waits until no task is alive: those of connections end with their listeners.
fn settle(runtime: &Runtime) {
    let alive = || runtime.metrics().num_alive_tasks();
    runtime.block_on(async {
        for _ in 0..1_000 {
            if alive() == 0 {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("{} tasks are left", alive());
    });
}

/// The number of open files and sockets of this process. `None` if the system does not report it.
fn descriptors() -> Option<usize> {
    Some(std::fs::read_dir("/proc/self/fd").ok()?.count())
}
