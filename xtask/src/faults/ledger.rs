//! The outcomes of a run against the sandbox's ledger.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::Path;

use rust_decimal::Decimal;
use tollgate_leaks::Secrets;

use super::control::Control;
use super::world::{ORDERS, World, amount, reference};
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
    /// Places with a token or a key.
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
    let ledger = charges(world.control())?;
    let outcomes = outcomes(&world.folder.join("outcomes.csv"))?;
    let mut tally = Tally {
        orders,
        // A line too many is as wrong as one that is missing.
        lost: outcomes.lines.abs_diff(orders),
        ..Tally::default()
    };
    for number in 0..orders {
        let reference = reference(number);
        let charged = ledger.get(&reference).map_or(&[][..], Vec::as_slice);
        let outcome = outcomes.kinds.get(&reference).map(String::as_str);
        let is_paid = outcome == Some("succeeded");
        let is_final = is_paid || outcome == Some("declined");
        let wanted = amount(number).parse::<Decimal>().unwrap_or_default();
        tally.paid += usize::from(is_paid);
        tally.duplicates += usize::from(charged.len() > 1);
        tally.lost += usize::from(!is_final || is_paid == charged.is_empty());
        tally.wrong_amounts += usize::from(charged.iter().any(|charge| charge.amount != wanted));
    }
    Ok(tally)
}

/// A charge in the ledger.
pub struct Charge {
    pub amount: Decimal,
    /// Whether the network delivered one request twice, and this is the charge of its second delivery.
    pub delivered_again: bool,
}

/// The charges of each order, all of its attempts included: `order-1~2` is the second attempt of `order-1`.
pub fn charges(control: &mut Control) -> Result<HashMap<String, Vec<Charge>>> {
    let mut charges: HashMap<_, Vec<Charge>> = HashMap::new();
    let mut after = Some(0);
    while let Some(number) = after {
        let page = control.get(&format!("/ledger?limit=1000&after={number}"))?;
        for entry in page["entries"].as_array().into_iter().flatten() {
            let amount = entry["amount"].to_string();
            let charge = Charge {
                amount: amount.trim_matches('"').parse().unwrap_or_default(),
                delivered_again: entry["delivered_again"] == true,
            };
            let order = text(&entry["reference"]).split('~').next();
            let order = order.unwrap_or_default().to_owned();
            charges.entry(order).or_default().push(charge);
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

/// Counts the places that hold a secret: in the database, the logs, the export and the report, but not in the merchant's
/// own file.
pub fn leaks(world: &World) -> usize {
    let secrets = Secrets::new(world.secrets.iter().map(|it| ("a token or a key", it)));
    match secrets.check_folder(&world.folder, &[ORDERS]) {
        Ok(_) => 0,
        Err(found) => {
            out!("{found}");
            found.lines().count()
        }
    }
}
