//! The command `tollgate`: charges saved cards, receives callbacks, reconciles, and serves the sandbox.

#![warn(clippy::print_stdout)]

#[macro_use]
mod output;

mod arguments;
mod bill;
mod cards;
mod columns;
mod config;
mod confirm;
mod demo;
mod disputes;
mod exit;
mod http;
mod listen;
mod log;
mod moment;
mod order;
mod profile;
mod quote;
mod reconcile;
mod sandbox;
mod shell;
mod state;

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;

/// A sandbox with a million orders spends a quarter of its time in the system's allocator, which searches memory that
/// no cache holds.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

use crate::{arguments::Arguments, exit::Exit};

/// The error that ends a command early, shown to the user.
type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { common, command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            eprint!("{}", quote::error(&error.to_string()));
            return Exit::USAGE.code();
        }
        Err(help) => help.exit(),
    };
    log::install(&common);
    match command.run(&common).await {
        Ok(exit) => exit.code(),
        Err(failure) => {
            eprintln!("tollgate: {}", quote::error(&explained(&*failure)));
            Exit::of_failure(&failure).code()
        }
    }
}

/// The failure with its reasons, and what to do about an error of a payment.
fn explained(failure: &(dyn std::error::Error + 'static)) -> String {
    let text = reasons(failure);
    match failure.downcast_ref::<tollgate::Error>() {
        Some(error) => format!("{text}\n{}", error.advice()),
        None => text,
    }
}

/// The failure with its reasons, in one line.
fn reasons(failure: &(dyn std::error::Error + 'static)) -> String {
    let reasons = std::iter::successors(failure.source(), |reason| reason.source());
    reasons.fold(failure.to_string(), |text, reason| {
        format!("{text}: {reason}")
    })
}
