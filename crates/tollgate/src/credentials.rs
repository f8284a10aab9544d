//! What credentials must be to be sent.

use crate::Invalid;

/// A name for HTTP Basic, which ends it at the first colon.
pub(crate) fn checked_user(field: &str, user: &str) -> Result<(), Invalid> {
    checked_key(field, user)?;
    if user.contains(':') {
        return Err(Invalid::new(field, "must not hold a colon"));
    }
    Ok(())
}

pub(crate) fn checked_key(field: &str, key: &str) -> Result<(), Invalid> {
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Invalid::new(field, "must be visible ASCII characters"));
    }
    Ok(())
}
