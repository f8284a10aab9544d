//! `tollgate sandbox`: serves the sandbox, and controls one that runs.

mod control;
mod env;
mod fault;
mod ledger;
mod serve;
pub mod trigger;

use std::time::Duration;

use clap::{Args, Subcommand};
use serde_json::json;

pub use self::control::Control;
use crate::{Failure, arguments::Common};

/// The options of the command.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Options {
    #[command(flatten)]
    serve: serve::Options,
    #[command(subcommand)]
    action: Option<Action>,
}

const EXAMPLES: &str = "\
Examples:
  tollgate sandbox --env > sandbox.env &
  . ./sandbox.env && tollgate config check
  tollgate sandbox fault lost --on createSale
  tollgate sandbox advance 1h
  tollgate sandbox ledger order-1042";

/// The commands for a sandbox that runs.
#[derive(Debug, Subcommand)]
enum Action {
    /// Add a fault to the plan.
    Fault(fault::Options),
    /// Move the sandbox's clock forward: invoices expire, retries become due.
    Advance {
        /// The time, such as 1h.
        #[arg(value_parser = humantime::parse_duration)]
        time: Duration,
        #[command(flatten)]
        control: Control,
    },
    /// Print the actual charges of an order, or of all.
    Ledger(ledger::Options),
}

/// Runs the command.
///
/// # Errors
///
/// No sandbox, or one that refuses the request.
pub async fn run(options: Options, common: &Common) -> Result<(), Failure> {
    match options.action {
        None => serve::run(options.serve).await,
        Some(Action::Fault(options)) => fault::run(&options, common.output()).await,
        Some(Action::Ledger(options)) => ledger::run(&options, common.output()).await,
        Some(Action::Advance { time, control }) => {
            let now = control
                .post("/clock", &json!({ "advance": time.as_secs() }))
                .await?;
            common
                .output()
                .record(&now, || format!("the sandbox's time is {}", now["now"]));
            Ok(())
        }
    }
}
