//! The tables of runs in PostgreSQL, for many processes on any machines.
//!
//! The queue pgmq gives out leases on chunks of orders. A lease is not a lock: a process that was stopped, and its
//! successor, may both hold one. So each charge also holds an advisory lock on its reference, which ends with the process's
//! session, and its start is stored only if no other process has started the order since it was read.

mod import;
mod lease;
mod locks;
mod read;
mod schema;

use std::{fmt, sync::Arc};

use sqlx::{PgPool, Row, query};

use self::locks::Locks;
use super::{
    Chunk, Import, Imported, ImportedFile, Line, Progress, Repeat, Settings, Start, Store, Work,
};
use crate::{
    Error, Result,
    order::Order,
    result::{OutcomeRow, Step},
};

/// A run in a PostgreSQL database.
///
/// Any number of processes import into it, work on it and read it, on any machines. They need no names. The connection must
/// not go through a pool that shares sessions, such as `PgBouncer` in transaction mode.
#[derive(Clone)]
pub struct PostgresStore(Arc<Inner>);

/// Shows the run alone: the options of a connection show the password.
impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresStore")
            .field("run", &self.0.run)
            .field("queue", &self.0.queue)
            .finish_non_exhaustive()
    }
}

struct Inner {
    pool: PgPool,
    locks: Locks,
    run: i64,
    /// The name of the run's queue.
    queue: String,
    /// When this store was opened, in milliseconds by the database's clock.
    opened: i64,
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.to_string())
    }
}

impl PostgresStore {
    /// Opens a run to import into it, and creates it, and the tables, if there are none.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the database cannot be reached. [`Error::Setting`] if the run has another mode.
    pub async fn create(url: &str, settings: &Settings) -> Result<Self> {
        let options = schema::options(url)?;
        let pool = schema::pool(options.clone()).await?;
        schema::create(&pool).await?;
        let (run, stored) = schema::create_run(&pool, settings).await?;
        if stored.mode != settings.mode {
            let why = format!("the run {} is of {} mode", stored.name, stored.mode);
            return Err(Error::Setting(why));
        }
        Self::with(pool, Locks::new(options), run).await
    }

    /// Opens a run that has orders.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the database cannot be reached. [`Error::NoRun`] if it has no such run.
    pub async fn open(url: &str, name: &str) -> Result<Self> {
        let options = schema::options(url)?;
        let pool = schema::pool(options.clone()).await?;
        let run = schema::find_run(&pool, name).await?;
        let run = run.ok_or_else(|| Error::NoRun(name.to_owned()))?;
        Self::with(pool, Locks::new(options), run).await
    }

    /// The names of all runs in a database, the latest first.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the database cannot be reached.
    pub async fn names(url: &str) -> Result<Vec<String>> {
        let pool = schema::pool(schema::options(url)?).await?;
        let names = schema::names(&pool).await;
        pool.close().await;
        names
    }

    async fn with(pool: PgPool, locks: Locks, run: i64) -> Result<Self> {
        let sql = "select tollgate_billing.milliseconds(clock_timestamp())";
        let opened = query(sql).fetch_one(&pool).await?.try_get(0)?;
        Ok(Self(Arc::new(Inner {
            pool,
            locks,
            run,
            queue: schema::queue(run),
            opened,
        })))
    }

    /// Stores the start if nothing has happened to the order since it was read.
    async fn store_start(&self, work: &Work) -> Result<bool> {
        // An outcome that asks for another charge is no obstacle; any other one is. Neither is an equal card and amount on
        // PayCross, once it is over for long enough.
        let sql = "insert into tollgate_billing.starts as s(seq, at)
                   select o.seq, clock_timestamp() from tollgate_billing.orders o
                   where o.seq = $1
                       and not exists(select 1 from tollgate_billing.outcomes where seq = $1 and step <> $2)
                       and (o.route = 'paymega' or not exists(
                           select 1 from tollgate_billing.orders e
                               join tollgate_billing.starts t on t.seq = e.seq
                               left join tollgate_billing.outcomes u on u.seq = e.seq
                           where e.run = o.run and e.card = o.card and e.units = o.units and e.currency = o.currency
                               and e.seq <> o.seq and e.route <> 'paymega'
                               and coalesce(u.at, t.at + interval '2 minutes') > clock_timestamp() - interval '31 seconds'))
                   on conflict(seq) do update set at = excluded.at
                       where tollgate_billing.milliseconds(s.at) = $3";
        let done = query(sql)
            .bind(work.order.seq)
            .bind(Step::Charge.as_str())
            .bind(work.started_at)
            .execute(&self.0.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Store for PostgresStore {
    async fn settings(&self) -> Result<Settings> {
        schema::settings(&self.0.pool, self.0.run).await
    }

    async fn import(&self, import: Import) -> Result<Imported> {
        import::import(&self.0, import).await
    }

    async fn files(&self) -> Result<Vec<ImportedFile>> {
        read::files(&self.0).await
    }

    async fn claim(&self) -> Result<Option<Chunk>> {
        lease::claim(&self.0).await
    }

    async fn extend(&self, chunks: Vec<i64>) -> Result<()> {
        lease::extend(&self.0, &chunks).await
    }

    async fn release(&self, chunk: i64) -> Result<()> {
        lease::release(&self.0, chunk).await
    }

    async fn open(&self, after: i64, limit: u32) -> Result<Vec<Work>> {
        read::open(&self.0, after, limit).await
    }

    async fn start(&self, work: &Work) -> Result<Start> {
        let reference = &work.order.details.reference;
        if !self.0.locks.take(reference).await? {
            return Ok(Start::Taken);
        }
        match self.store_start(work).await {
            Ok(true) => Ok(Start::Go),
            Ok(false) => {
                self.0.locks.give_back(reference).await;
                Ok(Start::Taken)
            }
            Err(error) => {
                self.0.locks.give_back(reference).await;
                Err(error)
            }
        }
    }

    async fn finish(&self, order: &Order, row: OutcomeRow) -> Result<()> {
        schema::write_outcome(&self.0, order.seq, &row).await?;
        self.0.locks.give_back(&order.details.reference).await;
        Ok(())
    }

    async fn give_back(&self) -> Result<u64> {
        lease::give_back(&self.0).await
    }

    async fn progress(&self) -> Result<Progress> {
        read::progress(&self.0).await
    }

    async fn lines(&self, after: i64, limit: u32) -> Result<Vec<Line>> {
        read::lines(&self.0, after, limit).await
    }

    async fn find(&self, text: &str, limit: u32) -> Result<Vec<Line>> {
        read::find(&self.0, text, limit).await
    }

    async fn repeats(&self, limit: u32) -> Result<Vec<Repeat>> {
        read::repeats(&self.0, limit).await
    }

    async fn request_stop(&self) -> Result<()> {
        let sql = "update tollgate_billing.runs set stop_at = clock_timestamp() where id = $1";
        query(sql).bind(self.0.run).execute(&self.0.pool).await?;
        Ok(())
    }

    async fn stop_requested(&self) -> Result<bool> {
        let sql = "select coalesce(tollgate_billing.milliseconds(stop_at) >= $2, false)
                   from tollgate_billing.runs where id = $1";
        let row = query(sql)
            .bind(self.0.run)
            .bind(self.0.opened)
            .fetch_one(&self.0.pool)
            .await?;
        Ok(row.try_get(0)?)
    }
}
