//! `cargo xtask faults`: whole programs under faults, killed and stopped, against the sandbox's ledger.

mod billing;
mod ledger;
mod random;
mod run;
pub mod world;

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use crate::error::{Error, Result};

/// The options of the task.
#[derive(Args)]
pub struct Options {
    /// Test billing runs: `tollgate bill run`, on each provider.
    #[arg(long, required = true)]
    billing: bool,
    /// The orders of the run on each provider.
    #[arg(long, default_value_t = 20_000, value_name = "N")]
    orders: usize,
    /// How often each run is killed.
    #[arg(long, default_value_t = 100, value_name = "K")]
    kills: usize,
    /// Build with optimizations.
    #[arg(long)]
    release: bool,
    /// The seed of faults, kills and pauses. Default: the time.
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Runs the tests.
///
/// # Errors
///
/// A build that fails, a program that ends with another code than it may, or figures that differ from the ledger.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    let seed = options.seed.unwrap_or_else(now);
    out!("seed {seed}");
    let tally = billing::run(root, options, seed)?;
    out!("{tally}");
    if tally.is_right() {
        return Ok(());
    }
    let again = format!("the ledger differs from the outcomes: repeat with --seed {seed}");
    Err(Error::Check(again))
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}
