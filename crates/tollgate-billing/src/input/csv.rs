//! Rows of a CSV file.

use std::{
    fmt,
    io::{Cursor, Read, SeekFrom, Take},
};

use csv::{ByteRecord, Position, Reader, ReaderBuilder};

use super::{BadLine, Column, Columns, LONGEST, Layout, Place, Row, TOO_LONG, bad, parse::Cells};
use crate::{Error, Result};

/// The most bytes that are read of a row: enough to see that it is too long.
const LIMIT: u64 = LONGEST + 1;

pub(super) struct Rows {
    /// Ends after the longest row, so that a quote that is never closed does not fill the memory.
    reader: Reader<Take<Box<dyn Read + Send>>>,
    record: ByteRecord,
    is_over: bool,
}

impl Rows {
    /// Reads the names of the columns, and returns the known column of each place.
    pub(super) fn open(
        file: Box<dyn Read + Send>,
        delimiter: char,
        columns: &Columns,
    ) -> Result<(Self, Vec<Option<Column>>)> {
        let mut builder = builder(delimiter)?;
        let mut reader = builder.has_headers(true).from_reader(file.take(LIMIT));
        let names = reader.byte_headers();
        let names = names.map_err(|error| first_line(reason(&error)))?.clone();
        if reader.position().byte() > LONGEST {
            return Err(first_line(TOO_LONG));
        }
        let names: Vec<_> = names.iter().map(String::from_utf8_lossy).collect();
        let places = places(&names, columns)?;
        let rows = Self {
            reader,
            record: ByteRecord::new(),
            is_over: false,
        };
        Ok((rows, places))
    }

    pub(super) fn next(&mut self, layout: &Layout) -> Option<Result<Row, BadLine>> {
        if self.is_over {
            return None;
        }
        self.reader.get_mut().set_limit(LIMIT);
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => Some(self.row(layout)),
            Ok(false) => None,
            Err(error) => {
                self.is_over = true;
                let line = error.position().map_or(0, Position::line);
                Some(Err(bad(line, reason(&error))))
            }
        }
    }

    fn row(&mut self, layout: &Layout) -> Result<Row, BadLine> {
        let start = self.record.position();
        let (line, offset) = start.map_or((0, 0), |it| (it.line(), it.byte()));
        let length = self.reader.position().byte().saturating_sub(offset);
        if length > LONGEST {
            // The rest of the row would be read as other rows.
            self.is_over = true;
            return Err(bad(line, TOO_LONG));
        }
        let (cells, expected) = (self.record.len(), layout.places.len());
        if cells != expected {
            let why = format!("has {cells} cells, and the first line has {expected}");
            return Err(bad(line, why));
        }
        Ok(Row {
            line,
            place: Place { offset, length },
            cells: fill(&self.record, layout).ok_or_else(|| bad(line, "is not UTF-8"))?,
        })
    }
}

/// Reads rows from bytes of their own. The tables of the parser are built once: they cost more than a row.
#[derive(Debug)]
pub(super) struct Single {
    reader: Reader<Cursor<Vec<u8>>>,
    record: ByteRecord,
}

impl Single {
    pub(super) fn new(delimiter: char) -> Result<Self> {
        let mut builder = builder(delimiter)?;
        Ok(Self {
            reader: builder.has_headers(false).from_reader(Cursor::default()),
            record: ByteRecord::new(),
        })
    }

    /// The cells of the one row in these bytes.
    pub(super) fn cells(&mut self, bytes: Vec<u8>, layout: &Layout) -> Option<Cells> {
        *self.reader.get_mut() = Cursor::new(bytes);
        let start = Position::new();
        self.reader.seek_raw(SeekFrom::Start(0), start).ok()?;
        let is_row = self.reader.read_byte_record(&mut self.record).ok()?;
        (is_row && self.record.len() == layout.places.len()).then(|| fill(&self.record, layout))?
    }
}

fn builder(delimiter: char) -> Result<ReaderBuilder> {
    let byte = u8::try_from(delimiter).ok().filter(u8::is_ascii);
    let byte = byte.ok_or_else(|| Error::Setting("the delimiter is not ASCII".to_owned()))?;
    let mut builder = ReaderBuilder::new();
    builder.delimiter(byte).flexible(true);
    Ok(builder)
}

/// The known column at each place.
fn places(names: &[impl AsRef<str>], columns: &Columns) -> Result<Vec<Option<Column>>> {
    let mut places = Vec::with_capacity(names.len());
    for name in names {
        let is_it = |column: &&Column| columns.name_of(**column) == name.as_ref().trim();
        let column = Column::ALL.iter().find(is_it).copied();
        if column.is_some() && places.contains(&column) {
            let why = format!("the first line has the column {} twice", name.as_ref());
            return Err(Error::Setting(why));
        }
        places.push(column);
    }
    for needed in [
        Column::Reference,
        Column::Amount,
        Column::Currency,
        Column::Token,
    ] {
        let is_there = places.iter().flatten().any(|it| *it == needed);
        if !is_there && columns.value_of(needed).is_none() {
            let name = columns.name_of(needed);
            let why = format!("the first line has no column {name}; map another one to {needed}");
            return Err(Error::Setting(why));
        }
    }
    Ok(places)
}

/// `None` if a known cell is not UTF-8.
fn fill(record: &ByteRecord, layout: &Layout) -> Option<Cells> {
    let mut cells = Cells::default();
    for (place, cell) in layout.places.iter().zip(record) {
        if let Some(column) = place {
            cells.set(*column, std::str::from_utf8(cell).ok()?);
        }
    }
    Some(cells)
}

fn first_line(why: impl fmt::Display) -> Error {
    Error::Setting(format!("the first line: {why}"))
}

/// The reason without the text of a cell.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => format!("cannot be read: {error}"),
        _ => "is no row of CSV".to_owned(),
    }
}
