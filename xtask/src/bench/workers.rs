//! Four processes on one run in PostgreSQL, beside one process.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::billing::{children, ended, failed, float, spawn};
use crate::error::{Error, Result};
use crate::faults::world::{ORDERS, World};

/// The processes that share a run.
const WORKERS: usize = 4;

/// The orders of the run for each process.
const SHARE: usize = 1_000;

/// A provider that takes this long for each request makes the processes wait for it, and not for each other's CPU.
const WAIT: u64 = 60;

/// The orders that a process charges at once.
const AT_ONCE: &str = "8";

/// Requests of one order.
const REQUESTS: u64 = 3;

/// The speed of one process and of all.
pub struct Speed {
    /// Charges in a second.
    pub rate: f64,
    /// Microseconds of CPU for a charge, of the processes without the database.
    pub cpu: f64,
}

/// Measures a run of one process and a run of four, and prints both.
pub fn compare(target: &Path, open: impl Fn(&str, usize) -> Result<World>) -> Result<()> {
    let server = Server::start(target)?;
    let measure = |workers: usize| {
        let name = format!("workers-{workers}");
        work(open(&name, SHARE * workers)?, workers, &server.url)
    };
    let (one, all) = (measure(1)?, measure(WORKERS)?);
    let wanted = one.rate * float(WORKERS as u64);
    out!(
        "PostgreSQL: {:.0} charges/s and {:.0} µs of CPU for a charge in one process; {:.0} and {:.0} in {WORKERS}: {:.1} % lost",
        one.rate,
        one.cpu,
        all.rate,
        all.cpu,
        100.0 * (1.0 - all.rate / wanted)
    );
    Ok(())
}

fn work(mut world: World, workers: usize, url: &str) -> Result<Speed> {
    let run = format!("run-{workers}");
    let place = [&*run, "--token-key", "run.key", "--database", url];
    ended(&mut world.bill(&["key", "run.key"]))?;
    ended(world.bill(&["import"]).args(place).arg(ORDERS))?;
    let orders = float((SHARE * workers) as u64);
    let slow = json!({"kind": "stall", "point": "before", "for_ms": WAIT, "times": 0});
    world.control().post("/faults", &slow)?;
    let (before, cpu) = (world.exchanges()?, children()?);
    let processes = (0..workers).map(|_| {
        let mut command = world.bill(&["run"]);
        spawn(
            command
                .args(place)
                .args(["--concurrency", AT_ONCE, "--json"]),
        )
    });
    let mut processes: Vec<Child> = processes.collect::<Result<_>>()?;
    let start = reached(&mut world, before + 1)?;
    let all = before + REQUESTS * (SHARE * workers) as u64;
    let end = reached(&mut world, all)?;
    for process in &mut processes {
        let status = process.wait().map_err(|error| failed(&error))?;
        if !status.success() {
            return Err(Error::Check(format!("`bill run` ended with {status}")));
        }
    }
    world.control().delete("/faults")?;
    Ok(Speed {
        rate: orders / (end - start).as_secs_f64(),
        cpu: (children()? - cpu) * 1e6 / orders,
    })
}

/// Waits until the sandbox has received so many requests.
fn reached(world: &mut World, exchanges: u64) -> Result<Instant> {
    let start = Instant::now();
    while world.exchanges()? < exchanges {
        if start.elapsed() > Duration::from_secs(600) {
            return Err(Error::Check("`bill run` sends too little".to_owned()));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(Instant::now())
}

/// A PostgreSQL of its own.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(target: &Path) -> Result<Self> {
        let mut child = Command::new(target.join("release/examples/postgres"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?;
        let mut url = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output)
                .read_line(&mut url)
                .map_err(|error| failed(&error))?;
        }
        let url = url.trim().to_owned();
        Ok(Self { child, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
