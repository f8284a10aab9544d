//! The tables, and how they are written.

use std::{fs::OpenOptions, path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, Transaction, params};

use super::{Settings, milliseconds, optional};
use crate::{Error, Result, result::OutcomeRow};

/// The version of the tables.
const VERSION: i64 = 1;

const TABLES: &str = "
    create table if not exists run(
        id integer primary key check (id = 1), version integer not null, settings text not null,
        created integer not null) strict;
    create table if not exists imports(
        id integer primary key, path text not null, layout text not null, in_file integer not null,
        at integer not null) strict;
    create table if not exists orders(
        seq integer primary key, import integer not null, line integer not null, reference text not null unique,
        attempt integer not null, route text not null, amount text not null, currency text not null,
        units integer not null, more text not null, card integer not null,
        offset integer, length integer, sealed blob) strict;
    create table if not exists starts(seq integer primary key, at integer not null) strict;
    create table if not exists outcomes(
        seq integer primary key, kind text not null, step text not null, row text not null,
        at integer not null) strict;
    create index if not exists outcomes_open on outcomes(seq) where step <> 'done';";

/// Creates an empty file that only its owner reads.
pub(super) fn create_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| Error::file(path, error))?;
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Ok(connection.execute_batch(TABLES)?)
}

pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
    }
    Ok(connection)
}

/// Stores the settings of a new run, and returns those that are stored.
pub(super) fn settings(transaction: &Transaction<'_>, settings: &Settings) -> Result<Settings> {
    let text = json(settings)?;
    let sql = "insert into run(id, version, settings, created) values(1, ?1, ?2, ?3) on conflict do nothing";
    transaction.execute(sql, params![VERSION, text, milliseconds()])?;
    stored_settings(transaction)
}

pub(super) fn stored_settings(connection: &Connection) -> Result<Settings> {
    let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
    let found = optional(connection, "select version, settings from run", row)?;
    match found {
        Some((VERSION, text)) => parse(&text),
        Some((version, _)) => Err(Error::Store(format!("has the unknown version {version}"))),
        None => Err(Error::NoRun("in this file".to_owned())),
    }
}

/// Stores an outcome. A late one never replaces a final one.
pub(super) fn write_outcome(
    transaction: &Transaction<'_>,
    seq: i64,
    row: &OutcomeRow,
) -> Result<()> {
    let sql = "insert into outcomes(seq, kind, step, row, at) values(?1, ?2, ?3, ?4, ?5)
               on conflict(seq) do update set kind = excluded.kind, step = excluded.step, row = excluded.row,
                   at = excluded.at
               where outcomes.step <> 'done'";
    let values = params![
        seq,
        row.kind.as_str(),
        row.step.as_str(),
        json(row)?,
        milliseconds()
    ];
    transaction.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Store(error.to_string()))
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Store(error.to_string()))
}
