//! The log of exchanges in a file, one line for each exchange.

use crate::state::Exchange;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// A file with every exchange as one line of JSON.
#[derive(Debug)]
pub(crate) struct Recorder {
    file: File,
}

impl Recorder {
    /// Opens the file, and keeps its lines.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let opened = OpenOptions::new().append(true).create(true).open(path);
        let file = opened.map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        })?;
        Ok(Self { file })
    }

    /// Writes one exchange. A line is written at once, so that sandboxes can share a file.
    pub(crate) fn write(&self, exchange: &Exchange) -> io::Result<()> {
        let mut line = serde_json::to_vec(exchange)?;
        line.push(b'\n');
        (&self.file).write_all(&line)
    }
}
