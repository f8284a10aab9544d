//! `cargo xtask bench`: measures what is too slow, or too noisy, for a test.

mod billing;
mod callgrind;
pub mod http;
mod instructions;
pub mod library;
pub mod merchant;
pub mod process;
mod sandbox;
mod workers;

use std::path::Path;

use clap::{Args, Subcommand};

use crate::error::Result;

/// The things to measure. Without a subject: the library.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    subject: Option<Subject>,
    /// Measure only the library's rows whose name holds this text, such as `P1` or `memory`, and write nothing.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Count instructions and memory alone, and keep the times and sizes that the file holds.
    #[arg(long)]
    keep_times: bool,
}

/// The other things to measure.
#[derive(Subcommand)]
pub enum Subject {
    /// The cost of a charge in the sandbox, with more and more orders in it.
    Sandbox {
        /// Measure up to this many orders.
        #[arg(long, default_value_t = 100_000, value_name = "N")]
        orders: u64,
        /// Count instructions under Valgrind instead of time: a busy machine does not change them.
        #[arg(long)]
        instructions: bool,
    },
    /// The memory, import, restart and CPU of a billing run.
    Billing {
        /// Compare a run of this many orders with one of 10,000.
        #[arg(long, default_value_t = 100_000, value_name = "N")]
        orders: usize,
        /// Compare four processes on a PostgreSQL of their own with one, too.
        #[arg(long)]
        postgres: bool,
    },
}

/// Measures, and prints the figures. Without a subject it measures the library, and writes `docs/performance.md`.
///
/// # Errors
///
/// A build that fails, or a measured program that fails.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    match &options.subject {
        None => match &options.only {
            None => library::run(root, options.keep_times),
            Some(text) => library::print(root, text),
        },
        Some(Subject::Sandbox {
            orders,
            instructions,
        }) => sandbox::run(root, *orders, *instructions),
        Some(Subject::Billing { orders, postgres }) => billing::run(root, *orders, *postgres),
    }
}
