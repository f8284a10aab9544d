//! The merchant's side: a CSV file.

use std::collections::HashSet;
use std::path::Path;

use super::Ours;
use crate::{
    Failure,
    columns::{Line, Map},
};

/// Reads the orders of a file.
///
/// # Errors
///
/// A line without reference, amount or currency, with an unknown outcome, or with the reference of another line.
pub fn read(file: &Path, map: &Map) -> Result<Vec<Ours>, Failure> {
    let mut seen = HashSet::new();
    let lines = map.read(file)?;
    let orders = lines.map(|line| {
        let line = line?;
        let order = order(&line)?;
        if !seen.insert(order.reference.clone()) {
            return Err(format!(
                "line {}: {} is in the file twice",
                line.number, order.reference
            )
            .into());
        }
        Ok(order)
    });
    orders.collect()
}

fn order(line: &Line) -> Result<Ours, Failure> {
    let (amount, currency) = (line.required("amount")?, line.required("currency")?);
    let money = format!("{amount} {currency}").parse();
    let kind = line.get("kind").map(str::parse).transpose();
    Ok(Ours {
        reference: line.required("reference")?.to_owned(),
        money: money.map_err(|error| format!("line {}: {error}", line.number))?,
        kind: kind.map_err(|_| {
            format!(
                "line {}: kind is no outcome, such as succeeded or declined",
                line.number
            )
        })?,
    })
}
