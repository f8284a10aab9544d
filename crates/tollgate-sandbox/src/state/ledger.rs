//! Every real charge, refund, charge-back and payout. Tests compare responses with it.

use super::word::{self, Word};
use super::{Amount, Key, Record, Records};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One movement of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LedgerEntry {
    /// `platform` (Paymega, Kuna) or `paycross`.
    #[serde(rename = "platform", deserialize_with = "word::read")]
    pub provider: Word,
    /// `charge`, `refund`, `chargeback` or `payout`.
    #[serde(deserialize_with = "word::read")]
    pub kind: Word,
    /// The merchant's reference of the paid operation: `reference_id` or `tracking_id`.
    pub reference: String,
    /// The provider's id of that operation.
    pub operation: String,
    /// The amount in major units, as a decimal.
    pub amount: String,
    /// The currency's code.
    pub currency: String,
    /// Whether this was in test mode.
    pub test_mode: bool,
    /// The time, in seconds since 1970 by the sandbox's clock.
    pub at: i64,
}

/// The totals of one reference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Account {
    /// The number of charges.
    pub charges: usize,
    /// The sum of the charges, in major units.
    pub charged: String,
    /// The number of refunds.
    pub refunds: usize,
    /// The sum of the refunds, in major units.
    pub refunded: String,
    /// The number of charge-backs.
    pub chargebacks: usize,
    /// The sum of the charge-backs, in major units.
    pub charged_back: String,
    /// The number of payouts.
    pub payouts: usize,
    /// The sum of the payouts, in major units.
    pub paid_out: String,
    /// The currency's code. Several codes are joined by commas.
    pub currency: String,
}

/// All movements of money, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ledger {
    /// The movements.
    pub entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// The number of charges of this reference.
    pub fn charges(&self, reference: &str) -> usize {
        self.account(reference).charges
    }

    /// The number of payouts of this reference.
    pub fn payouts(&self, reference: &str) -> usize {
        self.account(reference).payouts
    }

    /// The totals of this reference.
    pub fn account(&self, reference: &str) -> Account {
        let entries = self.entries.iter();
        sum(entries.filter(|entry| entry.reference == reference))
    }

    /// The totals of each reference.
    pub fn references(&self) -> BTreeMap<String, Account> {
        let mut sums = BTreeMap::<String, Sum>::new();
        for entry in &self.entries {
            sums.entry(entry.reference.clone()).or_default().add(entry);
        }
        sums.into_iter()
            .map(|(reference, sum)| (reference, sum.account()))
            .collect()
    }

    /// Charges minus refunds, charge-backs and payouts, per currency, in major units.
    pub fn totals(&self) -> BTreeMap<String, String> {
        let mut totals = Totals::default();
        self.entries.iter().for_each(|entry| totals.add(entry));
        totals.shown()
    }
}

/// The ledger of a running sandbox, in which one reference is found without a scan.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) entries: Records<LedgerEntry>,
    totals: Totals,
}

impl Book {
    pub(crate) fn push(&mut self, entry: LedgerEntry) {
        self.totals.add(&entry);
        self.entries.push(entry);
    }

    /// All movements.
    pub(crate) fn whole(&self) -> Ledger {
        let entries = self.entries.iter().map(Cow::into_owned);
        Ledger {
            entries: entries.collect(),
        }
    }

    /// The totals of this reference.
    pub(crate) fn account(&self, reference: &str) -> Account {
        let found = self.entries.find(Key::Reference, reference);
        sum(found.map(|index| &self.entries[index]))
    }

    /// Charges minus refunds and charge-backs, per currency, in major units.
    pub(crate) fn totals(&self) -> BTreeMap<String, String> {
        self.totals.shown()
    }

    /// Indexes and sums the entries from a file.
    pub(super) fn resume(&mut self) {
        self.entries.index_all();
        for entry in self.entries.iter() {
            self.totals.add(&entry);
        }
    }
}

/// Sums by currency.
#[derive(Debug, Default)]
struct Totals(BTreeMap<String, Amount>);

impl Totals {
    fn add(&mut self, entry: &LedgerEntry) {
        let total = self.0.entry(entry.currency.clone()).or_default();
        *total = match entry.kind {
            "charge" => *total + entry.value(),
            _ => *total - entry.value(),
        };
    }

    fn shown(&self) -> BTreeMap<String, String> {
        let sums = self.0.iter();
        sums.map(|(currency, total)| (currency.clone(), total.to_string()))
            .collect()
    }
}

fn sum<'a>(entries: impl Iterator<Item = &'a LedgerEntry>) -> Account {
    let mut sum = Sum::default();
    entries.for_each(|entry| sum.add(entry));
    if sum.account.currency.is_empty() {
        return Account::default();
    }
    sum.account()
}

impl Record for LedgerEntry {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Reference, &self.reference);
    }
}

impl LedgerEntry {
    fn value(&self) -> Amount {
        Amount::read(&serde_json::Value::from(self.amount.as_str())).unwrap_or_default()
    }
}

#[derive(Default)]
struct Sum {
    account: Account,
    charged: Amount,
    refunded: Amount,
    charged_back: Amount,
    paid_out: Amount,
}

impl Sum {
    fn add(&mut self, entry: &LedgerEntry) {
        let account = &mut self.account;
        let (count, sum) = match entry.kind {
            "charge" => (&mut account.charges, &mut self.charged),
            "refund" => (&mut account.refunds, &mut self.refunded),
            "payout" => (&mut account.payouts, &mut self.paid_out),
            _ => (&mut account.chargebacks, &mut self.charged_back),
        };
        *count += 1;
        *sum = *sum + entry.value();
        let known = &mut self.account.currency;
        if known.is_empty() {
            known.clone_from(&entry.currency);
        } else if !known.split(',').any(|code| code == entry.currency) {
            *known = format!("{known},{}", entry.currency);
        }
    }

    fn account(self) -> Account {
        Account {
            charged: self.charged.to_string(),
            refunded: self.refunded.to_string(),
            charged_back: self.charged_back.to_string(),
            paid_out: self.paid_out.to_string(),
            ..self.account
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, LedgerEntry};

    fn entry(kind: &'static str, amount: &str) -> LedgerEntry {
        LedgerEntry {
            provider: "platform",
            kind,
            reference: "order-1".into(),
            operation: "cpi_1".into(),
            amount: amount.into(),
            currency: "USD".into(),
            test_mode: true,
            at: 0,
        }
    }

    #[test]
    fn sums_by_reference_and_currency() {
        let ledger = Ledger {
            entries: vec![
                entry("charge", "19.99"),
                entry("refund", "0.99"),
                entry("chargeback", "4"),
            ],
        };
        let account = ledger.account("order-1");
        assert_eq!((account.charges, account.refunds), (1, 1));
        assert_eq!(
            (account.chargebacks, account.charged_back.as_str()),
            (1, "4")
        );
        assert_eq!(account.charged, "19.99");
        assert_eq!(ledger.totals()["USD"], "15");
        assert_eq!(ledger.charges("order-2"), 0);
    }
}
