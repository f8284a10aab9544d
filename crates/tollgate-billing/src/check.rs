//! A dry run: what is wrong or remarkable with the orders of a run. It sends nothing.

use std::{
    collections::{BTreeMap, HashMap},
    time::SystemTime,
};

use serde::{Serialize, Serializer};
use tollgate::{Decimal, Error as Problem, Expiry, Money};

use crate::{
    Clients, Result, Vault,
    order::Route,
    pages,
    store::{Line, Repeat, Store},
    tokens::{Files, Finder},
};

/// The most findings of one kind that are described.
const SHOWN: usize = 50;

/// A remark on one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The line of the file.
    pub line: u64,
    /// The order's reference.
    pub reference: String,
    /// The reason.
    pub why: String,
}

/// Remarks of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// The first of them, at most 50.
    pub first: Vec<Finding>,
    /// The number of all.
    pub count: u64,
}

impl Findings {
    fn add(&mut self, line: &Line, why: impl Into<String>) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(Finding {
                line: line.order.line,
                reference: line.order.details.reference.clone(),
                why: why.into(),
            });
        }
    }
}

/// The result of a dry run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Checked {
    /// The number of orders.
    pub orders: u64,
    /// The orders that would not be sent, or whose token cannot be found.
    pub errors: Findings,
    /// The orders whose card has expired. Issuers approve some of them, since they renew cards.
    pub expired: Findings,
    /// Groups of orders with equal card and amount on PayCross: the run keeps them apart, which takes time.
    pub equal: Vec<Repeat>,
    /// The seconds that the largest of these groups takes at least.
    pub equal_seconds: u64,
    /// The number of orders by service of Paymega.
    pub services: BTreeMap<String, u64>,
    /// The smallest and the largest amount by currency.
    #[serde(serialize_with = "texts")]
    pub amounts: BTreeMap<String, (Decimal, Decimal)>,
}

/// Amounts as texts, so that no JSON reader loses a digit.
fn texts<S: Serializer>(
    amounts: &BTreeMap<String, (Decimal, Decimal)>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let texts = amounts
        .iter()
        .map(|(currency, (least, most))| (currency, [least.to_string(), most.to_string()]));
    to.collect_map(texts)
}

/// The limits of the services of Paymega, by their code, as a program has read them before.
pub type Services = HashMap<String, Box<dyn Fn(Money) -> Result<(), String> + Send + Sync>>;

/// Checks the orders of a run, without sending anything: the fields and amounts as a charge would, the tokens, the
/// expiries, and orders with equal card and amount.
///
/// Orders with the same reference are refused by the import. With `services` the service of each order must be one of
/// them, and permit its amount.
///
/// # Errors
///
/// Errors of the store, and [`Error::File`](crate::Error::File) if an imported file is missing.
pub async fn check<S: Store>(
    store: &S,
    clients: &Clients,
    vault: Vault,
    services: Option<&Services>,
) -> Result<Checked> {
    let finder = Finder {
        files: Files::open(store.files().await?)?,
        vault,
    };
    let mut checked = Checked::default();
    let now = SystemTime::now();
    pages::each(store, |line| {
        checked.orders += 1;
        if let Err(why) = sendable(line, clients, &finder) {
            checked.errors.add(line, why);
        } else if let Some(why) = services.and_then(|it| unserved(line, it)) {
            checked.errors.add(line, why);
        }
        checked.count(line, now);
        Ok(())
    })
    .await?;
    checked.equal = store.repeats(20).await?;
    let largest = checked.equal.first().map_or(0, |it| it.count);
    checked.equal_seconds = largest.saturating_sub(1) * 31;
    Ok(checked)
}

impl Checked {
    fn count(&mut self, line: &Line, now: SystemTime) {
        let details = &line.order.details;
        if details
            .more
            .expiry
            .is_some_and(|it: Expiry| it.end() <= now)
        {
            self.expired.add(line, "the card has expired");
        }
        if let Some(service) = &details.more.service {
            *self.services.entry(service.clone()).or_default() += 1;
        }
        let amount = details.money.amount();
        let currency = details.money.currency().code().to_owned();
        let range = self.amounts.entry(currency).or_insert((amount, amount));
        *range = (range.0.min(amount), range.1.max(amount));
    }
}

fn sendable(line: &Line, clients: &Clients, finder: &Finder) -> Result<(), String> {
    let tokens = finder
        .find(&line.order)
        .map_err(|error| error.to_string())?;
    clients
        .check(&line.order.details, &tokens)
        .map_err(|problem| match problem {
            Problem::Invalid(invalid) => invalid.to_string(),
            other => other.to_string(),
        })
}

/// Why no service permits the order.
fn unserved(line: &Line, services: &Services) -> Option<String> {
    let details = &line.order.details;
    if details.route == Route::PayCross {
        return None;
    }
    let service = details.more.service.as_deref()?;
    match services.get(service) {
        Some(permits) => permits(details.money).err(),
        None => Some(format!("the account has no service {service}")),
    }
}
