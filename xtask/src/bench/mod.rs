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
    /// Measure the instructions and the memory of the library alone. The file keeps the charges in whole commands, the
    /// times and the sizes.
    #[arg(long)]
    quick: bool,
    /// Measure payment clients of other providers, too. Without this the file keeps their rows.
    #[arg(long)]
    peers: bool,
}

/// The other things to measure.
#[derive(Subcommand)]
pub enum Subject {
    /// The instructions of a charge in the sandbox and in a billing run, after 10,000 orders and after many.
    /// `docs/performance.md` keeps them.
    Charges {
        /// Measure after this many orders.
        #[arg(long, default_value_t = 1_000_000, value_name = "N")]
        orders: u64,
    },
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
            None => {
                let slow = library::Slow {
                    commands: !options.quick,
                    peers: options.peers,
                };
                library::run(root, slow)
            }
            Some(text) => library::print(root, text),
        },
        Some(Subject::Charges { orders }) => library::charges(root, *orders),
        Some(Subject::Sandbox {
            orders,
            instructions,
        }) => sandbox::run(root, *orders, *instructions),
        Some(Subject::Billing { orders, postgres }) => billing::run(root, *orders, *postgres),
    }
}
