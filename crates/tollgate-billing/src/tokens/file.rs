//! Tokens in the merchant's file.

use std::{
    collections::HashMap,
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use crate::{
    Error, Result,
    input::{Layout, Single},
    order::{Order, Place, Tokens},
};

/// An imported file that holds the tokens of its orders.
#[derive(Clone, Debug)]
pub struct ImportedFile {
    pub(crate) import: i64,
    pub(crate) path: PathBuf,
    pub(crate) layout: Layout,
}

/// The open files of a run's imports.
#[derive(Debug, Default)]
pub(crate) struct Files(HashMap<i64, Mutex<Opened>>);

#[derive(Debug)]
struct Opened {
    file: File,
    rows: Single,
}

impl Files {
    /// Opens each file.
    pub(crate) fn open(imports: Vec<ImportedFile>) -> Result<Self> {
        let opened = imports.into_iter().map(|it| {
            let file = File::open(&it.path).map_err(|error| Error::file(&it.path, error))?;
            let rows = Single::new(it.layout)?;
            Ok((it.import, Mutex::new(Opened { file, rows })))
        });
        opened.collect::<Result<_>>().map(Self)
    }

    /// The tokens in the bytes of an order. They must still hold the same order.
    pub(super) fn tokens(&self, order: &Order, place: Place) -> Result<Tokens, String> {
        let opened = self.0.get(&order.import).ok_or("is in no known file")?;
        let mut opened = opened.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = opened.read(place).map_err(|error| error.to_string())?;
        match opened.rows.order(bytes) {
            Some((details, tokens)) if details == order.details => Ok(tokens),
            _ => {
                let line = order.line;
                Err(format!("is no longer on line {line} of the imported file"))
            }
        }
    }
}

impl Opened {
    fn read(&mut self, place: Place) -> std::io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(place.offset))?;
        let mut bytes = Vec::new();
        let mut row = (&mut self.file).take(place.length);
        row.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
