//! Leases on chunks of a run, given out by pgmq.

use sqlx::{Postgres, Row, Transaction, postgres::PgRow, query};

use super::{Chunk, Inner, Result, read};

/// The seconds until a lease lapses that is not extended. It is extended every second.
const LEASE: i32 = 30;

/// The seconds until a chunk is claimed again some of whose orders other processes work on.
const AGAIN: i32 = 5;

/// How often a chunk may be claimed without any further outcome before it is put aside: it ends its processes.
const FRUITLESS: i64 = 8;

/// The first and the last order of a chunk.
struct Claimed {
    message: i64,
    first: i64,
    last: i64,
}

/// Takes the next chunk.
pub(super) async fn claim(inner: &Inner) -> Result<Option<Chunk>> {
    loop {
        let mut transaction = inner.pool.begin().await?;
        let sql = "select msg_id, (message->>'first')::bigint, (message->>'last')::bigint
                   from pgmq.read($1, $2, 1)";
        let row = query(sql)
            .bind(&inner.queue)
            .bind(LEASE)
            .fetch_optional(&mut *transaction)
            .await?;
        let Some(claimed) = row.map(|row| claimed(&row)).transpose()? else {
            return Ok(None);
        };
        let orders = read::left(inner, &mut transaction, (claimed.first, claimed.last)).await?;
        let fruitless = count(inner, &mut transaction, &claimed, orders.len()).await?;
        if fruitless > FRUITLESS {
            put_aside(inner, &mut transaction, &claimed).await?;
            transaction.commit().await?;
            continue;
        }
        transaction.commit().await?;
        let id = claimed.message;
        return Ok(Some(Chunk { id, orders }));
    }
}

fn claimed(row: &PgRow) -> Result<Claimed> {
    Ok(Claimed {
        message: row.try_get(0)?,
        first: row.try_get(1)?,
        last: row.try_get(2)?,
    })
}

/// Counts the claims in a row after which the chunk had no further outcome.
async fn count(
    inner: &Inner,
    transaction: &mut Transaction<'_, Postgres>,
    claimed: &Claimed,
    left: usize,
) -> Result<i64> {
    let sql = "insert into tollgate_billing.leases as l(run, message, first, last, left_before, fruitless)
               values($1, $2, $3, $4, $5, 0)
               on conflict(run, message) do update set left_before = excluded.left_before,
                   fruitless = case when excluded.left_before < l.left_before then 0 else l.fruitless + 1 end
               returning fruitless";
    let row = query(sql)
        .bind(inner.run)
        .bind(claimed.message)
        .bind(claimed.first)
        .bind(claimed.last)
        .bind(i64::try_from(left).unwrap_or(i64::MAX))
        .fetch_one(&mut **transaction)
        .await?;
    Ok(row.try_get(0)?)
}

async fn put_aside(
    inner: &Inner,
    transaction: &mut Transaction<'_, Postgres>,
    claimed: &Claimed,
) -> Result<()> {
    let sql = "update tollgate_billing.leases set put_aside = true where run = $1 and message = $2";
    query(sql)
        .bind(inner.run)
        .bind(claimed.message)
        .execute(&mut **transaction)
        .await?;
    let sql = "select pgmq.archive($1, $2::bigint)";
    query(sql)
        .bind(&inner.queue)
        .bind(claimed.message)
        .execute(&mut **transaction)
        .await?;
    let (first, last) = (claimed.first, claimed.last);
    tracing::error!(target: "tollgate::billing", first, last, "these orders keep ending their processes: put aside");
    Ok(())
}

/// Keeps leases.
pub(super) async fn extend(inner: &Inner, chunks: &[i64]) -> Result<()> {
    let sql = "select count(*) from unnest($2::bigint[]) id, lateral pgmq.set_vt($1, id, $3)";
    query(sql)
        .bind(&inner.queue)
        .bind(chunks)
        .bind(LEASE)
        .fetch_one(&inner.pool)
        .await?;
    Ok(())
}

/// Archives a chunk. If an order of it has no outcome, since another process works on it or on an equal one, the chunk is
/// claimed again soon; its process did not die.
pub(super) async fn release(inner: &Inner, chunk: i64) -> Result<()> {
    let sql = "select pgmq.archive($2, l.message) from tollgate_billing.leases l
               where l.run = $1 and l.message = $3 and not exists(
                   select 1 from tollgate_billing.orders o left join tollgate_billing.outcomes u on u.seq = o.seq
                   where o.run = $1 and o.seq between l.first and l.last and u.seq is null)";
    let archived = query(sql)
        .bind(inner.run)
        .bind(&inner.queue)
        .bind(chunk)
        .fetch_optional(&inner.pool)
        .await?;
    if archived.is_some() {
        return Ok(());
    }
    let sql = "update tollgate_billing.leases set fruitless = -1 where run = $1 and message = $2";
    query(sql)
        .bind(inner.run)
        .bind(chunk)
        .execute(&inner.pool)
        .await?;
    let sql = "select count(*) from pgmq.set_vt($1, $2::bigint, $3)";
    query(sql)
        .bind(&inner.queue)
        .bind(chunk)
        .bind(AGAIN)
        .fetch_one(&inner.pool)
        .await?;
    Ok(())
}

/// Puts the chunks that were put aside into the queue again. Returns the number of their orders without an outcome.
pub(super) async fn give_back(inner: &Inner) -> Result<u64> {
    let orders = read::put_aside(inner).await?;
    let sql = "with back as (
                   delete from tollgate_billing.leases where run = $1 and put_aside returning first, last)
               select pgmq.send($2, jsonb_build_object('first', first, 'last', last)) from back";
    query(sql)
        .bind(inner.run)
        .bind(&inner.queue)
        .fetch_all(&inner.pool)
        .await?;
    Ok(orders)
}
