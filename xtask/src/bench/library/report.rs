//! The figures, as a table for people and as JSON.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::table::text;
use crate::cost::Cost;
use crate::error::{Error, Result};
use crate::tool::program_output;

/// The file that holds the figures.
pub const FILE: &str = "docs/performance.md";

/// All figures of one run.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Report {
    pub machine: String,
    pub versions: Vec<String>,
    pub commit: String,
    /// The length of the invoice that is read and decoded, with one included customer.
    pub invoice_bytes: usize,
    pub ratios: Vec<Ratio>,
    pub memory: Vec<Kept>,
    pub laws: Vec<Growth>,
    pub charges: Option<Apart<Growth>>,
    pub times: Option<Times>,
    pub million: Option<Apart<Growth>>,
    pub peers: Option<Apart<Peer>>,
}

/// The figures that need an idle machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Times {
    pub commit: String,
    /// The build and the size of whole programs, the one by hand first.
    pub programs: Vec<Cost>,
    pub latency: Latency,
}

/// Rows that a run can keep from an earlier one, and the commit of that one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Apart<T> {
    pub commit: String,
    pub rows: Vec<T>,
}

/// The 99th percentile of 64 tasks that read an invoice, in microseconds: the medians of all rounds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Latency {
    pub facade: f64,
    pub reqwest: f64,
    /// The median of the rounds' ratios.
    pub ratio: f64,
    pub at_most: f64,
}

/// The cost of a row beside another program that does the same.
#[derive(Debug, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the names of the report")]
pub struct Ratio {
    pub row: String,
    pub instructions: u64,
    pub against: String,
    pub its_instructions: u64,
    pub ratio: f64,
    pub at_most: Option<f64>,
}

/// The memory that a case keeps.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    pub case: String,
    pub bytes: u64,
    pub allocations: u64,
    pub against: String,
    pub its_bytes: u64,
    pub its_allocations: u64,
    pub ratio: f64,
    pub at_most: f64,
}

/// The instructions of one more, where there are few and where there are many.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    pub of: String,
    pub few_place: String,
    pub few: u64,
    pub many_place: String,
    pub many: u64,
    pub ratio: f64,
    pub at_most: f64,
}

/// The cost of reading one object with a payment client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Peer {
    pub client: String,
    pub version: String,
    pub object: String,
    pub bytes: usize,
    pub instructions: u64,
}

impl Report {
    /// An empty report about this machine and this commit, with what the file holds of the slower rows.
    pub fn after(root: &Path) -> Result<Self> {
        let Self {
            charges,
            times,
            million,
            peers,
            ..
        } = Self::read(root).unwrap_or_default();
        Ok(Self {
            machine: machine(),
            versions: vec![
                said(root, "rustc", &["--version"])?,
                said(root, "valgrind", &["--version"])?,
            ],
            commit: commit(root)?,
            charges,
            times,
            million,
            peers,
            ..Self::default()
        })
    }

    /// The figures in the file.
    pub fn read(root: &Path) -> Result<Self> {
        let path = root.join(FILE);
        let text = fs::read_to_string(&path).map_err(|error| Error::file(&path, error))?;
        let json = text
            .split("```json\n")
            .nth(1)
            .and_then(|it| it.split("```").next());
        serde_json::from_str(json.unwrap_or_default())
            .map_err(|error| Error::Check(format!("{FILE}: {error}: run `cargo xtask bench`")))
    }

    /// Writes the file.
    pub fn write(&self, root: &Path) -> Result<()> {
        let path = root.join(FILE);
        let json =
            serde_json::to_string_pretty(self).map_err(|error| Error::Check(error.to_string()))?;
        let text = format!(
            "{}\n## The same as JSON\n\n```json\n{json}\n```\n",
            text(self)
        );
        fs::write(&path, text).map_err(|error| Error::file(&path, error))
    }
}

/// The commit that is measured, and whether the files differ from it.
pub fn commit(root: &Path) -> Result<String> {
    let commit = said(root, "git", &["rev-parse", "--short=10", "HEAD"])?;
    let measured = ["status", "--porcelain", "crates", "tests/bench"];
    let is_changed = !said(root, "git", &measured)?.is_empty();
    Ok(format!(
        "{commit}{}",
        if is_changed { ", changed" } else { "" }
    ))
}

fn said(root: &Path, name: &str, arguments: &[&str]) -> Result<String> {
    let printed = program_output(root, name, arguments, &[])?;
    Ok(printed.trim().to_owned())
}

/// The processor and the system.
fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find(|line| line.starts_with("model name"));
    let model = model
        .and_then(|line| line.split(": ").nth(1))
        .unwrap_or("an unknown processor");
    format!(
        "{model}, {}-{}",
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

/// A ratio with two decimals, as it is shown and compared.
pub fn ratio(of: u64, to: u64) -> f64 {
    (float(of) / float(to.max(1)) * 1000.0).round() / 1000.0
}

#[expect(
    clippy::cast_precision_loss,
    reason = "These counts are far below 2^52."
)]
const fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recorded_figures_can_be_read() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert!(!Report::read(root).unwrap().ratios.is_empty());
    }
}
