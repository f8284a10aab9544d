//! The tables of a run: its orders, the starts of their charges, and their outcomes.
//!
//! The tables are the truth. An order without an outcome is to be charged, and a run is done when each order has a final
//! one. So a process that was killed needs no recovery: the next one reads what is left.

mod known;
#[cfg(feature = "postgres")]
mod postgres;
mod progress;
mod sqlite;
mod writer;

use std::{
    future::Future,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tollgate::Mode;

#[cfg(feature = "postgres")]
pub use self::postgres::PostgresStore;
pub use self::{
    progress::{Progress, Sum},
    sqlite::{Access, SqliteStore},
};
use crate::{
    BadLine, Columns, Error, Format, Result,
    input::{Layout, Lines},
    order::{NewOrder, Order},
    result::{OutcomeRow, Step},
    tokens::{ImportedFile, Vault},
};

/// The settings of a run, fixed when it is created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The run's name.
    pub name: String,
    /// Test or live. A client of the other mode cannot work on the run.
    pub mode: Mode,
}

/// A file to import.
pub struct Import {
    pub(crate) path: PathBuf,
    pub(crate) vault: Vault,
    pub(crate) layout: Layout,
    pub(crate) lines: Box<dyn Iterator<Item = Result<NewOrder, BadLine>> + Send>,
}

impl Import {
    /// Opens a file of orders. The import reads it line by line.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the file cannot be read. [`Error::Setting`] if its first line lacks a column.
    pub fn open(path: &Path, format: Format, columns: Columns, vault: Vault) -> Result<Self> {
        let path = path
            .canonicalize()
            .map_err(|error| Error::file(path, error))?;
        let lines = Lines::open(&path, format, columns)?;
        Ok(Self {
            path,
            vault,
            layout: lines.layout().clone(),
            lines: Box::new(lines),
        })
    }
}

/// The result of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The orders that the run did not have before.
    pub added: u64,
    /// The orders that the run had already, with the same contents.
    pub known: u64,
}

/// An order to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The order.
    pub order: Order,
    /// The time since the last charge of it was started.
    pub started: Option<Duration>,
    /// When that charge was started, in milliseconds since 1970 by the store's clock.
    pub started_at: Option<i64>,
    /// Its outcome so far.
    pub outcome: Option<OutcomeRow>,
}

impl Work {
    /// Whether the order's payment is read before anything is sent: it may exist. A charge that a dead process has started
    /// would else be followed for as long as the policy permits.
    pub(crate) fn is_read(&self) -> bool {
        match &self.outcome {
            Some(row) => row.step == Step::Read,
            None => self.started.is_some(),
        }
    }
}

/// Some orders that one process works on.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    /// The chunk's id in its store.
    pub id: i64,
    /// The orders without an outcome.
    pub orders: Vec<Work>,
}

/// Whether a charge may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The start is stored, and this process alone works on the order.
    Go,
    /// Another process works on the order, or has finished it.
    Taken,
}

/// A row of the export: an order, the time of its last start and its outcome, with the times in seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The order.
    pub order: Order,
    /// The time of the last start.
    pub started_at: Option<i64>,
    /// The outcome, and when it was stored.
    pub outcome: Option<(OutcomeRow, i64)>,
}

/// Orders that share card and amount on PayCross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repeat {
    /// The line of the first of them.
    pub line: u64,
    /// The number of these orders.
    pub count: u64,
}

/// The tables of one run.
///
/// Every implementation passes the same tests. All writes are durable when their call returns.
pub trait Store: Clone + Send + Sync + 'static {
    /// The settings of the run.
    fn settings(&self) -> impl Future<Output = Result<Settings>> + Send;

    /// Adds the orders of a file, all of them or none.
    ///
    /// Orders that the run has already, with the same contents, change nothing.
    ///
    /// # Errors
    ///
    /// [`Error::Lines`] names the wrong lines.
    fn import(&self, import: Import) -> impl Future<Output = Result<Imported>> + Send;

    /// The imported files whose tokens are in the file.
    fn files(&self) -> impl Future<Output = Result<Vec<ImportedFile>>> + Send;

    /// Takes some orders without an outcome, which no other process works on. `None` if none are left now.
    fn claim(&self) -> impl Future<Output = Result<Option<Chunk>>> + Send;

    /// Keeps the claim of these chunks.
    fn extend(&self, chunks: Vec<i64>) -> impl Future<Output = Result<()>> + Send;

    /// Gives a chunk back. Orders of it that have no outcome are claimed again later.
    fn release(&self, chunk: i64) -> impl Future<Output = Result<()>> + Send;

    /// Orders with an outcome that is not final, in their order, after this position.
    fn open(&self, after: i64, limit: u32) -> impl Future<Output = Result<Vec<Work>>> + Send;

    /// Stores that a charge of the order starts now, before anything of it is sent. The order is taken if another process
    /// has started it since this one has read it.
    fn start(&self, work: &Work) -> impl Future<Output = Result<Start>> + Send;

    /// Stores an order's outcome in place of an earlier one, and ends the start.
    fn finish(&self, order: &Order, row: OutcomeRow) -> impl Future<Output = Result<()>> + Send;

    /// Hands out the orders again that were put aside since their processes died. Returns their number.
    fn give_back(&self) -> impl Future<Output = Result<u64>> + Send;

    /// The number and the sums of the orders by outcome.
    fn progress(&self) -> impl Future<Output = Result<Progress>> + Send;

    /// The orders with their outcomes, in the order of their lines, after this position.
    fn lines(&self, after: i64, limit: u32) -> impl Future<Output = Result<Vec<Line>>> + Send;

    /// The orders with this text in their reference, at most `limit`.
    fn find(&self, text: &str, limit: u32) -> impl Future<Output = Result<Vec<Line>>> + Send;

    /// Groups of orders on PayCross that share card and amount, the largest first, at most `limit`.
    fn repeats(&self, limit: u32) -> impl Future<Output = Result<Vec<Repeat>>> + Send;

    /// Asks every process that works on the run to stop.
    fn request_stop(&self) -> impl Future<Output = Result<()>> + Send;

    /// Whether [`request_stop`](Self::request_stop) was called since this store was opened.
    fn stop_requested(&self) -> impl Future<Output = Result<bool>> + Send;
}
