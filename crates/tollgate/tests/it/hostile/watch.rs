//! Checks that no output and no log shows a secret.

use std::fmt::Debug;

use tollgate::Error;
pub use tollgate_leaks::shown;
use tollgate_leaks::{Journal, Secrets};

/// Records everything that this thread logs.
pub struct Watch(Journal);

impl Watch {
    pub fn begin() -> Self {
        Self(Journal::begin())
    }

    /// Asserts that neither the log since the last call nor `shown` contains any of the secrets.
    pub fn check(&self, shown: &str, secrets: &[String]) -> Result<(), String> {
        let secrets = Secrets::new(secrets.iter().map(|secret| ("a secret", secret)));
        secrets.check("the log", self.0.take())?;
        secrets.check("a value", shown)
    }
}

/// Every text that a program might show of a result or an error.
pub fn shown_result(result: &Result<impl Debug, Error>) -> String {
    result
        .as_ref()
        .map_or_else(shown_error, |value| shown(value))
}

/// Every text that a program might show of an error.
pub fn shown_error(error: &Error) -> String {
    format!(
        "{}{}\n{:?}\n",
        tollgate_leaks::shown_error(error),
        error.advice(),
        error.raw()
    )
}
