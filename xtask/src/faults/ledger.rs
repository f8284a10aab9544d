//! The outcomes of a run against the sandbox's ledger.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::Path;

use rust_decimal::Decimal;
use serde_json::Value;

use super::world::{ORDERS, PREFIX, World, amount, reference};
use crate::bench::merchant::text;
use crate::error::{Error, Result};

/// The figures of a test.
#[derive(Default)]
pub struct Tally {
    orders: usize,
    paid: usize,
    pub kills: usize,
    /// Kills that met no working process.
    pub missed: usize,
    /// Orders with more than one charge.
    duplicates: usize,
    /// Orders without a final outcome, or whose outcome differs from the ledger.
    lost: usize,
    wrong_amounts: usize,
    /// Files with a token or a key.
    pub leaks: usize,
}

impl Tally {
    pub const fn add(&mut self, other: &Self) {
        self.orders += other.orders;
        self.paid += other.paid;
        self.kills += other.kills;
        self.missed += other.missed;
        self.duplicates += other.duplicates;
        self.lost += other.lost;
        self.wrong_amounts += other.wrong_amounts;
        self.leaks += other.leaks;
    }

    /// A test that pays for few orders, or that kills nothing, shows nothing.
    pub const fn is_right(&self) -> bool {
        let wrong = self.duplicates + self.lost + self.wrong_amounts + self.leaks;
        wrong == 0 && self.missed == 0 && self.paid * 10 > self.orders * 8
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "orders={} paid={} kills={} missed_kills={} duplicates={} lost={} wrong_amounts={} leaks={}",
            self.orders,
            self.paid,
            self.kills,
            self.missed,
            self.duplicates,
            self.lost,
            self.wrong_amounts,
            self.leaks
        )
    }
}

/// Compares each order's outcome with its charges.
pub fn compare(world: &mut World, orders: usize) -> Result<Tally> {
    let mut charges = charges(world)?;
    let outcomes = outcomes(&world.folder.join("outcomes.csv"))?;
    let mut tally = Tally {
        orders,
        // A line too many is as wrong as one that is missing.
        lost: outcomes.lines.abs_diff(orders),
        ..Tally::default()
    };
    for number in 0..orders {
        let reference = reference(number);
        let amounts = charges.remove(&reference).unwrap_or_default();
        let outcome = outcomes.kinds.get(&reference).map(String::as_str);
        let is_paid = outcome == Some("succeeded");
        let is_final = is_paid || outcome == Some("declined");
        let wanted = amount(number).parse::<Decimal>().unwrap_or_default();
        tally.paid += usize::from(is_paid);
        tally.duplicates += usize::from(amounts.len() > 1);
        tally.lost += usize::from(!is_final || is_paid == amounts.is_empty());
        tally.wrong_amounts += usize::from(amounts.iter().any(|charge| *charge != wanted));
    }
    // A charge under a reference that no line has, as of an attempt that the run must not make.
    let others = charges.keys().filter(|it| it.starts_with(PREFIX));
    tally.duplicates += others.count();
    Ok(tally)
}

/// The amounts that each reference was charged.
fn charges(world: &mut World) -> Result<HashMap<String, Vec<Decimal>>> {
    let mut charges: HashMap<_, Vec<Decimal>> = HashMap::new();
    let mut after = Some(0);
    while let Some(number) = after {
        let path = format!("/ledger?limit=1000&after={number}");
        let page = world.control("GET", &path, &Value::Null)?;
        for entry in page["entries"].as_array().into_iter().flatten() {
            let amount = entry["amount"].to_string();
            let amount = amount.trim_matches('"').parse().unwrap_or_default();
            let reference = text(&entry["reference"]).to_owned();
            charges.entry(reference).or_default().push(amount);
        }
        after = page["next"].as_u64();
    }
    Ok(charges)
}

/// The lines of an export.
struct Outcomes {
    lines: usize,
    kinds: HashMap<String, String>,
}

fn outcomes(file: &Path) -> Result<Outcomes> {
    let text = fs::read_to_string(file).map_err(|error| Error::file(file, error))?;
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap_or_default();
    let at = |name: &str| head.iter().position(|it| *it == name).unwrap_or(usize::MAX);
    let (reference, outcome) = (at("reference"), at("outcome"));
    let mut found = Outcomes {
        lines: 0,
        kinds: HashMap::new(),
    };
    for row in rows {
        found.lines += 1;
        if let (Some(reference), Some(outcome)) = (row.get(reference), row.get(outcome)) {
            found
                .kinds
                .insert((*reference).to_owned(), (*outcome).to_owned());
        }
    }
    Ok(found)
}

/// Counts the files that hold a secret: the database, the logs, the export and the report, but not the merchant's own.
pub fn leaks(world: &World) -> Result<usize> {
    let failed = |error| Error::file(&world.folder, error);
    let mut leaks = 0;
    for entry in fs::read_dir(&world.folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.ends_with(ORDERS) {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| Error::file(&path, error))?;
        let holds = |secret: &String| {
            bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        };
        if world.secrets.iter().any(holds) {
            out!("{} holds a token or a key", path.display());
            leaks += 1;
        }
    }
    Ok(leaks)
}
