//! The error of reading a body.

use std::{error::Error, fmt};

use serde::de::IgnoredAny;

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

impl Unreadable {
    /// The error of a body whose reading failed at this position.
    pub(super) fn at(body: &[u8], position: usize) -> Self {
        if let Err(error) = serde_json::from_slice::<IgnoredAny>(body) {
            return Self {
                kind: if error.is_eof() {
                    "JSON that ends early"
                } else {
                    "no JSON"
                },
                line: error.line(),
                column: error.column(),
            };
        }
        let before = body.get(..position).unwrap_or(body);
        let mut lines = before.rsplit(|byte| *byte == b'\n');
        Self {
            kind: "JSON of another shape",
            column: lines.next().unwrap_or_default().len(),
            line: lines.count() + 1,
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
