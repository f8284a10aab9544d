//! Every real charge, refund and charge-back. Tests compare responses with it.

use super::Amount;
use super::word::{self, Word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One movement of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LedgerEntry {
    /// `platform` (Paymega, Kuna) or `paycross`.
    #[serde(rename = "platform", deserialize_with = "word::read")]
    pub provider: Word,
    /// `charge`, `refund` or `chargeback`.
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

    /// The totals of this reference.
    pub fn account(&self, reference: &str) -> Account {
        self.references().remove(reference).unwrap_or_default()
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

    /// Charges minus refunds and charge-backs, per currency, in major units.
    pub fn totals(&self) -> BTreeMap<String, String> {
        let mut totals = BTreeMap::<String, Amount>::new();
        for entry in &self.entries {
            let total = totals.entry(entry.currency.clone()).or_default();
            *total = match entry.kind {
                "charge" => *total + entry.value(),
                _ => *total - entry.value(),
            };
        }
        totals
            .into_iter()
            .map(|(currency, total)| (currency, total.to_string()))
            .collect()
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
}

impl Sum {
    fn add(&mut self, entry: &LedgerEntry) {
        let account = &mut self.account;
        let (count, sum) = match entry.kind {
            "charge" => (&mut account.charges, &mut self.charged),
            "refund" => (&mut account.refunds, &mut self.refunded),
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
