//! The cost of a charge in the sandbox, with more and more orders in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::billing::float;
use super::instructions;
use super::merchant::Merchant;
use super::process::{Process, Usage};
use crate::error::{Error, Result};
use crate::tool::{cargo, target};

/// The numbers of orders at which the cost is measured.
const SIZES: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// How many charges are measured. CPU time is counted in hundredths of a second.
const MEASURED: u64 = 4_000;

/// Measures the release build of the command, in memory and with a file: CPU time, or `instructions`.
///
/// # Errors
///
/// A build or a charge that fails.
pub fn run(root: &Path, orders: u64, instructions: bool) -> Result<()> {
    let sizes: Vec<u64> = SIZES.into_iter().filter(|size| *size <= orders).collect();
    if instructions {
        let counted = count(root, &sizes)?;
        out!("with --data, after so many orders:");
        out!("{:>9} {:>20}", "orders", "instructions/charge");
        for (size, counted) in sizes.iter().zip(counted) {
            out!("{size:>9} {counted:>20}");
        }
        return Ok(());
    }
    let (program, file) = build(root)?;
    measure("in memory", &program, None, &sizes)?;
    measure("with --data", &program, Some(&file), &sizes)?;
    remove(&file)
}

/// The instructions of a charge after each of these numbers of orders, with a file.
///
/// # Errors
///
/// As [`run`].
pub fn count(root: &Path, sizes: &[u64]) -> Result<Vec<u64>> {
    let (program, file) = build(root)?;
    let counted = instructions::charges(&program, &file, sizes)?;
    remove(&file)?;
    Ok(counted)
}

/// Builds the command. Returns its path, and that of a file for its state.
fn build(root: &Path) -> Result<(PathBuf, PathBuf)> {
    let arguments = ["build", "--quiet", "--release", "--package", "tollgate-cli"];
    cargo(root, &arguments)?;
    let target = target(root);
    let file = target.join("bench-sandbox.jsonl");
    remove(&file)?;
    Ok((target.join("release/tollgate"), file))
}

fn measure(title: &str, program: &Path, data: Option<&Path>, sizes: &[u64]) -> Result<()> {
    out!("{title}, {MEASURED} charges after so many orders:");
    out!(
        "{:>9} {:>12} {:>9} {:>9} {:>9} {:>10} {:>8}",
        "orders",
        "µs/charge",
        "user",
        "system",
        "requests",
        "KB/order",
        "MB"
    );
    let process = Process::start(program, data)?;
    let mut merchant = Merchant::new(&process.info, 0)?;
    let mut charged = 0;
    let mut last = (0, process.usage()?.resident);
    for &size in sizes {
        merchant.charge_all(charged..size)?;
        let before = process.usage()?;
        let start = Instant::now();
        charged = size + MEASURED;
        let requests = merchant.charge_all(size..charged)?;
        let rate = float(requests) / start.elapsed().as_secs_f64();
        let after = process.usage()?;
        let kept = (after.resident - last.1) / float(charged - last.0);
        last = (charged, after.resident);
        print(size, &before, &after, [rate, kept]);
    }
    Ok(())
}

fn print(size: u64, before: &Usage, after: &Usage, [rate, kept]: [f64; 2]) {
    let each = |seconds: f64| seconds * 1e6 / float(MEASURED);
    let user = each(after.user - before.user);
    let system = each(after.system - before.system);
    out!(
        "{size:>9} {:>12.0} {user:>9.0} {system:>9.0} {rate:>8.0}/s {:>10.2} {:>8.0}",
        user + system,
        kept / 1024.0,
        after.resident / (1024.0 * 1024.0)
    );
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(file, error)),
        _ => Ok(()),
    }
}
