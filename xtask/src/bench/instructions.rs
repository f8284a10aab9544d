//! The instructions of a charge in the sandbox, counted by Valgrind.

use std::path::Path;

use super::callgrind;
use super::merchant::Merchant;
use super::process::Process;
use crate::error::Result;
use crate::tool::program_output;

/// How many charges are counted. Valgrind runs about fifty times slower.
const COUNTED: u64 = 500;

/// The instructions of a charge after each of these numbers of orders, which ascend. The orders are charged at full speed
/// into a file; the charges are counted in a process that continues with the file.
///
/// # Errors
///
/// A charge that fails, or Valgrind.
pub fn charges(program: &Path, file: &Path, sizes: &[u64]) -> Result<Vec<u64>> {
    callgrind::ensure()?;
    let mut charged = 0;
    let counted = sizes.iter().map(|&size| {
        fill(program, file, charged..size)?;
        charged = size + COUNTED;
        Ok(count(program, file, size)? / COUNTED)
    });
    counted.collect()
}

fn fill(program: &Path, file: &Path, orders: std::ops::Range<u64>) -> Result<()> {
    let process = Process::start(program, Some(file))?;
    Merchant::new(&process.info, orders.start)?.charge_all(orders)?;
    process.end()
}

fn count(program: &Path, file: &Path, size: u64) -> Result<u64> {
    let counted = file.with_extension("callgrind");
    let mut valgrind = callgrind::command(&counted);
    valgrind.arg("--instr-atstart=no").arg(program);
    let process = Process::start_under(valgrind, Some(file))?;
    let mut merchant = Merchant::new(&process.info, size)?;
    switch(&process, "on")?;
    merchant.charge_all(size..size + COUNTED)?;
    switch(&process, "off")?;
    process.end()?;
    callgrind::total(&counted)
}

/// Starts or ends the count.
fn switch(process: &Process, to: &str) -> Result<()> {
    let arguments = ["-i", to, &process.id()];
    program_output(Path::new("."), "callgrind_control", &arguments, &[]).map(|_| ())
}
