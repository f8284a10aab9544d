//! `tollgate config`: checks a profile.

mod check;

use clap::Subcommand;

use crate::{
    Failure,
    arguments::Common,
    exit::Exit,
    profile::{self, Profile},
};

/// The commands about the configuration.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Try the credentials with a read at the provider, and print the mode of each.
    #[command(after_help = "Example:\n  tollgate --profile shop config check")]
    Check,
    /// Print the usual place of the file with the profiles.
    Path,
}

/// Runs the command.
pub async fn run(action: Action, common: &Common) -> Result<Exit, Failure> {
    match action {
        Action::Check => check::run(&Profile::load(&common.choice)?, common.output()).await,
        Action::Path => {
            let path = profile::usual_file().ok_or("there is no home folder")?;
            out!("{}", path.display());
            Ok(Exit::SUCCESS)
        }
    }
}
