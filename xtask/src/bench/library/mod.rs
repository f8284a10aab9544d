//! The costs of the library beside programs without it.

mod bodies;
mod charges;
mod measure;
mod peers;
mod program;
mod report;
mod rows;
mod server;
mod table;

use std::path::Path;

use self::bodies::Bodies;
use self::measure::{growth, latency, memory, ratios};
use self::program::Programs;
use self::report::{Apart, Growth, Ratio, Report, Times};
use self::rows::{LAWS, ROWS};
use self::table::tables;
use crate::cost;
use crate::error::{Error, Result};

/// How much above the recorded ratio a ratio may be.
const TOLERANCE: f64 = 1.05;

/// The orders after which a charge is measured unless a command asks for more.
const ORDERS: u64 = 100_000;

/// The slower rows that are measured. The file keeps the others as they are.
#[derive(Clone, Copy)]
pub struct Slow {
    /// Charges in whole commands, the times and the sizes.
    pub commands: bool,
    /// The clients of other providers, which take long to build.
    pub peers: bool,
}

/// Measures the rows, prints them, and writes `docs/performance.md` after each kind of them.
///
/// # Errors
///
/// A build that fails, or a measured program that fails.
pub fn run(root: &Path, slow: Slow) -> Result<()> {
    let mut programs = Programs::start(root)?;
    let bodies = Bodies::read(root)?;
    let mut report = Report::after(root)?;
    report.invoice_bytes = bodies.invoice.len();
    for row in ROWS {
        report.ratios.extend(ratios(&mut programs, row)?);
    }
    report.memory = memory(&programs)?;
    for law in LAWS {
        report.laws.push(growth(&mut programs, law)?);
    }
    report.write(root)?;
    let commit = report.commit.clone();
    if slow.peers {
        let rows = peers::measure(&mut programs, &bodies)?;
        let commit = commit.clone();
        report.peers = Some(Apart { commit, rows });
        report.write(root)?;
    }
    if slow.commands {
        let rows = charges::laws(root, ORDERS)?;
        let its_commit = commit.clone();
        report.charges = Some(Apart {
            commit: its_commit,
            rows,
        });
        report.write(root)?;
        report.times = Some(Times {
            commit,
            latency: latency(&programs)?,
            programs: cost::measure(root)?,
        });
        report.write(root)?;
    }
    out!("{}", tables(&report));
    Ok(())
}

/// Measures a charge after so many orders, prints it, and writes it into `docs/performance.md`, which keeps its other
/// figures.
///
/// # Errors
///
/// As [`run`].
pub fn charges(root: &Path, orders: u64) -> Result<()> {
    let rows = charges::laws(root, orders)?;
    for row in &rows {
        print_growth(row);
    }
    let mut report = Report::read(root)?;
    let commit = report::commit(root)?;
    report.million = Some(Apart { commit, rows });
    report.write(root)
}

/// Measures and prints the rows whose name holds this text, and writes nothing.
///
/// # Errors
///
/// As [`run`].
pub fn print(root: &Path, text: &str) -> Result<()> {
    let mut programs = Programs::start(root)?;
    for row in ROWS.iter().filter(|row| row.name.contains(text)) {
        for it in ratios(&mut programs, row)? {
            let (ours, other) = (it.instructions, it.its_instructions);
            out!(
                "{}: {ours}; {}: {other}; {:.3}",
                it.row,
                it.against,
                it.ratio
            );
        }
    }
    for law in LAWS.iter().filter(|law| law.name.contains(text)) {
        print_growth(&growth(&mut programs, law)?);
    }
    if "memory".contains(text) {
        print_memory(&programs)?;
    }
    if "latency".contains(text) {
        let it = latency(&programs)?;
        out!(
            "latency: {} µs; reqwest: {} µs; {:.3}",
            it.facade,
            it.reqwest,
            it.ratio
        );
    }
    Ok(())
}

fn print_growth(it: &Growth) {
    out!(
        "{}: {} {}, {} {}; {:.3}",
        it.of,
        it.few_place,
        it.few,
        it.many_place,
        it.many,
        it.ratio
    );
}

fn print_memory(programs: &Programs) -> Result<()> {
    for it in memory(programs)? {
        let (bytes, allocations) = (it.bytes, it.allocations);
        out!(
            "{}: {bytes} bytes, {allocations} allocations; {}: {}, {}; {:.3}",
            it.case,
            it.against,
            it.its_bytes,
            it.its_allocations,
            it.ratio
        );
    }
    Ok(())
}

/// Counts the cheaper rows again, and compares their ratios with the recorded ones.
///
/// # Errors
///
/// [`Error::Check`], naming the rows whose ratio is more than 5 % above the recorded one.
pub fn check(root: &Path) -> Result<()> {
    let recorded = Report::read(root)?;
    let mut programs = Programs::start(root)?;
    let mut worse = Vec::new();
    for row in ROWS.iter().filter(|row| row.is_cheap) {
        for now in ratios(&mut programs, row)? {
            let is_it = |it: &&Ratio| it.row == now.row && it.against == now.against;
            let before = recorded.ratios.iter().find(is_it).map(|it| it.ratio);
            out!("{}, against {}: {:.2}", now.row, now.against, now.ratio);
            if before.is_none_or(|before| now.ratio > before * TOLERANCE) {
                worse.push(format!(
                    "{}: {:.3}, recorded {before:?}",
                    now.row, now.ratio
                ));
            }
        }
    }
    if worse.is_empty() {
        return Ok(());
    }
    let worse = worse.join("\n");
    Err(Error::Check(format!(
        "{worse}\n`cargo xtask bench` records new figures"
    )))
}
