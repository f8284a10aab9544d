//! Orders from a merchant's file: CSV or JSON lines.

mod column;
mod csv;
mod json;
mod parse;

use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

use serde::{Deserialize, Serialize};

pub use self::column::{Column, Columns};
use crate::{
    BadLine, Error, Result,
    order::{Details, NewOrder, Place, Tokens},
};

/// The most bytes of one line. A longer one is no order.
const LONGEST: u64 = 1 << 20;

const TOO_LONG: &str = "is longer than a mebibyte";

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// CSV with names of columns in the first line.
    Csv {
        /// The character between cells.
        delimiter: char,
    },
    /// One JSON object on each line.
    JsonLines,
}

impl Format {
    /// The format by the file's ending: `.jsonl`, `.ndjson` and `.json` are JSON lines, all others CSV with commas.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(|it| it.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("jsonl" | "ndjson" | "json") => Self::JsonLines,
            _ => Self::Csv { delimiter: ',' },
        }
    }
}

/// The places of the columns in a file, found by its first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Layout {
    pub format: Format,
    pub columns: Columns,
    /// The file's columns by place; not for JSON lines.
    pub places: Vec<Option<Column>>,
}

/// The orders of a file, one line after the other. Memory holds one line.
///
/// ```
/// use tollgate_billing::{Columns, Format, Lines};
///
/// let file = "reference,amount,currency,token\norder-1042,9.99,EUR,tok_1\n";
/// let format = Format::Csv { delimiter: ',' };
/// let mut lines = Lines::new(file.as_bytes(), format, Columns::default())?;
/// assert_eq!(lines.next().unwrap().unwrap().details.reference, "order-1042");
/// assert!(lines.next().is_none());
/// # Ok::<(), tollgate_billing::Error>(())
/// ```
pub struct Lines {
    layout: Layout,
    source: Source,
}

enum Source {
    Csv(self::csv::Rows),
    Json(json::Rows),
}

impl Lines {
    /// Opens a file and reads its first line.
    pub(crate) fn open(path: &Path, format: Format, columns: Columns) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::file(path, error))?;
        Self::new(BufReader::with_capacity(1 << 16, file), format, columns)
    }

    /// Reads the first line of a file.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] if the first line of a CSV file lacks a column.
    pub fn new(file: impl Read + Send + 'static, format: Format, columns: Columns) -> Result<Self> {
        let file: Box<dyn Read + Send> = Box::new(file);
        let (source, places) = match format {
            Format::Csv { delimiter } => {
                let (rows, places) = self::csv::Rows::open(file, delimiter, &columns)?;
                (Source::Csv(rows), places)
            }
            Format::JsonLines => (Source::Json(json::Rows::new(file)), Vec::new()),
        };
        let layout = Layout {
            format,
            columns,
            places,
        };
        Ok(Self { layout, source })
    }

    /// The order in these bytes of the file, which were at its place.
    #[doc(hidden)]
    pub fn again(&self, bytes: Vec<u8>) -> Option<Details> {
        let mut single = Single::new(self.layout.clone()).ok()?;
        single.order(bytes).map(|(details, _)| details)
    }

    /// The places of the columns.
    pub(crate) const fn layout(&self) -> &Layout {
        &self.layout
    }
}

impl Iterator for Lines {
    type Item = Result<NewOrder, BadLine>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match &mut self.source {
            Source::Csv(rows) => rows.next(&self.layout)?,
            Source::Json(rows) => rows.next(&self.layout.columns)?,
        };
        Some(row.and_then(|row| row.order(&self.layout.columns)))
    }
}

/// Reads orders from bytes of their own.
#[derive(Debug)]
pub(crate) struct Single {
    layout: Layout,
    /// Not for JSON lines.
    csv: Option<self::csv::Single>,
}

impl Single {
    pub(crate) fn new(layout: Layout) -> Result<Self> {
        let csv = match layout.format {
            Format::Csv { delimiter } => Some(self::csv::Single::new(delimiter)?),
            Format::JsonLines => None,
        };
        Ok(Self { layout, csv })
    }

    /// The one order in these bytes.
    pub(crate) fn order(&mut self, bytes: Vec<u8>) -> Option<(Details, Tokens)> {
        let cells = match &mut self.csv {
            Some(csv) => csv.cells(bytes, &self.layout),
            None => json::cells(&bytes, &self.layout.columns).ok(),
        };
        cells?.order(&self.layout.columns).ok()
    }
}

/// The cells of one line.
struct Row {
    line: u64,
    place: Place,
    cells: parse::Cells,
}

impl Row {
    fn order(self, columns: &Columns) -> Result<NewOrder, BadLine> {
        let (details, tokens) = self.cells.order(columns).map_err(|(column, why)| BadLine {
            line: self.line,
            column: Some(columns.name_of(column).to_owned()),
            why,
        })?;
        Ok(NewOrder {
            line: self.line,
            place: self.place,
            details,
            tokens,
        })
    }
}

/// A line that is no row at all.
fn bad(line: u64, why: impl Into<String>) -> BadLine {
    BadLine {
        line,
        column: None,
        why: why.into(),
    }
}

fn unreadable(line: u64, error: &io::Error) -> BadLine {
    bad(line, format!("cannot be read: {error}"))
}
