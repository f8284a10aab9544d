//! `cargo xtask bench`: measures what is too slow, or too noisy, for a test.

mod http;
mod instructions;
mod merchant;
mod process;
mod sandbox;

use std::path::Path;

use clap::Subcommand;

use crate::error::Result;

/// The things to measure.
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
}

/// Measures, and prints the figures.
///
/// # Errors
///
/// A build that fails, or a measured program that fails.
pub fn run(root: &Path, subject: &Subject) -> Result<()> {
    match subject {
        Subject::Sandbox {
            orders,
            instructions,
        } => sandbox::run(root, *orders, *instructions),
    }
}
