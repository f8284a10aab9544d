//! Billing runs of stored cards that can be killed at any moment and charge each order once.
//!
//! A run is a set of orders, imported from a file, with one outcome for each. Its [`store`] is the truth: an order without an
//! outcome is still to be charged, so a process that was killed needs no recovery.
//!
//! ```no_run
//! use std::path::Path;
//! use tollgate::Mode;
//! use tollgate_billing::{Clients, Columns, Format, Options, Output, Result, Run, Vault, export};
//! use tollgate_billing::store::{Import, Settings, SqliteStore, Store};
//!
//! # async fn bill(clients: Clients) -> Result<()> {
//! let settings = Settings { name: "may".to_owned(), mode: Mode::Test };
//! let store = SqliteStore::create(Path::new("may.sqlite"), &settings).await?;
//! let file = Path::new("orders.csv");
//! let import = Import::open(file, Format::of(file), Columns::default(), Vault::File)?;
//! store.import(import).await?;
//!
//! let run = Run::new(store.clone(), clients, Vault::File, Options::default()).await?;
//! println!("{:?}", run.work().await?);
//! export(&store, Output::Csv, std::io::stdout()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! The guide `docs/billing.md` explains the columns of a file, the order of work, and runs on many machines.

mod check;
mod engine;
mod error;
mod export;
mod input;
pub mod order;
mod pages;
mod plan;
mod report;
mod result;
mod shown;
pub mod store;
mod tokens;
mod units;

pub use self::{
    check::{Checked, Finding, Findings, Services, check},
    engine::{Clients, Ended, Live, Options, Run, Stop, Throttled},
    error::{BadLine, BadLines, Error, Result},
    export::{Output, export},
    input::{Column, Columns, Format, Lines},
    plan::{Planned, retry_plan},
    report::report,
    result::{OutcomeRow, Step},
    shown::{shown, shown_amount, shown_sums},
    tokens::{ImportedFile, TokenKey, Vault},
};
