//! The results of a merchant against the ledger.

use std::fmt;

use super::Control;
use super::job::{Order, Payment, Results};
use crate::error::Result;
use crate::faults::ledger::{Charge, charges};

/// The figures of a run.
#[derive(Default)]
pub struct Tally {
    pub payments: usize,
    pub paid: usize,
    pub failed: usize,
    /// Orders whose result is unknown after the second job.
    pub unresolved: usize,
    /// Those of them that were charged.
    pub charged_unresolved: usize,
    /// Orders with more than one charge.
    pub duplicates: usize,
    /// Those of them that the network alone has made: it delivered one request twice.
    pub by_network: usize,
    /// Orders that failed by their result, and were charged.
    pub false_failures: usize,
    /// Orders that are paid by their result, and were not charged.
    pub false_successes: usize,
    pub wrong_amounts: usize,
}

impl Tally {
    /// Compares each order's result with its charges.
    pub fn compare(orders: &[Order], results: &Results, control: &mut Control) -> Result<Self> {
        let ledger = charges(control)?;
        let mut tally = Self::default();
        for order in orders {
            let charged = ledger.get(&order.reference).map_or(&[][..], Vec::as_slice);
            tally.add(results.of(order), charged);
            let is_wrong = |charge: &Charge| charge.amount != order.money();
            tally.wrong_amounts += usize::from(charged.iter().any(is_wrong));
        }
        Ok(tally)
    }

    fn add(&mut self, result: Payment, charged: &[Charge]) {
        let is_charged = !charged.is_empty();
        let sent = charged.iter().filter(|charge| !charge.delivered_again);
        let is_duplicate = charged.len() > 1;
        self.payments += 1;
        self.duplicates += usize::from(is_duplicate);
        self.by_network += usize::from(is_duplicate && sent.count() < 2);
        match result {
            Payment::Paid => {
                self.paid += 1;
                self.false_successes += usize::from(!is_charged);
            }
            Payment::Failed => {
                self.failed += 1;
                self.false_failures += usize::from(is_charged);
            }
            Payment::Unknown => {
                self.unresolved += 1;
                self.charged_unresolved += usize::from(is_charged);
            }
        }
    }

    /// Whether each order was charged at most once, and each definite result is true.
    pub const fn is_right(&self) -> bool {
        self.duplicates + self.false_failures + self.false_successes + self.wrong_amounts == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "payments={} paid={} failed={} unresolved={} charged_unresolved={} duplicates={} by_network={} \
             false_failures={} false_successes={} wrong_amounts={}",
            self.payments,
            self.paid,
            self.failed,
            self.unresolved,
            self.charged_unresolved,
            self.duplicates,
            self.by_network,
            self.false_failures,
            self.false_successes,
            self.wrong_amounts
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of one order with so many charges, the last of which may come from a second delivery.
    fn tally(result: Payment, charges: usize, delivered_again: bool) -> Tally {
        let charges: Vec<Charge> = (1..=charges)
            .map(|number| Charge {
                amount: 1.into(),
                delivered_again: delivered_again && number == charges,
            })
            .collect();
        let mut tally = Tally::default();
        tally.add(result, &charges);
        tally
    }

    #[test]
    fn a_definite_result_must_agree_with_the_ledger() {
        for (result, charges, is_right) in [
            (Payment::Paid, 1, true),
            (Payment::Paid, 0, false),
            (Payment::Paid, 2, false),
            (Payment::Failed, 0, true),
            (Payment::Failed, 1, false),
            (Payment::Unknown, 0, true),
            (Payment::Unknown, 1, true),
            (Payment::Unknown, 2, false),
        ] {
            let tally = tally(result, charges, false);
            assert_eq!(tally.is_right(), is_right, "{tally}");
        }
        assert_eq!(tally(Payment::Paid, 0, false).false_successes, 1);
        assert_eq!(tally(Payment::Failed, 1, false).false_failures, 1);
        assert_eq!(tally(Payment::Unknown, 1, false).charged_unresolved, 1);
    }

    #[test]
    fn a_duplicate_is_the_networks_if_the_client_sent_one_request() {
        let by_network = tally(Payment::Paid, 2, true);
        assert_eq!((by_network.duplicates, by_network.by_network), (1, 1));
        let by_client = tally(Payment::Paid, 3, true);
        assert_eq!((by_client.duplicates, by_client.by_network), (1, 0));
        assert_eq!(tally(Payment::Paid, 1, true).duplicates, 0);
    }
}
