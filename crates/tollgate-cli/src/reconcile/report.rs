//! The differences, for people, as JSON lines and as CSV.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;

use serde::Serialize;
use tollgate::{Money, outcome::Kind};
use tollgate_billing::shown;

use super::{Finding, What};
use crate::{
    Failure,
    output::{Output, Table},
};

/// The findings to show, and how many there are of each kind.
#[derive(Debug)]
pub struct Report {
    shown: Vec<Finding>,
    counts: BTreeMap<What, usize>,
}

/// The last line of `--json`.
#[derive(Debug, Serialize)]
struct Counts<'a> {
    what: &'static str,
    counts: &'a BTreeMap<What, usize>,
}

impl Report {
    /// A report of the differences, or of everything.
    pub fn of(findings: Vec<Finding>, all: bool) -> Self {
        let mut counts = BTreeMap::new();
        for finding in &findings {
            *counts.entry(finding.what).or_default() += 1;
        }
        let shown = findings.into_iter();
        let shown = shown.filter(|it| all || it.what != What::Matched);
        Self {
            shown: shown.collect(),
            counts,
        }
    }

    /// Whether anything differs.
    pub fn differs(&self) -> bool {
        self.counts.keys().any(|what| *what != What::Matched)
    }

    /// Prints the findings, and then the numbers.
    pub fn print(&self, output: Output) {
        if output.is_json() {
            let counts = Counts {
                what: "counts",
                counts: &self.counts,
            };
            for finding in &self.shown {
                output.record(finding, String::new);
            }
            output.record(&counts, String::new);
            return;
        }
        let mut table = Table::new(["DIFFERENCE", "REFERENCE", "HERE", "THERE", "IDS"]);
        for finding in &self.shown {
            table.row(cells(finding).to_vec());
        }
        if !table.is_empty() {
            out!("{}", table.text());
        }
        let counts = self
            .counts
            .iter()
            .map(|(what, count)| format!("{} {count}", what.as_str()));
        let counts = counts.collect::<Vec<_>>().join(", ");
        out!(
            "{}",
            if counts.is_empty() {
                "nothing on either side"
            } else {
                &counts
            }
        );
    }

    /// Writes the findings to a new CSV file.
    ///
    /// # Errors
    ///
    /// A file that exists or cannot be written.
    pub fn write(&self, file: &Path) -> Result<(), Failure> {
        let opened = OpenOptions::new().write(true).create_new(true).open(file);
        let opened = opened.map_err(|error| format!("{}: {error}", file.display()))?;
        let mut writer = csv::Writer::from_writer(opened);
        writer.write_record(["difference", "reference", "here", "there", "ids"])?;
        for finding in &self.shown {
            writer.write_record(cells(finding))?;
        }
        writer.flush()?;
        Ok(())
    }
}

fn cells(finding: &Finding) -> [String; 5] {
    [
        finding.what.as_str().to_owned(),
        finding.reference.clone(),
        side(finding.our_money, finding.our_kind),
        side(finding.their_money, finding.their_kind),
        finding.ids.join(" "),
    ]
}

fn side(money: Option<Money>, kind: Option<Kind>) -> String {
    let money = money.map(shown);
    let kind = kind.map(|kind| kind.to_string());
    money.into_iter().chain(kind).collect::<Vec<_>>().join(" ")
}
