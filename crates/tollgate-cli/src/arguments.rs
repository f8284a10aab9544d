//! The command line.

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use tollgate_billing::Throttled;

use crate::{
    Failure, bill, cards, config, demo, disputes, exit, exit::Exit, listen, order, output::Output,
    profile::Choice, reconcile, sandbox, shell,
};

/// Card payments through Paymega, Kuna and PayCross.
#[derive(Debug, Parser)]
#[command(name = "tollgate", version, after_help = exit::help())]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// The options of every command.
#[derive(Args, Clone, Debug, Default)]
pub struct Common {
    #[command(flatten)]
    pub choice: Choice,
    /// Prints JSON lines with stable fields.
    #[arg(long, global = true)]
    pub json: bool,
    /// Permits a command to act in live mode. A profile of test mode refuses it.
    #[arg(long, global = true)]
    pub live: bool,
    /// Acts in live mode without a question.
    #[arg(long, global = true)]
    pub yes: bool,
    /// Shows each operation on stderr, and with `-vv` each request.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Counts the responses by which a provider asks for fewer requests.
    #[arg(skip)]
    pub throttled: Throttled,
}

impl Common {
    /// The form of the output.
    pub fn output(&self) -> Output {
        Output::new(self.json)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Save a card and charge its token on the embedded sandbox, and show each step.
    Demo(demo::Options),
    /// Serve both providers on loopback until interrupted. The first line printed is one JSON object with the base URLs
    /// and the test credentials.
    Sandbox(sandbox::Options),
    /// Make a hosted page that saves the payer's card.
    SaveCard(order::SaveCard),
    /// Make a hosted page on which a payer pays.
    Link(order::Link),
    /// Charge a saved card, once for an order.
    Charge(order::Charge),
    /// Read the outcome of an order now.
    Status(order::Status),
    /// Read the outcome of an order until it is final.
    Wait(order::Wait),
    /// Give money back, once for a reference.
    Refund(order::Refund),
    /// Take an amount that `charge --authorize` has reserved.
    Capture(order::Capture),
    /// Release an amount that `charge --authorize` has reserved.
    Void(order::Void),
    /// Charge many orders in a run that can be killed at any moment.
    #[command(subcommand)]
    Bill(bill::Action),
    /// Receive callbacks and webhooks, store them, and forward them.
    Listen(listen::Options),
    /// Compare your orders with the provider's own list.
    Reconcile(reconcile::Options),
    /// List charge-backs and refunds.
    Disputes(disputes::Options),
    /// Check the cards of a file.
    #[command(subcommand)]
    Cards(cards::Action),
    /// Make the sandbox send a signed callback or webhook.
    Trigger(sandbox::trigger::Options),
    /// Check the profile: its file, its keys, and the provider that accepts them.
    #[command(subcommand)]
    Config(config::Action),
    /// Print the completions for a shell.
    Completions(shell::Completions),
    /// Write the man pages, one for each command.
    Man(shell::Man),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// The failure that ended it early.
    pub async fn run(self, common: &Common) -> Result<Exit, Failure> {
        match self {
            Self::Demo(options) => demo::run(options).await?,
            Self::Sandbox(options) => sandbox::run(options, common).await?,
            Self::SaveCard(options) => return order::save_card(&options, common).await,
            Self::Link(options) => return order::link(&options, common).await,
            Self::Charge(options) => return order::charge(&options, common).await,
            Self::Status(options) => return order::status(&options, common).await,
            Self::Wait(options) => return order::wait(&options, common).await,
            Self::Refund(options) => return order::refund(&options, common).await,
            Self::Capture(options) => return order::capture(&options, common).await,
            Self::Void(options) => return order::void(&options, common).await,
            Self::Bill(action) => return bill::run(action, common).await,
            Self::Listen(options) => return listen::run(options, common).await,
            Self::Reconcile(options) => return reconcile::run(&options, common).await,
            Self::Disputes(options) => disputes::run(&options, common).await?,
            Self::Cards(action) => cards::run(&action, common)?,
            Self::Trigger(options) => sandbox::trigger::run(&options, common.output()).await?,
            Self::Config(action) => return config::run(action, common).await,
            Self::Completions(options) => shell::completions(&options, Arguments::command()),
            Self::Man(options) => shell::man(&options, Arguments::command())?,
        }
        Ok(Exit::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }
}
