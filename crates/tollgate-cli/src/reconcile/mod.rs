//! `tollgate reconcile`: compares a file or a billing run of the merchant with the provider's own list.

mod compare;
mod ours;
mod report;
mod stored;
mod theirs;

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;

use self::{
    compare::{Finding, Ours, What, compare},
    report::Report,
};
use crate::{
    Failure, arguments::Common, bill::place::usage, columns::Map, exit::Exit, moment,
    profile::Profile,
};

/// The options of `reconcile`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Options {
    /// The start of the provider's list: a day such as 2026-11-01, a time such as 2026-11-01T06:00:00Z, or 7d.
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    since: SystemTime,
    /// The end of the list. Default: now.
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    until: Option<SystemTime>,
    /// Your orders: CSV with the columns `reference`, `amount`, `currency`, and if you like `kind` (an outcome, such as
    /// succeeded or declined).
    #[arg(long, value_name = "FILE", required_unless_present = "db")]
    csv: Option<PathBuf>,
    #[command(flatten)]
    map: Map,
    /// A billing run's orders and outcomes: its file, or the URL of its PostgreSQL database.
    #[arg(long, value_name = "FILE|URL", conflicts_with = "csv")]
    db: Option<String>,
    /// The name of the billing run. A database needs it.
    #[arg(requires = "db")]
    run: Option<String>,
    /// Prints matching orders too.
    #[arg(long)]
    all: bool,
    /// Writes the lines to a new CSV file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Ends with 4 if anything differs. Nothing that moves money is sent.

  missing_here   the provider has a payment, or an open one, that you do not have
  missing_there  you have an order that the provider does not have
  other_amount   both have it, with different amounts or currencies
  other_status   both have it, with different outcomes
  paid_twice     several payments of one order succeeded

Examples:
  tollgate reconcile --since 2026-11-01 --csv november.csv
  tollgate reconcile --since 2026-11-01 --db november.sqlite
  tollgate reconcile --since 7d --csv orders.csv --map reference=Order --map amount=Total --out differences.csv";

impl Options {
    /// The merchant's side: a run, or a file.
    async fn ours(&self, profile: &Profile) -> Result<Vec<Ours>, Failure> {
        match (&self.db, &self.csv) {
            (Some(db), _) => stored::read((db, self.run.as_deref()), profile).await,
            (None, Some(file)) => ours::read(file, &self.map),
            (None, None) => Err(usage("name your orders: --csv or --db")),
        }
    }
}

/// Compares both lists.
pub async fn run(options: &Options, common: &Common) -> Result<Exit, Failure> {
    let profile = Profile::load(&common.choice)?;
    let ours = options.ours(&profile).await?;
    let client = profile.client()?;
    let mut theirs = theirs::list(&client, (options.since, options.until)).await?;
    let findings = compare(&ours, &theirs);
    // An order of the file may be older than the list: the provider is asked for each that was not in it.
    let missing = findings.iter().filter(|it| it.what == What::MissingThere);
    let missing: HashSet<&str> = missing.map(|it| it.reference.as_str()).collect();
    let absent = ours
        .iter()
        .filter(|it| missing.contains(it.reference.as_str()));
    let absent: Vec<&Ours> = absent.collect();
    let found = theirs::look_up(&client, &absent).await?;
    let findings = if found.is_empty() {
        findings
    } else {
        theirs.extend(found);
        compare(&ours, &theirs)
    };
    let report = Report::of(findings, options.all);
    if let Some(file) = &options.out {
        report.write(file)?;
    }
    report.print(common.output());
    Ok(if report.differs() {
        Exit::DIFFERENT
    } else {
        Exit::SUCCESS
    })
}
