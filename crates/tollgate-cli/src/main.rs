//! The command `tollgate`: demonstrates the payment client, and serves the sandbox.

#![warn(clippy::print_stdout)]

#[macro_use]
mod output;

mod demo;
mod sandbox;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// A sandbox with a million orders spends a quarter of its time in the system's allocator, which searches memory that
/// no cache holds.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Card payments through Paymega, Kuna and PayCross.
#[derive(Parser)]
#[command(name = "tollgate", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Save a card and charge its token on the embedded sandbox, and show each step.
    Demo(demo::Options),
    /// Serve both providers on loopback until interrupted. The first line printed is one JSON object with the base URLs
    /// and the test credentials.
    Sandbox(sandbox::Options),
}

/// The error that ends a command early, shown to the user.
type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Demo(options) => demo::run(options).await,
        Command::Sandbox(options) => sandbox::run(options).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("tollgate: {}", explained(&*failure));
            ExitCode::FAILURE
        }
    }
}

/// The failure with its reasons, and what to do about an error of a payment.
fn explained(failure: &(dyn std::error::Error + 'static)) -> String {
    let reasons = std::iter::successors(failure.source(), |reason| reason.source());
    let text = reasons.fold(failure.to_string(), |text, reason| {
        format!("{text}: {reason}")
    });
    match failure.downcast_ref::<tollgate::Error>() {
        Some(error) => format!("{text}\n{}", error.advice()),
        None => text,
    }
}
