//! The table of all clients.

use std::path::Path;

use super::SEED;
use crate::error::Result;
use crate::faults::peer::{self, PAYMENTS, Row};

/// The head of the table.
const HEAD: &str = "\
| client | version | provider | keys | paid | declined or failed | duplicates | of them by the network | false failures | false successes | unresolved | of them charged |
|---|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|";

/// Runs all clients.
pub fn measure(root: &Path) -> Result<String> {
    let rows = peer::run(root, "all", PAYMENTS, SEED)?;
    let lines: Vec<String> = rows.iter().map(line).collect();
    Ok(format!(
        "`cargo xtask faults --peer all --payments {PAYMENTS} --seed {SEED}`:\n\n{HEAD}\n{}",
        lines.join("\n")
    ))
}

fn line(row: &Row) -> String {
    let tally = &row.tally;
    let figures = [
        tally.paid,
        tally.failed,
        tally.duplicates,
        tally.by_network,
        tally.false_failures,
        tally.false_successes,
        tally.unresolved,
        tally.charged_unresolved,
    ]
    .map(|figure| figure.to_string());
    format!(
        "| {} | {} | {} | {} | {} |",
        row.peer.name,
        row.version,
        row.peer.provider.name(),
        row.keys.name(),
        figures.join(" | ")
    )
}
