//! The sandbox's ledger of the actual charges.

use tollgate_sandbox::{Ledger, money};

use super::timeline;
use crate::Failure;

/// Prints the ledger, and checks that each reference was charged exactly once and nothing else was.
pub fn print(ledger: &Ledger, references: &[&str]) -> Result<(), Failure> {
    timeline::step("The ledger of actual charges");
    for (reference, account) in ledger.references() {
        out!(
            "  {reference}: {} charge, {}",
            account.charges,
            money(&account.charged, &account.currency)
        );
    }
    for (currency, total) in ledger.totals() {
        out!("  total: {}", money(&total, &currency));
    }
    check(ledger, references)?;
    timeline::result("exactly one charge per reference");
    Ok(())
}

fn check(ledger: &Ledger, references: &[&str]) -> Result<(), Failure> {
    for reference in references {
        let charges = ledger.charges(reference);
        if charges != 1 {
            return Err(format!("{reference} was charged {charges} times").into());
        }
    }
    let others = ledger.references().len() - references.len();
    if others > 0 {
        return Err(format!("{others} other reference(s) were charged").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_without_a_charge_fails() {
        assert!(check(&Ledger::default(), &[]).is_ok());
        let error = check(&Ledger::default(), &["order-1"]).unwrap_err();
        assert_eq!(error.to_string(), "order-1 was charged 0 times");
    }
}
