//! Reads a log.

use super::{EARLIER, VERSION};
use crate::state::{Reader, State};
use serde::Deserialize;
use serde::de::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader};

#[derive(Deserialize)]
struct Version {
    tollgate_sandbox: u32,
}

/// The state that a log holds. A last line without its end was cut off by a crash, before its response was sent, and
/// is dropped.
pub(super) fn state(file: File, kept: usize) -> io::Result<State> {
    let mut log = BufReader::new(file);
    let mut line = String::new();
    log.read_line(&mut line).map_err(invalid)?;
    let mut reader = head(&line, kept).map_err(invalid)?;
    loop {
        let mut line = Vec::new();
        log.read_until(b'\n', &mut line)?;
        if line.pop() != Some(b'\n') {
            return Ok(reader.finish());
        }
        let text = std::str::from_utf8(&line).map_err(invalid)?;
        reader.line(text).map_err(invalid)?;
    }
}

fn head(text: &str, kept: usize) -> serde_json::Result<Reader> {
    let version: Version = serde_json::from_str(text)?;
    match version.tollgate_sandbox {
        VERSION => Reader::new(text, kept),
        EARLIER => Reader::older(text, kept),
        other => Err(serde_json::Error::custom(format!(
            "version {other} does not belong to this Tollgate"
        ))),
    }
}

fn invalid(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("this file does not hold a sandbox's state: {error}"),
    )
}
