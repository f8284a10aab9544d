//! `bill import` and `bill key`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tollgate_billing::{
    Column, Columns, Format, TokenKey,
    store::{Import, Settings, Store},
};

use super::{
    Tokens,
    clients::is_paycross,
    place::{Place, output, with_store},
};
use crate::{Failure, arguments::Common, exit::Exit, profile::Profile};

/// The options of `bill import`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// A CSV file with a first line of column names, or a file with one JSON object on each line.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The format. Default: by the ending: `.jsonl`, `.ndjson` and `.json` are JSON lines.
    #[arg(long, value_enum)]
    format: Option<Kind>,
    /// The character between the cells of a CSV file.
    #[arg(long, value_name = "CHARACTER", default_value_t = ',')]
    delimiter: char,
    /// Finds a column under another name, such as `token=card_token`.
    #[arg(long, value_name = "COLUMN=NAME")]
    map: Vec<String>,
    /// Sets a column for lines without a value, such as `currency=USD`.
    #[arg(long, value_name = "COLUMN=VALUE")]
    set: Vec<String>,
    #[command(flatten)]
    tokens: Tokens,
}

/// The options of `bill key`.
#[derive(Args, Debug)]
pub struct NewKey {
    /// The file to write. A file that exists is not replaced.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Csv,
    Jsonl,
}

/// Adds the orders of a file to a run.
pub async fn import(options: &Options, common: &Common) -> Result<Exit, Failure> {
    let profile = Profile::load(&common.choice)?;
    let settings = Settings {
        name: options.place.name().to_owned(),
        mode: profile.mode(),
    };
    let columns = options.columns(&profile)?;
    let import = Import::open(
        &options.file,
        options.format(),
        columns,
        options.tokens.vault()?,
    )?;
    let imported =
        with_store!(options.place.create(&settings).await?, store => store.import(import).await?);
    let name = options.place.name();
    common.output().record(&imported, || {
        format!(
            "{name}: {} orders added, {} known before",
            imported.added, imported.known
        )
    });
    Ok(Exit::SUCCESS)
}

impl Options {
    fn format(&self) -> Format {
        let csv = Format::Csv {
            delimiter: self.delimiter,
        };
        match (self.format, Format::of(&self.file)) {
            (Some(Kind::Jsonl), _) | (None, Format::JsonLines) => Format::JsonLines,
            (Some(Kind::Csv) | None, _) => csv,
        }
    }

    /// The profile's own provider and service are those of lines that name none.
    fn columns(&self, profile: &Profile) -> Result<Columns, Failure> {
        let provider = if is_paycross(profile) {
            "paycross"
        } else {
            "paymega"
        };
        let mut columns = Columns::default().value(Column::Provider, provider)?;
        if let Some(service) = profile.service() {
            columns = columns.value(Column::Service, service)?;
        }
        Ok(columns.map(&self.map)?.set(&self.set)?)
    }
}

/// Writes a new key.
pub fn new_key(options: &NewKey) -> Result<Exit, Failure> {
    if options.file.exists() {
        return Err(format!("{} exists already", options.file.display()).into());
    }
    let key = TokenKey::generate()?;
    let mut file = output(Some(&options.file))?;
    writeln!(file, "{}", key.expose())?;
    file.flush()?;
    Ok(Exit::SUCCESS)
}
