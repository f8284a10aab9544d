//! The colours of a terminal.

use std::env;

/// A colour, by its meaning.
#[derive(Clone, Copy, Debug)]
pub enum Color {
    /// Green: succeeded, equal.
    Good,
    /// Red: failed, different.
    Bad,
    /// Yellow: open, or a person must look.
    Open,
    /// Grey: details.
    Dim,
}

impl Color {
    /// The text with the escape codes of the colour.
    pub fn paint(self, text: &str) -> String {
        let code = match self {
            Self::Good => 32,
            Self::Bad => 31,
            Self::Open => 33,
            Self::Dim => 90,
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

/// Whether the user's environment permits colours: see no-color.org.
pub fn is_wanted() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
