//! The token of a saved card, in a file.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use tollgate::{Error, Operation, Outcome, SavedCard};

use crate::{Failure, quote};

/// The place for a card's token.
#[derive(Args, Debug, Default)]
pub struct SavedToken {
    /// Writes the token of the card that the order saved to a new file, which only its owner may read.
    #[arg(long, value_name = "FILE")]
    save_token: Option<PathBuf>,
}

impl SavedToken {
    /// Writes the token, if one was asked for and the operation shows it.
    ///
    /// # Errors
    ///
    /// A file that exists or cannot be written.
    pub fn save<T: Operation>(&self, result: &Result<Outcome<T>, Error>) -> Result<(), Failure> {
        let Some(file) = &self.save_token else {
            return Ok(());
        };
        let operation = result.as_ref().ok().map(Outcome::operation);
        if let Some(card) = operation.and_then(Operation::saved_card) {
            return write(file, &card);
        }
        let file = file.to_string_lossy();
        eprintln!("No card is saved: {} is not written.", quote::name(&file));
        Ok(())
    }
}

fn write(file: &Path, card: &SavedCard) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file);
    let mut opened = opened.map_err(|error| format!("{}: {error}", file.display()))?;
    writeln!(opened, "{}", card.token().expose())?;
    opened.sync_all()?;
    let mask = card.mask().unwrap_or("card");
    eprintln!("The token of {mask} is in {}.", file.display());
    Ok(())
}
