//! The page of a run's retry plan.

use std::time::{Duration, UNIX_EPOCH};

use serde_json::Value;
use tollgate_billing::Planned;

use super::page::{cells_of, headings, page as of_run};
use crate::bill::show::planned_text;

/// The most rows of the page. The file has all.
const ROWS: usize = 100;

/// The first lines of a plan, which is JSON lines.
pub fn page(run: &str, planned: &Planned, lines: &[u8]) -> String {
    let lines = lines.split(|byte| *byte == b'\n');
    let rows = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let rows = rows.take(ROWS).map(|row| cells_of(&cells(&row)));
    let body = format!(
        "<p>{}.</p><p><a href=\"/runs/{run}/plan.csv\">The whole plan as CSV, without tokens</a></p>\
         <div class=\"wide\"><table><caption>The first {ROWS} orders of the plan</caption>{}{}</table></div>",
        planned_text(planned),
        headings(&["Reference", "Attempt", "Amount", "Not before", "Reason"]),
        rows.collect::<String>()
    );
    of_run(run, "", &body)
}

fn cells(row: &Value) -> [String; 5] {
    let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let seconds = row["not_before"].as_u64().unwrap_or_default();
    let time = UNIX_EPOCH + Duration::from_secs(seconds);
    [
        text("reference"),
        row["attempt"].to_string(),
        format!("{} {}", text("amount"), text("currency")),
        humantime::format_rfc3339_seconds(time).to_string(),
        text("reason"),
    ]
}
