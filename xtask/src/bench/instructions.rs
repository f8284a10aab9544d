//! The instructions of a charge in the sandbox, counted by Valgrind.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::merchant::Merchant;
use super::process::Process;
use crate::error::{Error, Result};
use crate::tool::{apt_get, exists, program_output};

/// How many charges are counted. Valgrind runs about fifty times slower.
const COUNTED: u64 = 500;

/// Fills a file with orders at full speed, and counts in a process that continues with the file.
///
/// # Errors
///
/// A charge that fails, or Valgrind.
pub fn run(program: &Path, file: &Path, sizes: &[u64]) -> Result<()> {
    if !exists("valgrind", &["--version"]) {
        apt_get(&["valgrind"])?;
    }
    out!("with --data, {COUNTED} charges after so many orders:");
    out!("{:>9} {:>20}", "orders", "instructions/charge");
    let mut charged = 0;
    for &size in sizes {
        fill(program, file, charged..size)?;
        out!("{size:>9} {:>20}", count(program, file, size)? / COUNTED);
        charged = size + COUNTED;
    }
    Ok(())
}

fn fill(program: &Path, file: &Path, orders: std::ops::Range<u64>) -> Result<()> {
    let process = Process::start(program, Some(file))?;
    Merchant::new(&process.info, orders.start)?.charge_all(orders)?;
    process.end()
}

fn count(program: &Path, file: &Path, size: u64) -> Result<u64> {
    let counted = file.with_extension("callgrind");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["-q", "--tool=callgrind", "--instr-atstart=no"])
        .arg(format!("--callgrind-out-file={}", counted.display()))
        .arg(program);
    let process = Process::start_under(valgrind, Some(file))?;
    let mut merchant = Merchant::new(&process.info, size)?;
    switch(&process, "on")?;
    merchant.charge_all(size..size + COUNTED)?;
    switch(&process, "off")?;
    process.end()?;
    total(&counted)
}

/// Starts or ends the count.
fn switch(process: &Process, to: &str) -> Result<()> {
    let arguments = ["-i", to, &process.id()];
    program_output(Path::new("."), "callgrind_control", &arguments, &[]).map(|_| ())
}

/// The instructions in the file that Valgrind has written.
fn total(file: &Path) -> Result<u64> {
    let text = fs::read_to_string(file).map_err(|error| Error::file(file, error))?;
    let line = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = line.and_then(|it| it.trim().parse().ok());
    total.ok_or_else(|| Error::Check("Valgrind has counted nothing".to_owned()))
}
