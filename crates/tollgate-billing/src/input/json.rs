//! Rows of a file with one JSON object on each line.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read},
};

use serde_json::value::RawValue;

use super::{
    BadLine, Column, Columns, LONGEST, Place, Row, TOO_LONG, bad, parse::Cells, unreadable,
};

pub(super) struct Rows {
    file: BufReader<Box<dyn Read + Send>>,
    bytes: Vec<u8>,
    line: u64,
    offset: u64,
}

impl Rows {
    pub(super) fn new(file: Box<dyn Read + Send>) -> Self {
        Self {
            file: BufReader::new(file),
            bytes: Vec::new(),
            line: 0,
            offset: 0,
        }
    }

    pub(super) fn next(&mut self, columns: &Columns) -> Option<Result<Row, BadLine>> {
        loop {
            let offset = self.offset;
            if let Err(error) = self.read()? {
                return Some(Err(error));
            }
            if self.bytes.trim_ascii().is_empty() {
                continue;
            }
            let length = self.bytes.len() as u64;
            let (line, place) = (self.line, Place { offset, length });
            let row = cells(&self.bytes, columns).map(|cells| Row { line, place, cells });
            return Some(row.map_err(|why| bad(line, why)));
        }
    }

    /// Reads one line, without holding more of it than the longest.
    fn read(&mut self) -> Option<Result<(), BadLine>> {
        self.bytes.clear();
        self.line += 1;
        let mut limited = (&mut self.file).take(LONGEST);
        match limited.read_until(b'\n', &mut self.bytes) {
            Ok(0) => None,
            Ok(count) if count as u64 == LONGEST => {
                // The rest of the line would be read as another line.
                self.file = BufReader::new(Box::new(std::io::empty()));
                Some(Err(bad(self.line, TOO_LONG)))
            }
            Ok(count) => {
                self.offset += count as u64;
                Some(Ok(()))
            }
            Err(error) => {
                self.file = BufReader::new(Box::new(std::io::empty()));
                Some(Err(unreadable(self.line, &error)))
            }
        }
    }
}

/// The cells of one object. The reasons of the JSON parser would quote the text, so they are not shown.
pub(super) fn cells(bytes: &[u8], columns: &Columns) -> Result<Cells, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let object: HashMap<String, &RawValue> = serde_json::from_slice(bytes).map_err(|error| {
        let column = error.column();
        format!("is no JSON object, at its character {column}")
    })?;
    let mut cells = Cells::default();
    for column in Column::ALL {
        let name = columns.name_of(*column);
        if let Some(value) = object.get(name) {
            let text =
                text(value.get()).ok_or_else(|| format!("{name} must be a text or a number"))?;
            cells.set(*column, &text);
        }
    }
    Ok(cells)
}

/// A text, or a number exactly as it is written; null is empty.
fn text(value: &str) -> Option<String> {
    match value.as_bytes().first()? {
        b'"' => serde_json::from_str(value).ok(),
        b'-' | b'0'..=b'9' => Some(value.to_owned()),
        b'n' => Some(String::new()),
        _ => None,
    }
}
