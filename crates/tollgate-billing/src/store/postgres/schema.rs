//! The tables, and how they are written.

use std::{str::FromStr, time::Duration};

use pgmq::PGMQueueExt;
use sqlx::{
    PgPool, Row,
    postgres::{PgConnectOptions, PgPoolOptions},
    query, raw_sql,
};

use super::{Inner, Settings};
use crate::{Error, Result, result::OutcomeRow};

/// Connections of a process, beside the one of its locks.
const CONNECTIONS: u32 = 8;

/// The key of the lock under which tables are created.
const CREATES: i64 = 0x746f_6c6c_6761_7465;

const TABLES: &str = "
    create schema if not exists tollgate_billing;
    create or replace function tollgate_billing.milliseconds(at timestamptz) returns bigint language sql immutable as
        'select (extract(epoch from at) * 1000)::bigint';
    create table if not exists tollgate_billing.runs(
        id bigint generated always as identity primary key, name text not null unique, settings text not null,
        created timestamptz not null default clock_timestamp(), stop_at timestamptz);
    create table if not exists tollgate_billing.imports(
        id bigint generated always as identity primary key, run bigint not null, path text not null,
        layout text not null, in_file boolean not null, at timestamptz not null default clock_timestamp());
    create table if not exists tollgate_billing.orders(
        seq bigint generated always as identity primary key, run bigint not null, import bigint not null,
        line bigint not null, reference text not null, attempt bigint not null, route text not null,
        amount text not null, currency text not null, units bigint not null, more text not null, card bigint not null,
        byte bigint, length bigint, sealed bytea, unique(run, reference));
    create index if not exists orders_of_run on tollgate_billing.orders(run, seq);
    create index if not exists orders_of_card on tollgate_billing.orders(run, card);
    create table if not exists tollgate_billing.starts(seq bigint primary key, at timestamptz not null);
    create table if not exists tollgate_billing.outcomes(
        seq bigint primary key, run bigint not null, kind text not null, step text not null, row text not null,
        at timestamptz not null);
    create index if not exists outcomes_open on tollgate_billing.outcomes(run, seq) where step <> 'done';
    create table if not exists tollgate_billing.leases(
        run bigint not null, message bigint not null, first bigint not null, last bigint not null,
        left_before bigint not null, fruitless bigint not null, put_aside boolean not null default false,
        primary key(run, message));";

pub(super) fn options(url: &str) -> Result<PgConnectOptions> {
    // The parser's reason would quote the URL, which may have a password.
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| Error::Setting("the URL of the database cannot be read".to_owned()))?;
    Ok(options.application_name("tollgate"))
}

pub(super) async fn pool(options: PgConnectOptions) -> Result<PgPool> {
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options);
    Ok(pool.await?)
}

/// Creates the tables and the functions of the queue, one process at a time.
pub(super) async fn create(pool: &PgPool) -> Result<()> {
    let mut connection = pool.acquire().await?;
    query("select pg_advisory_lock($1)")
        .bind(CREATES)
        .execute(&mut *connection)
        .await?;
    let created = create_all(pool).await;
    query("select pg_advisory_unlock($1)")
        .bind(CREATES)
        .execute(&mut *connection)
        .await?;
    created
}

async fn create_all(pool: &PgPool) -> Result<()> {
    let queue = PGMQueueExt::new_with_pool(pool.clone()).await;
    let installed = queue.install_sql_from_embedded().await;
    installed.map_err(|error| Error::Store(format!("the queue: {error}")))?;
    raw_sql(TABLES).execute(pool).await?;
    Ok(())
}

/// The run's id, and its settings as they are stored.
pub(super) async fn create_run(pool: &PgPool, settings: &Settings) -> Result<(i64, Settings)> {
    let mut transaction = pool.begin().await?;
    let sql = "insert into tollgate_billing.runs(name, settings) values($1, $2) on conflict(name) do nothing returning id";
    let text = json(settings)?;
    let added = query(sql)
        .bind(&settings.name)
        .bind(text)
        .fetch_optional(&mut *transaction)
        .await?;
    if let Some(row) = added {
        let run: i64 = row.try_get(0)?;
        query("select pgmq.create($1)")
            .bind(queue(run))
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    let run = find_run(pool, &settings.name).await?;
    let run = run.ok_or_else(|| Error::NoRun(settings.name.clone()))?;
    Ok((run, self::settings(pool, run).await?))
}

async fn has_tables(pool: &PgPool) -> Result<bool> {
    let sql = "select to_regclass('tollgate_billing.runs') is not null";
    Ok(query(sql).fetch_one(pool).await?.try_get(0)?)
}

pub(super) async fn names(pool: &PgPool) -> Result<Vec<String>> {
    if !has_tables(pool).await? {
        return Ok(Vec::new());
    }
    let sql = "select name from tollgate_billing.runs order by id desc";
    let rows = query(sql).fetch_all(pool).await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

pub(super) async fn find_run(pool: &PgPool, name: &str) -> Result<Option<i64>> {
    if !has_tables(pool).await? {
        return Ok(None);
    }
    let sql = "select id from tollgate_billing.runs where name = $1";
    let row = query(sql).bind(name).fetch_optional(pool).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

pub(super) async fn settings(pool: &PgPool, run: i64) -> Result<Settings> {
    let sql = "select settings from tollgate_billing.runs where id = $1";
    let row = query(sql).bind(run).fetch_one(pool).await?;
    parse(row.try_get(0)?)
}

/// Stores an outcome. A late one never replaces a final one.
pub(super) async fn write_outcome(inner: &Inner, seq: i64, row: &OutcomeRow) -> Result<()> {
    let sql = "insert into tollgate_billing.outcomes as u(seq, run, kind, step, row, at)
               values($1, $2, $3, $4, $5, clock_timestamp())
               on conflict(seq) do update set kind = excluded.kind, step = excluded.step, row = excluded.row,
                   at = excluded.at
               where u.step <> 'done'";
    query(sql)
        .bind(seq)
        .bind(inner.run)
        .bind(row.kind.as_str())
        .bind(row.step.as_str())
        .bind(json(row)?)
        .execute(&inner.pool)
        .await?;
    Ok(())
}

/// The name of a run's queue.
pub(super) fn queue(run: i64) -> String {
    format!("tollgate_run_{run}")
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Store(error.to_string()))
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Store(error.to_string()))
}
