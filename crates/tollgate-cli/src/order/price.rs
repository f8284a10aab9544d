//! An amount on the command line.

use clap::Args;
use tollgate::{Invalid, Money};

/// An amount and its currency.
#[derive(Args, Clone, Debug)]
pub struct Price {
    /// The amount in major units, such as 19.99.
    amount: String,
    /// The currency, such as USD.
    currency: String,
}

impl Price {
    /// The money.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if it is no amount or no currency.
    pub fn money(&self) -> Result<Money, Invalid> {
        money(&self.amount, &self.currency)
    }
}

/// The money of an amount and a currency.
///
/// # Errors
///
/// [`Invalid`] if it is no amount or no currency.
pub fn money(amount: &str, currency: &str) -> Result<Money, Invalid> {
    format!("{amount} {currency}").parse()
}
