//! The command `tollgate`: demonstrates the payment client, and serves the sandbox.

#![warn(clippy::print_stdout)]

#[macro_use]
mod output;

mod demo;
mod sandbox;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
            eprintln!("tollgate: {failure}");
            ExitCode::FAILURE
        }
    }
}
