//! The place of a run: its name, and its file or database.

use std::path::{Path, PathBuf};

use clap::Args;
use tollgate_billing::store::{Access, Settings, SqliteStore};

use crate::{
    Failure,
    exit::{Exit, Stop},
};

/// A run.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The run's name: letters, digits, `-`, `_` and `.`.
    #[arg(value_name = "RUN", value_parser = name)]
    name: String,
    #[command(flatten)]
    shelf: Shelf,
}

/// The place of all runs.
#[derive(Args, Clone, Debug)]
pub struct Shelf {
    /// The folder with the runs of this machine, each in a file RUN.sqlite.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    runs: PathBuf,
    /// A PostgreSQL database for the runs of many machines, such as `postgres://billing@db/shop`. A password is read from
    /// the variable `PGPASSWORD`.
    #[cfg(feature = "postgres")]
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

/// The opened tables of a run.
pub enum Opened {
    /// On this machine.
    Sqlite(SqliteStore),
    /// For many machines.
    #[cfg(feature = "postgres")]
    Postgres(tollgate_billing::store::PostgresStore),
}

/// Does the same with either store.
macro_rules! with_store {
    ($opened:expr, $store:ident => $work:expr) => {
        match $opened {
            $crate::bill::place::Opened::Sqlite($store) => $work,
            #[cfg(feature = "postgres")]
            $crate::bill::place::Opened::Postgres($store) => $work,
        }
    };
}
pub(crate) use with_store;

impl Place {
    /// The run's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Opens the run to import into it. A new run gets these settings.
    pub async fn create(&self, settings: &Settings) -> Result<Opened, Failure> {
        #[cfg(feature = "postgres")]
        if let Some(url) = &self.shelf.database {
            let store = tollgate_billing::store::PostgresStore::create(url, settings).await?;
            return Ok(Opened::Postgres(store));
        }
        std::fs::create_dir_all(&self.shelf.runs)?;
        let store = SqliteStore::create(&self.shelf.file(&self.name), settings).await?;
        Ok(Opened::Sqlite(store))
    }

    /// Opens a run that has orders.
    pub async fn open(&self, access: Access) -> Result<Opened, Failure> {
        self.shelf.open(&self.name, access).await
    }
}

impl Shelf {
    /// Opens a run that has orders.
    #[cfg_attr(
        not(feature = "postgres"),
        expect(clippy::unused_async, reason = "a database is opened over a network")
    )]
    pub async fn open(&self, name: &str, access: Access) -> Result<Opened, Failure> {
        #[cfg(feature = "postgres")]
        if let Some(url) = &self.database {
            let store = tollgate_billing::store::PostgresStore::open(url, name).await?;
            return Ok(Opened::Postgres(store));
        }
        Ok(Opened::Sqlite(SqliteStore::open(&self.file(name), access)?))
    }

    /// The names of all runs.
    #[cfg_attr(
        not(feature = "postgres"),
        expect(clippy::unused_async, reason = "a database is read over a network")
    )]
    pub async fn names(&self) -> Result<Vec<String>, Failure> {
        #[cfg(feature = "postgres")]
        if let Some(url) = &self.database {
            return Ok(tollgate_billing::store::PostgresStore::names(url).await?);
        }
        let entries = std::fs::read_dir(&self.runs)?.collect::<Result<Vec<_>, _>>()?;
        let names = entries.iter().filter_map(|entry| {
            let file = entry.file_name();
            name(file.to_str()?.strip_suffix(".sqlite")?).ok()
        });
        let mut names: Vec<_> = names.collect();
        names.sort();
        Ok(names)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.runs.join(format!("{name}.sqlite"))
    }
}

/// Opens a run to read it: in a file, or with its name in the database at a URL.
pub async fn read(db: &str, run: Option<&str>) -> Result<Opened, Failure> {
    if !db.starts_with("postgres://") && !db.starts_with("postgresql://") {
        return Ok(Opened::Sqlite(SqliteStore::open(
            Path::new(db),
            Access::Read,
        )?));
    }
    let run = run.ok_or_else(|| usage("name the run after the URL of its database"))?;
    #[cfg(feature = "postgres")]
    return Ok(Opened::Postgres(
        tollgate_billing::store::PostgresStore::open(db, run).await?,
    ));
    #[cfg(not(feature = "postgres"))]
    Err(usage(format!(
        "the run {run} is in PostgreSQL, for which this command was not built: add the feature `postgres`"
    )))
}

/// A name that is a file's name on every system.
pub fn name(text: &str) -> Result<String, String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if text.is_empty() || text.starts_with('.') || !text.chars().all(is_plain) {
        return Err("use letters, digits, `-`, `_` and `.`".to_owned());
    }
    Ok(text.to_owned())
}

/// Writes to a file that only its owner may read, or to the output if there is none.
pub fn output(path: Option<&Path>) -> Result<Box<dyn std::io::Write + Send>, Failure> {
    let Some(path) = path else {
        return Ok(Box::new(std::io::stdout()));
    };
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(path);
    let file = opened.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Box::new(std::io::BufWriter::new(file)))
}

/// The end of a command whose options exclude each other.
pub fn usage(why: impl Into<String>) -> Failure {
    Stop::with(Exit::USAGE, why)
}
