//! `tollgate bill`: runs over many orders, which can be killed at any moment.

mod check;
mod clients;
mod import;
pub mod place;
mod serve;
mod show;
mod work;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use tollgate_billing::{TokenKey, Vault};

use crate::{Failure, arguments::Common, exit::Exit};

/// The actions on a run.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Add the orders of a file to a run: all of them, or none.
    Import(import::Options),
    /// Look for orders that would fail, without sending anything.
    Check(check::Options),
    /// Charge the orders of a run. Kill it at any moment, and run it again.
    Run(work::Options),
    /// Show how many orders have which outcome.
    Status(show::Status),
    /// Write one line for each order, with its outcome.
    Export(show::Export),
    /// Write the next file, with the attempts that the card schemes permit.
    RetryPlan(show::RetryPlan),
    /// Write a report for a finance person: one HTML file.
    Report(show::Report),
    /// Show all runs, or one, in a browser. The pages only read.
    Serve(serve::Options),
    /// Ask every process that works on a run to stop.
    Stop(show::Stop),
    /// Hand out the orders again that were put aside because they kept ending their processes.
    GiveBack(show::GiveBack),
    /// Write a new key that encrypts tokens in the database of a run.
    Key(import::NewKey),
}

/// Carries out an action.
///
/// # Errors
///
/// The failure that ended it early.
pub async fn run(action: Action, common: &Common) -> Result<Exit, Failure> {
    match action {
        Action::Import(options) => import::import(&options, common).await,
        Action::Check(options) => check::check(&options, common).await,
        Action::Run(options) => work::work(&options, common).await,
        Action::Status(options) => show::status(&options, common).await,
        Action::Export(options) => show::export(&options).await,
        Action::RetryPlan(options) => show::retry_plan(&options, common).await,
        Action::Report(options) => show::report(&options).await,
        Action::Serve(options) => serve::serve(&options, common).await,
        Action::Stop(options) => show::stop(&options).await,
        Action::GiveBack(options) => show::give_back(&options, common).await,
        Action::Key(options) => import::new_key(&options),
    }
}

/// Where the tokens of a run are.
#[derive(Args, Clone, Debug, Default)]
struct Tokens {
    /// The file with the key that encrypts tokens in the database. Default: tokens stay in the imported file, which must
    /// then remain where it is until the run is done.
    #[arg(long, value_name = "FILE")]
    token_key: Option<PathBuf>,
}

impl Tokens {
    fn vault(&self) -> Result<Vault, Failure> {
        Ok(match &self.token_key {
            Some(file) => Vault::Sealed(TokenKey::read(file)?),
            None => Vault::File,
        })
    }
}
