//! One run of a merchant's job: orders in, results out.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// An order, as the job reads it.
#[derive(Clone, Serialize)]
pub struct Order {
    pub reference: String,
    /// In minor units.
    pub amount: u32,
    pub currency: &'static str,
    pub token: String,
}

impl Order {
    /// The amount in major units, as the ledger has it.
    pub fn money(&self) -> Decimal {
        Decimal::new(self.amount.into(), 2)
    }
}

/// The result in the row of an order.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Payment {
    Paid,
    Failed,
    Unknown,
}

/// The results of all orders.
pub struct Results(HashMap<String, Payment>);

#[derive(Deserialize)]
struct Line {
    reference: String,
    result: Payment,
}

impl Results {
    /// The result of an order. An order without one has an unknown result.
    pub fn of(&self, order: &Order) -> Payment {
        let known = self.0.get(&order.reference);
        known.copied().unwrap_or(Payment::Unknown)
    }

    pub fn is_open(&self, order: &Order) -> bool {
        self.of(order) == Payment::Unknown
    }

    /// Adds the results of a later job, which override the earlier ones.
    pub fn add(&mut self, later: Self) {
        self.0.extend(later.0);
    }
}

/// Runs a job to its end.
pub fn run(mut command: Command, orders: &[Order]) -> Result<Results> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |why: String| Error::Check(format!("`{name}`: {why}"));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let lines = written(orders)?;
    // The job may write results before it has read all orders.
    let writer = thread::spawn(move || input.map(|mut input| input.write_all(&lines)));
    let mut results = HashMap::new();
    for line in output.into_iter().flat_map(|it| BufReader::new(it).lines()) {
        let line = line.map_err(|error| failed(error.to_string()))?;
        let line: Line =
            serde_json::from_str(&line).map_err(|error| failed(format!("{error}: {line}")))?;
        results.insert(line.reference, line.result);
    }
    // A job that ends early has its error in its status.
    let _ = writer.join();
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    if status.success() {
        return Ok(Results(results));
    }
    Err(failed(status.to_string()))
}

/// A line for each order.
fn written(orders: &[Order]) -> Result<Vec<u8>> {
    let mut lines = Vec::new();
    for order in orders {
        let line = serde_json::to_vec(order).map_err(|error| Error::Check(error.to_string()))?;
        lines.extend(line);
        lines.push(b'\n');
    }
    Ok(lines)
}
