//! The cost of a billing run: memory, import, restart, and CPU time beside charges alone.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::callgrind;
use super::workers;
use crate::error::{Error, Result};
use crate::faults::world::{ORDERS, Provider, World};
use crate::tool::{cargo, target};

/// The smaller run of the comparison of memory.
const SMALL: usize = 10_000;

/// The charges of the comparison of CPU time.
const COMPARED: usize = 4_000;

/// The charges whose instructions are counted.
const COUNTED: usize = 500;

/// How often each side of that comparison is measured.
const ROUNDS: usize = 3;

/// Builds, measures, and prints the figures.
///
/// # Errors
///
/// A build that fails, or a program that fails.
pub fn run(root: &Path, orders: usize, postgres: bool) -> Result<()> {
    let features: &[&str] = if postgres {
        crate::billing::install()?;
        &["--features", "postgres"]
    } else {
        &[]
    };
    let bench = Bench::build(root, features)?;
    out!(
        "{:>9} {:>9} {:>8} {:>9} {:>8}",
        "orders",
        "import s",
        "MB",
        "charges/s",
        "restart"
    );
    bench.size(SMALL)?;
    if orders > SMALL {
        bench.size(orders)?;
    }
    let [with, without] = bench.cpus()?;
    out!(
        "CPU of the client for a charge, 64 at once: {with:.0} µs in a run, {without:.0} µs alone: {:.1} % for the run",
        100.0 * (1.0 - without / with)
    );
    if postgres {
        workers::compare(&bench.0, |name, orders| bench.world(name, orders))?;
    }
    Ok(())
}

/// The instructions of a charge in a run that has charged each of these numbers of orders.
///
/// # Errors
///
/// As [`run`].
pub fn count(root: &Path, sizes: &[u64]) -> Result<Vec<u64>> {
    callgrind::ensure()?;
    let bench = Bench::build(root, &[])?;
    sizes.iter().map(|size| bench.count(*size)).collect()
}

/// The folder of builds.
struct Bench(PathBuf);

impl Bench {
    fn build(root: &Path, features: &[&str]) -> Result<Self> {
        for what in [
            ["--package", "tollgate-cli"].as_slice(),
            &["--package", "tollgate-billing", "--examples"],
        ] {
            let build = ["build", "--quiet", "--release"];
            cargo(root, &[&build, what, features].concat())?;
        }
        Ok(Self(target(root)))
    }

    /// A run that charges so many orders at full speed, and then more of them under Valgrind: the difference between its
    /// next two parts, so that the start of the process is not in it.
    fn count(&self, size: u64) -> Result<u64> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let world = self.world("counted", size)?;
        ended(&mut world.bill(&["import", "may", ORDERS]))?;
        ended(&mut world.bill(&["run", "may", "--json"]))?;
        let once = Self::part(&world, size..size + COUNTED)?;
        let twice = Self::part(&world, size + COUNTED..size + 3 * COUNTED)?;
        Ok(twice.saturating_sub(once) / COUNTED as u64)
    }

    /// The instructions of a process that charges these orders.
    fn part(world: &World, orders: Range<usize>) -> Result<u64> {
        let file = format!("orders-{}.csv", orders.start);
        world.write_orders(&file, orders)?;
        ended(&mut world.bill(&["import", "may", &file]))?;
        let counted = world.folder.join("callgrind.out");
        // Few at once, because Valgrind is slow and the limits of the profile are short.
        let arguments = ["run", "may", "--concurrency", "4", "--json"];
        ended(&mut world.bill_under(callgrind::command(&counted), &arguments))?;
        callgrind::total(&counted)
    }

    fn world(&self, name: &str, orders: usize) -> Result<World> {
        let folder = self.0.join("bench-billing").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, error))?;
        let program = self.0.join("release/tollgate");
        World::open(&program, folder, Provider::Paymega, orders)
    }

    /// One run: its import, a kill in the middle, and the largest memory of the process that ends it.
    fn size(&self, orders: usize) -> Result<()> {
        let mut world = self.world(&orders.to_string(), orders)?;
        let start = Instant::now();
        ended(&mut world.bill(&["import", "may", ORDERS]))?;
        let import = start.elapsed().as_secs_f64();
        let mut killed = spawn(&mut world.bill(&["run", "may", "--json"]))?;
        first_charge(&mut world)?;
        killed
            .kill()
            .and_then(|()| killed.wait())
            .map_err(|error| failed(&error))?;
        // Requests of the killed process may still arrive.
        thread::sleep(Duration::from_millis(500));
        let (start, before) = (Instant::now(), world.exchanges()?);
        // Invoices of the killed process stay open until they expire: the run does not wait for them.
        let mut child = spawn(&mut world.bill(&["run", "may", "--patience", "0s", "--json"]))?;
        let restart = first_charge(&mut world)?;
        let memory = largest(&mut child)?;
        let requests = world.exchanges()? - before;
        let rate = float(requests) / 3.0 / start.elapsed().as_secs_f64();
        out!("{orders:>9} {import:>9.2} {memory:>8.1} {rate:>9.0} {restart:>7.2}s");
        Ok(())
    }

    /// The medians of both sides, which are measured in turn.
    fn cpus(&self) -> Result<[f64; 2]> {
        let mut sides = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (side, mode) in sides.iter_mut().zip(["run", "charges"]) {
                side.push(self.cpu(mode)?);
            }
        }
        Ok(sides.map(|mut side| {
            side.sort_by(f64::total_cmp);
            side[ROUNDS / 2]
        }))
    }

    /// Microseconds of CPU for a charge, with the start of the process.
    fn cpu(&self, mode: &str) -> Result<f64> {
        let world = self.world(mode, COMPARED)?;
        ended(&mut world.bill(&["import", "may", ORDERS]))?;
        let mut command = Command::new(self.0.join("release/examples/cost"));
        let info = world.info();
        for (name, key) in [
            ("PUBLIC", "public"),
            ("PRIVATE", "private"),
            ("CARDGATE", "cardgate"),
            ("ACCOUNT", "account"),
            ("KEY", "api_key"),
        ] {
            command.env(name, info[key].as_str().unwrap_or_default());
        }
        command
            .current_dir(&world.folder)
            .env("RUN", world.folder.join("may.sqlite"))
            .env("TOKEN", &world.secrets[0])
            .env("MODE", mode);
        let before = children()?;
        ended(&mut command)?;
        Ok((children()? - before) * 1e6 / float(COMPARED as u64))
    }
}

/// Waits until the sandbox receives a request. Returns the seconds.
fn first_charge(world: &mut World) -> Result<f64> {
    let (start, before) = (Instant::now(), world.exchanges()?);
    while world.exchanges()? == before {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(Error::Check("`bill run` sends nothing".to_owned()));
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(start.elapsed().as_secs_f64())
}

/// The most memory that the process had until its end, in megabytes.
fn largest(child: &mut Child) -> Result<f64> {
    let file = format!("/proc/{}/status", child.id());
    let mut most = 0.0;
    while child.try_wait().map_err(|error| failed(&error))?.is_none() {
        let status = fs::read_to_string(&file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|it| it.split_whitespace().next()?.parse::<f64>().ok());
        most = kilobytes.map_or(most, |it| it / 1024.0);
        thread::sleep(Duration::from_millis(50));
    }
    Ok(most)
}

/// Seconds of CPU of all processes that this one has started and waited for.
pub fn children() -> Result<f64> {
    let file = Path::new("/proc/self/stat");
    let stat = fs::read_to_string(file).map_err(|error| Error::file(file, error))?;
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks = fields
        .skip(13)
        .take(2)
        .filter_map(|it| it.parse::<f64>().ok());
    Ok(ticks.sum::<f64>() / 100.0)
}

pub fn spawn(command: &mut Command) -> Result<Child> {
    command
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| failed(&error))
}

pub fn ended(command: &mut Command) -> Result<()> {
    let status = spawn(command)?.wait().map_err(|error| failed(&error))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Check(format!("{command:?} ended with {status}")))
}

pub fn failed(error: &std::io::Error) -> Error {
    Error::Check(format!("a billing run: {error}"))
}

#[expect(clippy::cast_precision_loss, reason = "These counts are small.")]
pub const fn float(number: u64) -> f64 {
    number as f64
}
