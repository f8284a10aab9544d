//! Billing runs that are killed again and again while requests fail: each paid order has one charge, each line one outcome.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::json;

use super::ledger::{Tally, compare, leaks};
use super::random::Random;
use super::run::Run;
use super::world::{ORDERS, Provider, World};
use crate::error::{Error, Result};
use crate::tool::{cargo, target};

/// The share of requests with a fault.
const FAULTS: f64 = 0.05;

/// Requests of one order, at least: the kills are spread over so many.
const REQUESTS: u64 = 2;

/// One kill in this many comes after a stop.
const STOPPED: usize = 3;

/// Longer than any invoice lives.
const DAY: u64 = 24 * 60 * 60;

/// The size of the runs.
pub struct Size {
    /// The orders of the run on each provider.
    pub orders: usize,
    /// How often each run is killed.
    pub kills: usize,
    /// Whether the command is built with optimizations.
    pub release: bool,
}

impl Size {
    /// The runs that belong to so many payments of all kinds. A smaller one could end before it is killed.
    pub fn among(payments: usize) -> Self {
        let orders = (payments / 100).max(100);
        Self {
            orders,
            kills: orders / 50,
            release: false,
        }
    }
}

/// Builds the command, and tests a run on each provider.
pub fn run(root: &Path, size: &Size, seed: u64) -> Result<Tally> {
    let (profile, folder) = if size.release {
        ("release", "release")
    } else {
        ("dev", "debug")
    };
    let build = ["build", "--quiet", "--package", "tollgate-cli"];
    cargo(root, &[&build[..], &["--profile", profile]].concat())?;
    let target = target(root);
    let program = target.join(folder).join("tollgate");
    let mut tally = Tally::default();
    for (provider, seed) in Provider::ALL.into_iter().zip(seed..) {
        let folder = empty(target.join("faults").join(provider.name()))?;
        let mut world = World::open(&program, folder, provider, size.orders)?;
        let one = on(&mut world, size, seed)?;
        out!("{}: {one}", provider.name());
        tally.add(&one);
    }
    Ok(tally)
}

fn on(world: &mut World, size: &Size, seed: u64) -> Result<Tally> {
    wait(world, &["import", "may", ORDERS])?;
    world.decline_some(size.orders)?;
    // A payment that a killed process has sent is not listed at once.
    world
        .control()
        .post("/settings", &json!({"listed_after_ms": 700}))?;
    world
        .control()
        .post("/faults", &json!({"seed": seed, "rate": FAULTS}))?;
    let kills = kill(world, size, &mut Random::new(seed))?;
    finish(world)?;
    wait(world, &["export", "may", "--output", "outcomes.csv"])?;
    wait(world, &["report", "may", "--output", "report.html"])?;
    let mut tally = compare(world, size.orders)?;
    tally.kills = kills;
    tally.missed = size.kills - kills;
    tally.leaks = leaks(world);
    Ok(tally)
}

/// Kills the run at random moments, which are spread over its requests. Returns how often it was still working.
fn kill(world: &mut World, size: &Size, random: &mut Random) -> Result<usize> {
    let first = world.exchanges()?;
    let (orders, moments) = (count(size.orders), count(size.kills) + 1);
    let mut kills = 0;
    for (kill, number) in (1..=size.kills).zip(1..) {
        let spread = orders * REQUESTS * number / moments;
        let moment = first + spread + random.number(0..1 + orders / moments);
        let mut run = Run::start(world, "1m")?;
        run.sends(world, moment, random)?;
        if kill % STOPPED == 0 {
            run.pauses(random)?;
        }
        kills += usize::from(run.killed()?);
    }
    Ok(kills)
}

/// Lets the run end: with faults, without them, and once invoices have expired whose sale was never sent.
fn finish(world: &mut World) -> Result<()> {
    Run::start(world, "20s")?.finished()?;
    world.control().delete("/faults")?;
    Run::start(world, "10s")?.finished()?;
    world.control().post("/clock", &json!({"advance": DAY}))?;
    Run::start(world, "10s")?.finished()
}

fn wait(world: &World, arguments: &[&str]) -> Result<()> {
    let mut command = world.bill(arguments);
    let status = command.stdout(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::Check(format!("`bill {}`: {status}", arguments[0]))),
        Err(error) => Err(Error::Check(format!("`bill {}`: {error}", arguments[0]))),
    }
}

fn empty(folder: PathBuf) -> Result<PathBuf> {
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, error))?;
    Ok(folder)
}

fn count(number: usize) -> u64 {
    number.try_into().unwrap_or(u64::MAX)
}
