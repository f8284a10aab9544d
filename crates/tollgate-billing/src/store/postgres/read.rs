//! The reads of the tables.

use std::time::Duration;

use sqlx::{Postgres, Row, Transaction, postgres::PgRow, query};
use tollgate::{Currency, Decimal, Money, outcome::Kind};

use super::{ImportedFile, Inner, Line, Progress, Repeat, Work, schema::parse};
use crate::{
    Error, Result,
    order::{Details, KeptTokens, Order, Place},
    result::{OutcomeRow, Step},
};

/// The columns of an order, of its last start, of its outcome, and of the clock, with the run as `$1`.
const LINES: &str = "
    select o.seq, o.import, o.line, o.reference, o.attempt, o.route, o.amount, o.currency, o.more, o.card, o.byte,
        o.length, o.sealed, tollgate_billing.milliseconds(s.at), u.row, tollgate_billing.milliseconds(u.at),
        tollgate_billing.milliseconds(clock_timestamp())
    from tollgate_billing.orders o left join tollgate_billing.starts s on s.seq = o.seq
        left join tollgate_billing.outcomes u on u.seq = o.seq
    where o.run = $1";

pub(super) async fn files(inner: &Inner) -> Result<Vec<ImportedFile>> {
    let sql = "select id, path, layout from tollgate_billing.imports where run = $1 and in_file";
    let rows = query(sql).bind(inner.run).fetch_all(&inner.pool).await?;
    let files = rows.iter().map(|row| {
        Ok(ImportedFile {
            import: row.try_get(0)?,
            path: row.try_get::<String, _>(1)?.into(),
            layout: parse(row.try_get(2)?)?,
        })
    });
    files.collect()
}

/// The orders of a chunk without an outcome.
pub(super) async fn left(
    inner: &Inner,
    transaction: &mut Transaction<'_, Postgres>,
    (first, last): (i64, i64),
) -> Result<Vec<Work>> {
    let sql = format!("{LINES} and o.seq between $2 and $3 and u.seq is null order by o.seq");
    let rows = query(&sql)
        .bind(inner.run)
        .bind(first)
        .bind(last)
        .fetch_all(&mut **transaction)
        .await?;
    rows.iter().map(work).collect()
}

/// The orders whose outcome is not final.
pub(super) async fn open(inner: &Inner, after: i64, limit: u32) -> Result<Vec<Work>> {
    let sql = format!(
        "{LINES} and u.run = $1 and u.step <> 'done' and u.seq > $2 order by u.seq limit $3"
    );
    let rows = query(&sql)
        .bind(inner.run)
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&inner.pool)
        .await?;
    rows.iter().map(work).collect()
}

pub(super) async fn lines(inner: &Inner, after: i64, limit: u32) -> Result<Vec<Line>> {
    let sql = format!("{LINES} and o.seq > $2 order by o.seq limit $3");
    let rows = query(&sql)
        .bind(inner.run)
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&inner.pool)
        .await?;
    rows.iter().map(line).collect()
}

pub(super) async fn find(inner: &Inner, text: &str, limit: u32) -> Result<Vec<Line>> {
    let sql = format!("{LINES} and strpos(o.reference, $2) > 0 order by o.seq limit $3");
    let rows = query(&sql)
        .bind(inner.run)
        .bind(text)
        .bind(i64::from(limit))
        .fetch_all(&inner.pool)
        .await?;
    rows.iter().map(line).collect()
}

pub(super) async fn by_reference(
    inner: &Inner,
    transaction: &mut Transaction<'_, Postgres>,
    references: &[String],
) -> Result<Vec<Order>> {
    let sql = format!("{LINES} and o.reference = any($2)");
    let rows = query(&sql)
        .bind(inner.run)
        .bind(references)
        .fetch_all(&mut **transaction)
        .await?;
    rows.iter().map(order).collect()
}

fn work(row: &PgRow) -> Result<Work> {
    let (started_at, now): (Option<i64>, i64) = (row.try_get(13)?, row.try_get(16)?);
    let since = |at: i64| Duration::from_millis(unsigned(now.saturating_sub(at)));
    Ok(Work {
        order: order(row)?,
        started: started_at.map(since),
        started_at,
        outcome: outcome(row)?.map(|(row, _)| row),
    })
}

fn line(row: &PgRow) -> Result<Line> {
    Ok(Line {
        order: order(row)?,
        started_at: row.try_get::<Option<i64>, _>(13)?.map(|at| at / 1000),
        outcome: outcome(row)?,
    })
}

fn outcome(row: &PgRow) -> Result<Option<(OutcomeRow, i64)>> {
    let Some(text) = row.try_get::<Option<String>, _>(14)? else {
        return Ok(None);
    };
    let at: i64 = row.try_get(15)?;
    Ok(Some((parse(&text)?, at / 1000)))
}

fn order(row: &PgRow) -> Result<Order> {
    let tokens = match row.try_get::<Option<Vec<u8>>, _>(12)? {
        Some(sealed) => KeptTokens::Sealed(sealed),
        None => KeptTokens::InFile(Place {
            offset: unsigned(row.try_get(10)?),
            length: unsigned(row.try_get(11)?),
        }),
    };
    Ok(Order {
        seq: row.try_get(0)?,
        import: row.try_get(1)?,
        line: unsigned(row.try_get(2)?),
        details: details(row)?,
        card: row.try_get(9)?,
        tokens,
    })
}

fn details(row: &PgRow) -> Result<Details> {
    let amount: String = row.try_get(6)?;
    let amount =
        Decimal::from_str_exact(&amount).map_err(|error| Error::Store(error.to_string()))?;
    let attempt: i64 = row.try_get(4)?;
    Ok(Details {
        reference: row.try_get(3)?,
        attempt: u32::try_from(attempt).unwrap_or(u32::MAX),
        route: word(row, 5)?,
        money: Money::new(amount, word(row, 7)?),
        more: parse(row.try_get(8)?)?,
    })
}

/// A word that this version of the program wrote.
fn word<T: std::str::FromStr<Err: ToString>>(row: &PgRow, index: usize) -> Result<T> {
    let text: String = row.try_get(index)?;
    text.parse()
        .map_err(|error: T::Err| Error::Store(error.to_string()))
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

pub(super) async fn progress(inner: &Inner) -> Result<Progress> {
    let sql = "select u.kind, u.step, count(*), o.currency, sum(o.units)::text
               from tollgate_billing.orders o left join tollgate_billing.outcomes u on u.seq = o.seq
               where o.run = $1 group by u.kind, u.step, o.currency";
    let rows = query(sql).bind(inner.run).fetch_all(&inner.pool).await?;
    let mut progress = Progress::default();
    for row in &rows {
        let outcome = match row.try_get::<Option<String>, _>(0)? {
            Some(_) => Some((word::<Kind>(row, 0)?, word::<Step>(row, 1)?)),
            None => None,
        };
        let currency: Currency = word(row, 3)?;
        progress.add(
            outcome,
            (unsigned(row.try_get(2)?), currency, word(row, 4)?),
        );
    }
    progress.put_aside = put_aside(inner).await?;
    Ok(progress)
}

pub(super) async fn put_aside(inner: &Inner) -> Result<u64> {
    let sql = "select count(*) from tollgate_billing.leases l
                   join tollgate_billing.orders o on o.run = l.run and o.seq between l.first and l.last
                   left join tollgate_billing.outcomes u on u.seq = o.seq
               where l.run = $1 and l.put_aside and u.seq is null";
    let row = query(sql).bind(inner.run).fetch_one(&inner.pool).await?;
    Ok(unsigned(row.try_get(0)?))
}

pub(super) async fn repeats(inner: &Inner, limit: u32) -> Result<Vec<Repeat>> {
    let sql = "select min(line), count(*) from tollgate_billing.orders where run = $1 and route <> 'paymega'
               group by card, units, currency having count(*) > 1 order by 2 desc, 1 limit $2";
    let rows = query(sql)
        .bind(inner.run)
        .bind(i64::from(limit))
        .fetch_all(&inner.pool)
        .await?;
    let repeats = rows.iter().map(|row| {
        Ok(Repeat {
            line: unsigned(row.try_get(0)?),
            count: unsigned(row.try_get(1)?),
        })
    });
    repeats.collect()
}
