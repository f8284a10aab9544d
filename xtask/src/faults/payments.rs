//! Payments of all kinds under random schedules of faults: builds and runs the program of `crates/tollgate-faults`.

use std::path::Path;

use crate::error::Result;
use crate::tool::{cargo, program, program_output, target};

/// The payments between two reports of a run without an end.
const SOAK: usize = 10_000;

/// Runs the payments. The program prints the figures, and fails if a promise is broken.
///
/// # Errors
///
/// A build that fails, or a broken promise.
pub fn run(root: &Path, payments: usize, seed: u64) -> Result<()> {
    let faults = build(root)?;
    let (payments, seed) = (payments.to_string(), seed.to_string());
    let arguments = ["--payments", &payments, "--seed", &seed];
    program(root, &faults, &arguments, &[])
}

/// Runs payments until stopped, [`SOAK`] with each seed.
///
/// # Errors
///
/// As [`run`].
pub fn soak(root: &Path, seed: u64) -> Result<()> {
    let faults = build(root)?;
    let (payments, seed) = (SOAK.to_string(), seed.to_string());
    let arguments = ["--payments", &payments, "--seed", &seed, "--soak"];
    program(root, &faults, &arguments, &[])
}

/// The figures that the program prints about so many payments.
///
/// # Errors
///
/// As [`run`].
pub fn printed(root: &Path, payments: usize, seed: u64) -> Result<String> {
    let faults = build(root)?;
    let (payments, seed) = (payments.to_string(), seed.to_string());
    let arguments = ["--payments", &payments, "--seed", &seed];
    program_output(root, &faults, &arguments, &[])
}

/// Builds the program, and returns its path.
fn build(root: &Path) -> Result<String> {
    let arguments = [
        "build",
        "--quiet",
        "--release",
        "--package",
        "tollgate-faults",
    ];
    cargo(root, &arguments)?;
    let program = target(root).join("release/faults");
    Ok(program.to_string_lossy().into_owned())
}
