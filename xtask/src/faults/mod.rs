//! `cargo xtask faults`: whole programs under faults, some of them killed and stopped, against the provider's ledger.

mod billing;
mod control;
mod ledger;
mod mutants;
pub mod payments;
pub mod peer;
mod random;
mod run;
pub mod world;

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use self::billing::Size;
use crate::error::{Error, Result};

/// The options of the task.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of a command")]
pub struct Options {
    /// Test billing runs: `tollgate bill run`, on each provider.
    #[arg(long, required_unless_present_any = ["payments", "soak", "mutants", "peer"])]
    billing: bool,
    /// Test so many payments of all kinds, each under a random schedule of faults, and billing runs of a hundredth of
    /// them; with `--peer`, so many of each client.
    #[arg(long, conflicts_with = "billing", value_name = "N")]
    payments: Option<usize>,
    /// Test payments until stopped, with new seeds.
    #[arg(long, conflicts_with = "billing")]
    soak: bool,
    /// Break the library on purpose, in a copy, and test that payments show each mistake.
    #[arg(long, conflicts_with = "billing")]
    mutants: bool,
    /// Run a merchant's job with this client, or with `all`, under the same faults.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["billing", "soak", "mutants"])]
    peer: Option<String>,
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
    if options.mutants {
        return mutants::run(root, seed);
    }
    if let Some(name) = &options.peer {
        let payments = options.payments.unwrap_or(peer::PAYMENTS);
        return peer::run(root, name, payments, seed).map(drop);
    }
    if options.soak {
        return payments::soak(root, seed);
    }
    if let Some(payments) = options.payments {
        bill(root, &Size::among(payments), seed)?;
        return payments::run(root, payments, seed);
    }
    let size = Size {
        orders: options.orders,
        kills: options.kills,
        release: options.release,
    };
    bill(root, &size, seed)
}

/// Tests billing runs of this size.
fn bill(root: &Path, size: &Size, seed: u64) -> Result<()> {
    let tally = billing::run(root, size, seed)?;
    out!("{tally}");
    if tally.is_right() {
        return Ok(());
    }
    let Size { orders, kills, .. } = size;
    let again = format!("--billing --orders {orders} --kills {kills} --seed {seed}");
    let again = format!("the ledger differs from the outcomes: repeat with {again}");
    Err(Error::Check(again))
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}
