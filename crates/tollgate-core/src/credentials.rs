//! Checks of credentials: most wrong ones are another key, or a setting that was read badly.

use crate::{Invalid, Mode, SecretKey, public_key::PublicKey};

/// Checks a user name for HTTP Basic, which ends the name at the first colon.
pub fn checked_user(field: &str, user: &str) -> Result<(), Invalid> {
    checked_key(field, user)?;
    if user.contains(':') {
        return Err(Invalid::new(field, "must not hold a colon"));
    }
    Ok(())
}

/// Checks a key of any kind that is sent in a header or in a form.
pub fn checked_key(field: &str, key: &str) -> Result<(), Invalid> {
    checked_text(field, key)?;
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Invalid::new(field, "must be visible ASCII characters"));
    }
    Ok(())
}

/// Checks a secret key that is sent in a header.
pub fn checked_secret(field: &str, key: &SecretKey) -> Result<(), Invalid> {
    not_public(field, key.expose())?;
    checked_key(field, key.expose())
}

/// Checks a secret key that signs callbacks, and its mode if that is known.
pub(crate) fn checked_signing_key(
    field: &str,
    key: &SecretKey,
    mode: Option<Mode>,
) -> Result<(), Invalid> {
    let key = key.expose();
    not_public(field, key)?;
    checked_text(field, key)?;
    let others = match mode {
        Some(Mode::Test) => "sk_live_",
        Some(Mode::Live) => "sk_test_",
        None => return Ok(()),
    };
    if begins_with(key, others) {
        return Err(Invalid::new(field, "is of the other mode"));
    }
    Ok(())
}

/// Whether a key begins with this prefix, in any case.
pub fn begins_with(key: &str, prefix: &str) -> bool {
    let start = key.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn checked_text(field: &str, text: &str) -> Result<(), Invalid> {
    // A byte order mark counts as no white space, and is invisible too.
    let is_blank = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
    if text.is_empty() {
        return Err(Invalid::new(field, "must not be empty"));
    }
    if text.starts_with(is_blank) || text.ends_with(is_blank) {
        let why = "must not begin or end with white space";
        return Err(Invalid::new(field, why));
    }
    if text.chars().any(char::is_control) {
        return Err(Invalid::new(field, "must have no control characters"));
    }
    Ok(())
}

/// Refuses a public key: Paymega's begin with `pk_`; PayCross's are RSA keys, in PEM or in bare base64.
fn not_public(field: &str, key: &str) -> Result<(), Invalid> {
    if begins_with(key.trim(), "pk_") || PublicKey::parse(key).is_ok() {
        return Err(Invalid::new(field, "is a public key"));
    }
    Ok(())
}
