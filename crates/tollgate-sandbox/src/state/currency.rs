//! Amounts as people read them: with the decimals of their currency.

use super::Amount;
use serde_json::Value;

/// The currencies of ISO 4217 without decimals.
const NONE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF",
];
const THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
const FOUR: [&str; 2] = ["CLF", "UYW"];

/// An amount of the ledger as people read it: `money("1", "USD")` is `1.00 USD`. A text that is no amount stays as it
/// is.
///
/// ```
/// use tollgate_sandbox::money;
///
/// assert_eq!(money("1", "USD"), "1.00 USD");
/// assert_eq!(money("500", "JPY"), "500 JPY");
/// assert_eq!(money("0.5", "KWD"), "0.500 KWD");
/// ```
pub fn money(amount: &str, currency: &str) -> String {
    match Amount::read(&Value::from(amount)) {
        Some(amount) => with_decimals(amount, currency),
        None => format!("{amount} {currency}"),
    }
}

/// An amount with the decimals of its currency. No digit is lost if there are more.
pub(crate) fn with_decimals(amount: Amount, currency: &str) -> String {
    let text = amount.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let width = decimals(currency);
    if width == 0 && fraction.is_empty() {
        return format!("{whole} {currency}");
    }
    format!("{whole}.{fraction:0<width$} {currency}")
}

fn decimals(currency: &str) -> usize {
    match currency {
        none if NONE.contains(&none) => 0,
        three if THREE.contains(&three) => 3,
        four if FOUR.contains(&four) => 4,
        _ => 2,
    }
}
