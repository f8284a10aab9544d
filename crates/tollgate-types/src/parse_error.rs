//! The error of reading a leaf type from text.

use std::{error::Error, fmt};

/// A text is not a valid value of a leaf type.
///
/// The message names the expected form and never quotes the text, which may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    expected: &'static str,
}

impl ParseError {
    #[doc(hidden)]
    #[must_use]
    pub const fn expected(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl Error for ParseError {}
