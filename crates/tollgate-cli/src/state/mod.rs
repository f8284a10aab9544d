//! The orders that this machine has sent, in a small database of the user: without tokens and keys.
//!
//! A command stores its order before it sends anything. So a command that was interrupted can be repeated, and `status`
//! needs nothing but the reference.

mod lock;
mod work;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use rusqlite::{Connection, OptionalExtension as _, params};

pub use self::work::Work;
use crate::{Failure, profile};

/// The tables. A row is open while a request of its command may be under way.
const TABLES: &str = "CREATE TABLE IF NOT EXISTS orders (
    place TEXT NOT NULL,
    operation TEXT NOT NULL,
    reference TEXT NOT NULL,
    stored TEXT NOT NULL,
    changed INTEGER NOT NULL,
    open INTEGER NOT NULL,
    PRIMARY KEY (place, operation, reference)
) STRICT";

/// An order at a place, which a reference and an operation identify.
#[derive(Clone, Debug)]
pub struct Key {
    /// The provider, the account and the mode.
    pub place: String,
    /// The operation, such as `charge`.
    pub operation: &'static str,
    /// The merchant's reference.
    pub reference: String,
}

/// A stored order.
#[derive(Debug)]
pub struct Stored {
    /// The operation, such as `charge`.
    pub operation: String,
    /// The library's text of the order.
    pub text: String,
    /// When its last command was seen running, if that command did not end.
    pub open_since: Option<SystemTime>,
}

/// The database.
#[derive(Debug)]
pub struct Store {
    database: Connection,
    folder: PathBuf,
}

impl Store {
    /// Opens the database, and makes it if it is missing.
    ///
    /// # Errors
    ///
    /// A folder that cannot be made, or a database that cannot be opened.
    pub fn open() -> Result<Self, Failure> {
        let folder = folder().ok_or("set TOLLGATE_STATE: there is no home folder")?;
        make_private(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let database = Connection::open(folder.join("orders.db"))?;
        database.busy_timeout(Duration::from_secs(10))?;
        // An order must be on the disk before its request is sent.
        database.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
        database.execute_batch(TABLES)?;
        Ok(Self { database, folder })
    }

    /// The orders of a place with this reference, of all operations.
    pub fn find(&self, place: &str, reference: &str) -> Result<Vec<Stored>, Failure> {
        let mut query = self.database.prepare(
            "SELECT operation, stored, changed, open FROM orders WHERE place = ?1 AND reference = ?2",
        )?;
        let rows = query.query_map(params![place, reference], stored)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn get(&self, key: &Key) -> Result<Option<Stored>, Failure> {
        let query = "SELECT operation, stored, changed, open FROM orders WHERE place = ?1 AND operation = ?2 AND reference = ?3";
        let key = params![key.place, key.operation, key.reference];
        Ok(self.database.query_row(query, key, stored).optional()?)
    }

    /// Writes an order, which is open until the next write.
    fn put(&self, key: &Key, stored: &str) -> Result<(), Failure> {
        let values = params![key.place, key.operation, key.reference, stored, now()];
        let insert = "INSERT OR REPLACE INTO orders VALUES (?1, ?2, ?3, ?4, ?5, 1)";
        self.database.execute(insert, values)?;
        Ok(())
    }

    /// Notes that the order's command is running.
    fn touch(&self, key: &Key) -> Result<(), Failure> {
        let update = "UPDATE orders SET open = 1, changed = ?4 WHERE place = ?1 AND operation = ?2 AND reference = ?3";
        let values = params![key.place, key.operation, key.reference, now()];
        self.database.execute(update, values)?;
        Ok(())
    }

    fn close(&self, key: &Key) -> Result<(), Failure> {
        let update =
            "UPDATE orders SET open = 0 WHERE place = ?1 AND operation = ?2 AND reference = ?3";
        let key = params![key.place, key.operation, key.reference];
        self.database.execute(update, key)?;
        Ok(())
    }

    fn forget(&self, key: &Key) -> Result<(), Failure> {
        let delete = "DELETE FROM orders WHERE place = ?1 AND operation = ?2 AND reference = ?3";
        let key = params![key.place, key.operation, key.reference];
        self.database.execute(delete, key)?;
        Ok(())
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    let changed: u64 = row.get::<_, i64>(2)?.try_into().unwrap_or_default();
    let is_open: bool = row.get(3)?;
    Ok(Stored {
        operation: row.get(0)?,
        text: row.get(1)?,
        open_since: is_open.then(|| UNIX_EPOCH + Duration::from_millis(changed)),
    })
}

/// The milliseconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The folder of the user's state.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = profile::variable("STATE") {
        return Some(folder.into());
    }
    let folder = env::var_os("XDG_STATE_HOME").filter(|folder| !folder.is_empty());
    let folder = folder.map(PathBuf::from);
    let folder = folder.or_else(|| Some(env::home_dir()?.join(".local").join("state")));
    folder.map(|folder| folder.join("tollgate"))
}

/// Makes a folder that only its owner may read.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
