//! The reads of the tables.

use std::time::Duration;

use rusqlite::{Connection, Row, params};
use tollgate::{Currency, Decimal, Money, outcome::Kind};

use super::{
    ImportedFile, Line, Progress, Repeat, Settings, Work, milliseconds,
    schema::{parse, stored_settings},
};
use crate::{
    Error, Result,
    order::{Details, KeptTokens, Order, Place},
    result::{OutcomeRow, Step},
};

/// The columns of [`order`].
pub(super) const ORDERS: &str = "
    select o.seq, o.import, o.line, o.reference, o.attempt, o.route, o.amount, o.currency, o.more, o.card, o.offset,
        o.length, o.sealed
    from orders o";

/// The columns of [`order`], of the last start, and of the outcome.
const WITH_OUTCOMES: &str = "
    select o.seq, o.import, o.line, o.reference, o.attempt, o.route, o.amount, o.currency, o.more, o.card, o.offset,
        o.length, o.sealed, s.at, u.row, u.at
    from orders o left join starts s on s.seq = o.seq left join outcomes u on u.seq = o.seq";

pub(super) fn settings(connection: &Connection) -> Result<Settings> {
    stored_settings(connection)
}

pub(super) fn files(connection: &Connection) -> Result<Vec<ImportedFile>> {
    let mut statement = connection.prepare("select id, path, layout from imports where in_file")?;
    let mut rows = statement.query([])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(ImportedFile {
            import: row.get(0)?,
            path: row.get::<_, String>(1)?.into(),
            layout: parse(&row.get::<_, String>(2)?)?,
        });
    }
    Ok(files)
}

/// The orders without an outcome.
pub(super) fn left(connection: &Connection, after: i64, limit: u32) -> Result<Vec<Work>> {
    let sql = "where o.seq > ?1 and u.seq is null order by o.seq limit ?2";
    works(connection, sql, after, limit)
}

/// The orders whose outcome is not final.
pub(super) fn open(connection: &Connection, after: i64, limit: u32) -> Result<Vec<Work>> {
    let sql = "where o.seq in (
                   select seq from outcomes where step <> 'done' and seq > ?1 order by seq limit ?2)
               order by o.seq";
    works(connection, sql, after, limit)
}

fn works(connection: &Connection, condition: &str, after: i64, limit: u32) -> Result<Vec<Work>> {
    let now = milliseconds();
    let since = |at: i64| Duration::from_millis(u64::try_from(now.saturating_sub(at)).unwrap_or(0));
    let lines = query(connection, condition, after, limit)?;
    let works = lines.into_iter().map(|(order, started, outcome)| Work {
        order,
        started: started.map(since),
        started_at: started,
        outcome: outcome.map(|(row, _)| row),
    });
    Ok(works.collect())
}

pub(super) fn lines(connection: &Connection, after: i64, limit: u32) -> Result<Vec<Line>> {
    let sql = "where o.seq > ?1 order by o.seq limit ?2";
    Ok(query(connection, sql, after, limit)?
        .into_iter()
        .map(line)
        .collect())
}

pub(super) fn find(connection: &Connection, text: &str, limit: u32) -> Result<Vec<Line>> {
    let sql = "where instr(o.reference, ?1) > 0 order by o.seq limit ?2";
    Ok(query(connection, sql, text, limit)?
        .into_iter()
        .map(line)
        .collect())
}

type Found = (Order, Option<i64>, Option<(OutcomeRow, i64)>);

fn line((order, started, outcome): Found) -> Line {
    Line {
        order,
        started_at: started.map(|at| at / 1000),
        outcome: outcome.map(|(row, at)| (row, at / 1000)),
    }
}

fn query(
    connection: &Connection,
    condition: &str,
    first: impl rusqlite::ToSql,
    limit: u32,
) -> Result<Vec<Found>> {
    let mut statement = connection.prepare_cached(&format!("{WITH_OUTCOMES} {condition}"))?;
    let mut rows = statement.query(params![first, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let outcome = match row.get::<_, Option<String>>(14)? {
            Some(text) => Some((parse(&text)?, row.get(15)?)),
            None => None,
        };
        found.push((order(row)?, row.get(13)?, outcome));
    }
    Ok(found)
}

pub(super) fn order(row: &Row<'_>) -> Result<Order> {
    let tokens = match row.get::<_, Option<Vec<u8>>>(12)? {
        Some(sealed) => KeptTokens::Sealed(sealed),
        None => KeptTokens::InFile(Place {
            offset: unsigned(row.get(10)?),
            length: unsigned(row.get(11)?),
        }),
    };
    Ok(Order {
        seq: row.get(0)?,
        import: row.get(1)?,
        line: unsigned(row.get(2)?),
        details: details(row)?,
        card: row.get(9)?,
        tokens,
    })
}

fn details(row: &Row<'_>) -> Result<Details> {
    let amount = row.get::<_, String>(6)?;
    let amount =
        Decimal::from_str_exact(&amount).map_err(|error| Error::Store(error.to_string()))?;
    Ok(Details {
        reference: row.get(3)?,
        attempt: row.get(4)?,
        route: word(row, 5)?,
        money: Money::new(amount, word(row, 7)?),
        more: parse(&row.get::<_, String>(8)?)?,
    })
}

/// A word that this version of the program wrote.
fn word<T: std::str::FromStr<Err: ToString>>(row: &Row<'_>, index: usize) -> Result<T> {
    let text: String = row.get(index)?;
    text.parse()
        .map_err(|error: T::Err| Error::Store(error.to_string()))
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

pub(super) fn progress(connection: &Connection) -> Result<Progress> {
    let sql = "select u.kind, u.step, count(*), o.currency, sum(o.units)
               from orders o left join outcomes u on u.seq = o.seq group by u.kind, u.step, o.currency";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut progress = Progress::default();
    while let Some(row) = rows.next()? {
        let outcome = match row.get::<_, Option<String>>(0)? {
            Some(_) => Some((word::<Kind>(row, 0)?, word::<Step>(row, 1)?)),
            None => None,
        };
        let currency: Currency = word(row, 3)?;
        progress.add(outcome, (unsigned(row.get(2)?), currency, row.get(4)?));
    }
    Ok(progress)
}

pub(super) fn repeats(connection: &Connection, limit: u32) -> Result<Vec<Repeat>> {
    let sql = "select min(line), count(*) from orders where route <> 'paymega'
               group by card, units, currency having count(*) > 1 order by 2 desc, 1 limit ?1";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([limit])?;
    let mut repeats = Vec::new();
    while let Some(row) = rows.next()? {
        repeats.push(Repeat {
            line: unsigned(row.get(0)?),
            count: unsigned(row.get(1)?),
        });
    }
    Ok(repeats)
}
