//! The place of a card token, which is never on the command line: other users of the machine can read that.

use std::io::Read as _;
use std::path::PathBuf;

use clap::Args;
use tollgate::CardToken;

use crate::{Failure, profile::Key};

/// The longest text of a token.
const LONGEST: u64 = 4096;

/// The place of the token.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct TokenSource {
    /// The file with the card's token, which only its owner may read; `-` for standard input.
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// The variable of the environment with the card's token.
    #[arg(long, value_name = "NAME")]
    token_env: Option<String>,
}

impl TokenSource {
    /// Reads the token.
    ///
    /// # Errors
    ///
    /// No such place, or an empty one.
    pub fn read(&self) -> Result<CardToken, Failure> {
        let text = match (&self.token_file, &self.token_env) {
            (Some(file), _) if file.as_os_str() == "-" => standard_input()?,
            (Some(file), _) => Key::File(file.clone()).read()?.expose().to_owned(),
            (None, name) => {
                let name = name.clone().unwrap_or_default();
                Key::Env(name).read()?.expose().to_owned()
            }
        };
        match text.trim() {
            "" => Err("the card's token is empty".into()),
            token => Ok(CardToken::new(token)),
        }
    }
}

fn standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}
