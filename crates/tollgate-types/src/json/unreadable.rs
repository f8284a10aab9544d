//! The error of reading a body.

use std::{error::Error, fmt};

/// Where and why a body could not be read. The text quotes nothing from the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    kind: &'static str,
    line: usize,
    column: usize,
}

impl Unreadable {
    /// The kind of error: not JSON, JSON that ends early, or JSON of another shape.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The line, counted from 1, and the column.
    pub const fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

impl From<&serde_json::Error> for Unreadable {
    /// Omits the error's own text, which may quote the body.
    fn from(error: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        let kind = match error.classify() {
            Category::Data => "JSON of another shape",
            Category::Eof => "JSON that ends early",
            Category::Io | Category::Syntax => "no JSON",
        };
        Self {
            kind,
            line: error.line(),
            column: error.column(),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, line, column } = self;
        write!(f, "{kind} at line {line}, column {column}")
    }
}

impl Error for Unreadable {}
