//! `cargo xtask model`: the search of all schedules of the state machines, deeper than in the tests.

use std::path::Path;

use clap::Args;

use crate::error::Result;
use crate::tool::{program, program_output};

/// The options of the task.
#[derive(Args)]
pub struct Options {
    /// How many steps follow each other at most.
    #[arg(long, default_value_t = 9, value_name = "D")]
    depth: u32,
    /// How many of the steps are faults.
    #[arg(long, default_value_t = 2, value_name = "F")]
    faults: u8,
}

/// Searches, and prints the number of states and the depth of each search.
///
/// # Errors
///
/// A build that fails, or a schedule that violates a property, which the search prints.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    let (depth, faults) = (options.depth.to_string(), options.faults.to_string());
    let environment = [
        ("TOLLGATE_MODEL_DEPTH", depth.as_str()),
        ("TOLLGATE_MODEL_FAULTS", faults.as_str()),
    ];
    program(root, "cargo", &TESTS, &environment)
}

/// The extents that the searches of the tests print, each with its own depth.
///
/// # Errors
///
/// As [`run`].
pub fn printed(root: &Path) -> Result<String> {
    program_output(root, "cargo", &TESTS, &[])
}

/// The arguments of cargo for the searches.
const TESTS: [&str; 10] = [
    "test",
    "--release",
    "--package",
    "tollgate-core",
    "--test",
    "it",
    "--",
    "--nocapture",
    "--test-threads=1",
    "model::",
];
