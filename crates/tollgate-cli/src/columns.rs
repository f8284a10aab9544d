//! Files of a merchant: CSV with a header, whose columns may have other names.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use clap::Args;

use crate::Failure;

/// Other names of columns.
#[derive(Args, Clone, Debug, Default)]
pub struct Map {
    /// Reads a column under another name, such as `reference=Order`. May be repeated.
    #[arg(long = "map", value_name = "NAME=COLUMN", value_parser = pair)]
    pairs: Vec<(String, String)>,
}

/// One line of a file.
#[derive(Debug)]
pub struct Line {
    /// The number of the line, counted from 1; the header is the first.
    pub number: u64,
    fields: HashMap<String, String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=');
    let (name, column) = pair.ok_or("write NAME=COLUMN")?;
    Ok((name.to_owned(), column.to_owned()))
}

impl Map {
    /// Reads the lines of a file, one by one.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a column that `--map` names and the file does not have.
    pub fn read(
        &self,
        path: &Path,
    ) -> Result<impl Iterator<Item = Result<Line, Failure>>, Failure> {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| format!("{shown}: {error}"))?;
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(file);
        let names = self.names(reader.headers()?, &shown)?;
        Ok(reader.into_records().map(move |record| {
            // The error's own text may quote a line.
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, csv::Position::line);
                format!(
                    "{shown}:{line}: is no line of CSV with {} fields",
                    names.len()
                )
            })?;
            let fields = names.iter().cloned().zip(record.iter().map(str::to_owned));
            Ok(Line {
                number: record.position().map_or(0, csv::Position::line),
                fields: fields.collect(),
            })
        }))
    }

    /// The names of the columns, as the command knows them. A column whose name another one has taken has none.
    fn names(&self, header: &csv::StringRecord, file: &str) -> Result<Vec<String>, Failure> {
        for (_, column) in &self.pairs {
            if !header.iter().any(|name| name == column) {
                return Err(format!("{file}: there is no column {column}").into());
            }
        }
        let known = |name: &str| {
            let mapped = self.pairs.iter().find(|(_, column)| column == name);
            let own = name.to_lowercase();
            let is_taken = self.pairs.iter().any(|(known, _)| *known == own);
            match mapped {
                Some((known, _)) => known.clone(),
                None if is_taken => String::new(),
                None => own,
            }
        };
        Ok(header.iter().map(known).collect())
    }
}

impl Line {
    /// The value in a column; `None` if it is empty or there is no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        let value = self.fields.get(column).map(String::as_str);
        value.filter(|value| !value.is_empty())
    }

    /// The value in a column.
    ///
    /// # Errors
    ///
    /// It is missing. The error names the line.
    pub fn required(&self, column: &str) -> Result<&str, Failure> {
        self.get(column)
            .ok_or_else(|| format!("line {}: {column} is missing", self.number).into())
    }
}
