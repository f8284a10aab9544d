//! The tables of a run in one SQLite file, for one machine.

mod import;
mod lock;
mod read;
mod schema;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use self::lock::Lock;
use super::{
    Chunk, Import, Imported, ImportedFile, Line, Progress, Repeat, Settings, Start, Store, Work,
    writer::Writer,
};
use crate::{Error, Result, order::Order, result::OutcomeRow};

/// How many orders are claimed at a time.
const CHUNK: u32 = 200;

/// The right to the tables of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To work on the run. One process at a time has it.
    Work,
    /// To read the tables while another process works.
    Read,
}

/// A run in a SQLite file of its own.
///
/// One process at a time imports into the run or works on it, by a lock that ends with the process. Any number of others
/// read it meanwhile.
#[derive(Clone, Debug)]
pub struct SqliteStore(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    reader: Mutex<Connection>,
    /// Only with [`Access::Work`].
    writer: Option<Writer>,
    /// The position of the last claimed order.
    claimed: Mutex<i64>,
    _lock: Option<Lock>,
}

impl SqliteStore {
    /// Opens a run to import into it, and creates its file if there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] if another process works on the run. [`Error::Setting`] if the run has another mode.
    pub async fn create(path: &Path, settings: &Settings) -> Result<Self> {
        let lock = Lock::of(path)?;
        schema::create_file(path)?;
        let store = Self::with_lock(path, lock)?;
        let wanted = settings.clone();
        let stored = store
            .writer()?
            .alone(move |it| schema::settings(it, &wanted))
            .await?;
        if stored.mode != settings.mode {
            let why = format!("the run {} is of {} mode", stored.name, stored.mode);
            return Err(Error::Setting(why));
        }
        Ok(store)
    }

    /// Opens a run that has orders.
    ///
    /// # Errors
    ///
    /// [`Error::NoRun`] if there is no such file. [`Error::Busy`] if another process works on the run.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        if !path.is_file() {
            return Err(Error::NoRun(path.display().to_string()));
        }
        match access {
            Access::Work => Self::with_lock(path, Lock::of(path)?),
            Access::Read => Self::build(path, None),
        }
    }

    fn with_lock(path: &Path, lock: Lock) -> Result<Self> {
        // A request to stop was for the process before.
        let _ = fs::remove_file(stop_file(path));
        Self::build(path, Some(lock))
    }

    fn build(path: &Path, lock: Option<Lock>) -> Result<Self> {
        let writer = match lock {
            Some(_) => Some(Writer::start(schema::connect(
                path,
                OpenFlags::SQLITE_OPEN_READ_WRITE,
            )?)?),
            None => None,
        };
        Ok(Self(Arc::new(Inner {
            path: path.to_owned(),
            reader: Mutex::new(schema::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?),
            writer,
            claimed: Mutex::new(0),
            _lock: lock,
        })))
    }

    fn writer(&self) -> Result<&Writer> {
        let none = || Error::Store("was opened to read it".to_owned());
        self.0.writer.as_ref().ok_or_else(none)
    }

    /// Reads on a thread that may block.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = Arc::clone(&self.0);
        let read = move || {
            let reader = inner.reader.lock().unwrap_or_else(PoisonError::into_inner);
            work(&reader)
        };
        let done = tokio::task::spawn_blocking(read).await;
        done.map_err(|error| Error::Store(error.to_string()))?
    }
}

impl Store for SqliteStore {
    async fn settings(&self) -> Result<Settings> {
        self.read(read::settings).await
    }

    async fn import(&self, import: Import) -> Result<Imported> {
        self.writer()?
            .alone(move |it| import::import(it, import))
            .await
    }

    async fn files(&self) -> Result<Vec<ImportedFile>> {
        self.read(read::files).await
    }

    async fn claim(&self) -> Result<Option<Chunk>> {
        let after = *self
            .0
            .claimed
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let orders = self.read(move |it| read::left(it, after, CHUNK)).await?;
        // After the last one a later pass begins again with what is left.
        let id = orders.last().map_or(0, |last| last.order.seq);
        *self
            .0
            .claimed
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = id;
        Ok((id > 0).then_some(Chunk { id, orders }))
    }

    async fn extend(&self, _: Vec<i64>) -> Result<()> {
        Ok(())
    }

    async fn release(&self, _: i64) -> Result<()> {
        Ok(())
    }

    async fn open(&self, after: i64, limit: u32) -> Result<Vec<Work>> {
        self.read(move |it| read::open(it, after, limit)).await
    }

    async fn start(&self, work: &Work) -> Result<Start> {
        let seq = work.order.seq;
        let start = move |it: &rusqlite::Transaction<'_>| {
            let sql = "insert into starts(seq, at) values(?1, ?2)
                       on conflict(seq) do update set at = excluded.at";
            it.prepare_cached(sql)?
                .execute(params![seq, milliseconds()])?;
            Ok(())
        };
        self.writer()?.together(start).await?;
        Ok(Start::Go)
    }

    async fn finish(&self, order: &Order, row: OutcomeRow) -> Result<()> {
        let seq = order.seq;
        let finish = move |it: &rusqlite::Transaction<'_>| schema::write_outcome(it, seq, &row);
        self.writer()?.together(finish).await
    }

    /// One process charges all orders, so none is put aside.
    async fn give_back(&self) -> Result<u64> {
        Ok(0)
    }

    async fn progress(&self) -> Result<Progress> {
        self.read(read::progress).await
    }

    async fn lines(&self, after: i64, limit: u32) -> Result<Vec<Line>> {
        self.read(move |it| read::lines(it, after, limit)).await
    }

    async fn find(&self, text: &str, limit: u32) -> Result<Vec<Line>> {
        let text = text.to_owned();
        self.read(move |it| read::find(it, &text, limit)).await
    }

    async fn repeats(&self, limit: u32) -> Result<Vec<Repeat>> {
        self.read(move |it| read::repeats(it, limit)).await
    }

    async fn request_stop(&self) -> Result<()> {
        let file = stop_file(&self.0.path);
        fs::write(&file, "").map_err(|error| Error::file(&file, error))
    }

    async fn stop_requested(&self) -> Result<bool> {
        Ok(stop_file(&self.0.path).exists())
    }
}

/// The file beside the database by which another process asks to stop: two processes never write to one database.
fn stop_file(path: &Path) -> PathBuf {
    beside(path, ".stop")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The time in milliseconds since 1970.
fn milliseconds() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
}

/// One row, or none.
fn optional<T>(
    connection: &Connection,
    sql: &str,
    row: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Option<T>> {
    connection.query_row(sql, [], row).optional()
}
