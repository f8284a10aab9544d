//! The guard before live mode.

use std::io::{IsTerminal as _, Write as _, stderr, stdin};

use crate::{
    Failure,
    arguments::Common,
    exit::{Exit, Stop},
    profile::Profile,
};

/// Returns once a command may act: at once in test mode; in live mode with `--live`, after the user has confirmed
/// `action`, such as `charge 19.99 USD for order-1042`, or has given `--yes`.
///
/// # Errors
///
/// `--live` does not fit the profile's mode, or the user does not confirm.
pub fn confirm(common: &Common, profile: &Profile, action: &str) -> Result<(), Failure> {
    let name = profile.name();
    match (profile.mode().is_test(), common.live) {
        (true, false) => return Ok(()),
        (true, true) => {
            let why = format!("--live is given, and the profile `{name}` is of test mode");
            return Err(Stop::with(Exit::USAGE, why));
        }
        (false, false) => {
            let why = format!("the profile `{name}` is of live mode: add --live to {action}");
            return Err(Stop::with(Exit::USAGE, why));
        }
        (false, true) => {}
    }
    eprintln!(
        "LIVE: {action}, at {} as {}.",
        profile.provider(),
        profile.account()
    );
    if common.yes || is_confirmed()? {
        return Ok(());
    }
    Err(Stop::with(
        Exit::NOT_CONFIRMED,
        "not confirmed: nothing was sent",
    ))
}

/// Asks on the terminal. Without one the amount cannot be confirmed.
fn is_confirmed() -> Result<bool, Failure> {
    if !stdin().is_terminal() {
        let why = "no terminal to confirm the amount: add --yes; nothing was sent";
        return Err(Stop::with(Exit::NOT_CONFIRMED, why));
    }
    eprint!("Type yes to go on: ");
    stderr().flush()?;
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(line.trim().eq_ignore_ascii_case("yes"))
}
