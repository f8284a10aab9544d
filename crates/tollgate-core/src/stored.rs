//! The version and the mode of stored orders.

use crate::{Invalid, Mode};

/// The version of a text that names none.
pub(crate) const fn first_version() -> u32 {
    1
}

/// Checks that a text is not of a later version than `latest`, which may give its fields another meaning.
pub(crate) fn checked_version(version: u32, latest: u32) -> Result<(), Invalid> {
    if version > latest {
        return Err(Invalid::new(
            "version",
            format!("{version} is later than this crate can read"),
        ));
    }
    Ok(())
}

/// Checks that a stored order is of the client's mode.
pub(crate) fn checked_mode(stored: Mode, client: Mode) -> Result<(), Invalid> {
    if stored == client {
        Ok(())
    } else {
        Err(Invalid::new("mode", "is not that of this client"))
    }
}
