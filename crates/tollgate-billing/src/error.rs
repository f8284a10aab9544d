//! The errors of a run's store, files and settings.

use std::{fmt, io, path::Path};

/// The result of this crate's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A run cannot go on, or a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// The path.
        path: String,
        /// The reason.
        #[source]
        error: io::Error,
    },
    /// Another process works on the run.
    #[error("another process works on this run: {0}")]
    Busy(String),
    /// There is no such run.
    #[error("there is no run {0}: import its orders first")]
    NoRun(String),
    /// The database cannot be read or written.
    #[error("the database of the run: {0}")]
    Store(String),
    /// A setting is wrong.
    #[error("{0}")]
    Setting(String),
    /// Lines of an imported file are wrong, and none of the file's lines was imported.
    #[error("{0}")]
    Lines(BadLines),
    /// The tokens of an order cannot be read.
    #[error("the token of {reference}: {why}")]
    Token {
        /// The order's reference.
        reference: String,
        /// The reason, without the token.
        why: String,
    },
}

impl Error {
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        let path = path.display().to_string();
        Self::File { path, error }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.to_string())
    }
}

/// A line of a file that is no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line, counted from 1.
    pub line: u64,
    /// The column's name in the file, if one column is wrong.
    pub column: Option<String>,
    /// The reason, which never quotes a token.
    pub why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some(column) => write!(f, "line {}, column {column}: {}", self.line, self.why),
            None => write!(f, "line {}: {}", self.line, self.why),
        }
    }
}

/// The wrong lines of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadLines {
    /// The first of them, at most [`BadLines::SHOWN`].
    pub first: Vec<BadLine>,
    /// The number of all.
    pub count: u64,
}

impl BadLines {
    /// How many lines are described.
    pub const SHOWN: usize = 50;

    pub(crate) fn add(&mut self, line: BadLine) {
        self.count += 1;
        if self.first.len() < Self::SHOWN {
            self.first.push(line);
        }
    }
}

impl fmt::Display for BadLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, lines) = (self.count, if self.count == 1 { "line" } else { "lines" });
        write!(f, "{count} wrong {lines}, and nothing was imported")?;
        self.first
            .iter()
            .try_for_each(|line| write!(f, "\n  {line}"))?;
        match usize::try_from(self.count) {
            Ok(count) if count == self.first.len() => Ok(()),
            _ => write!(f, "\n  and more"),
        }
    }
}
