//! The received requests, in a file that only its owner may read.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hyper::{
    HeaderMap,
    header::{self, HeaderName},
};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::verify::Content;
use crate::Failure;

const TABLES: &str = "CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    received INTEGER NOT NULL,
    kind TEXT,
    id TEXT,
    reference TEXT,
    status TEXT,
    headers TEXT NOT NULL,
    body BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next INTEGER
) STRICT";

/// The longest pause before a request is forwarded again, in milliseconds.
const LONGEST_PAUSE: i64 = 60_000;

/// The file.
#[derive(Debug)]
pub struct Store(Mutex<Connection>);

/// A stored request.
#[derive(Debug)]
pub struct Stored {
    /// The number by which it is replayed.
    pub number: i64,
    /// The original headers.
    pub headers: HeaderMap,
    /// The original bytes.
    pub body: Vec<u8>,
}

impl Store {
    /// Opens the file, and makes it if it is missing.
    ///
    /// # Errors
    ///
    /// A file that cannot be opened.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        private(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let database = Connection::open(file)?;
        database.busy_timeout(Duration::from_secs(10))?;
        // The provider does not repeat a request that has got status 200, so it must be on the disk before.
        database.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
        database.execute_batch(TABLES)?;
        Ok(Self(Mutex::new(database)))
    }

    /// Stores a request, and returns its number. It is forwarded at once if `is_forwarded`.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn insert(
        &self,
        content: &Content,
        (headers, body): (&HeaderMap, &[u8]),
        is_forwarded: bool,
    ) -> Result<i64, Failure> {
        let Content {
            kind,
            id,
            reference,
            status,
        } = content;
        let insert = "INSERT INTO events (received, kind, id, reference, status, headers, body, next) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (now, headers) = (now(), written(headers)?);
        let next = is_forwarded.then_some(now);
        let values = params![now, kind, id, reference, status, headers, body, next];
        let database = self.database();
        database.execute(insert, values)?;
        Ok(database.last_insert_rowid())
    }

    /// The oldest request that is to be forwarded now.
    pub fn due(&self) -> Result<Option<Stored>, Failure> {
        let query =
            "SELECT number, headers, body FROM events WHERE next <= ?1 ORDER BY number LIMIT 1";
        Ok(self
            .database()
            .query_row(query, [now()], stored)
            .optional()?)
    }

    /// The time until a request is to be forwarded, if there is one.
    pub fn pause(&self) -> Result<Option<Duration>, Failure> {
        let next: Option<i64> =
            self.database()
                .query_row("SELECT min(next) FROM events", [], |row| row.get(0))?;
        let left = next.map(|next| next.saturating_sub(now()).max(0).unsigned_abs());
        Ok(left.map(Duration::from_millis))
    }

    /// Notes that a request was forwarded.
    pub fn delivered(&self, number: i64) -> Result<(), Failure> {
        self.database()
            .execute("UPDATE events SET next = NULL WHERE number = ?1", [number])?;
        Ok(())
    }

    /// Notes that a request was not taken: it is forwarded again after 1 s, 2 s, 4 s and so on.
    pub fn failed(&self, number: i64) -> Result<(), Failure> {
        let update = "UPDATE events SET tries = tries + 1, next = ?2 + min(?3, 1000 << min(tries, 10)) WHERE number = ?1";
        self.database()
            .execute(update, params![number, now(), LONGEST_PAUSE])?;
        Ok(())
    }

    /// The request with this number.
    pub fn get(&self, number: i64) -> Result<Option<Stored>, Failure> {
        let query = "SELECT number, headers, body FROM events WHERE number = ?1";
        Ok(self
            .database()
            .query_row(query, [number], stored)
            .optional()?)
    }

    /// The numbers of the requests received since this time, oldest first.
    pub fn since(&self, time: SystemTime) -> Result<Vec<i64>, Failure> {
        let database = self.database();
        let mut query =
            database.prepare("SELECT number FROM events WHERE received >= ?1 ORDER BY number")?;
        let numbers = query.query_map([millis(time)], |row| row.get(0))?;
        Ok(numbers.collect::<Result<_, _>>()?)
    }

    fn database(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        number: row.get(0)?,
        headers: read(&row.get::<_, String>(1)?),
        body: row.get(2)?,
    })
}

/// The headers as a JSON list of pairs. A value that is no text is left out: no provider sends one. PayCross sends the
/// shop's secret key in `Authorization`, which the profile has: only the header's name is kept.
fn written(headers: &HeaderMap) -> Result<String, serde_json::Error> {
    let pairs = headers.iter().filter_map(|(name, value)| {
        let is_secret = name == header::AUTHORIZATION;
        let value = if is_secret { "" } else { value.to_str().ok()? };
        Some((name.as_str(), value))
    });
    serde_json::to_string(&pairs.collect::<Vec<_>>())
}

fn read(text: &str) -> HeaderMap {
    let pairs: Vec<(String, String)> = serde_json::from_str(text).unwrap_or_default();
    let pairs = pairs
        .into_iter()
        .filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, value.parse().ok()?)));
    pairs.collect()
}

fn now() -> i64 {
    millis(SystemTime::now())
}

/// The milliseconds since 1970.
fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Makes a file that only its owner may read.
fn private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_kept_in_their_order_and_number() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-a", "1"),
            ("x-a", "2"),
            ("content-type", "application/json"),
        ] {
            headers.append(name, value.parse().unwrap());
        }
        assert_eq!(read(&written(&headers).unwrap()), headers);
        headers.append("authorization", "Basic c2hvcDpoaWRkZW4=".parse().unwrap());
        assert_eq!(read(&written(&headers).unwrap())["authorization"], "");
    }
}
