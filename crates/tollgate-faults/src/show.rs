//! The calls and requests of one payment, for people.

use std::fmt;

use crate::drive::Ran;

/// How much of a response is shown.
const MOST: usize = 400;

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for exchange in &self.exchanges {
            let operation = exchange.operation.unwrap_or(&exchange.path);
            let fault = exchange.fault.as_deref().unwrap_or("-");
            let response: String = exchange.response.to_string().chars().take(MOST).collect();
            let status = exchange.status.unwrap_or_default();
            let (number, at) = (exchange.number, exchange.at);
            writeln!(
                f,
                "{number:4} {at} {operation} {status} fault {fault} {response}"
            )?;
        }
        for entry in &self.history.entries {
            writeln!(f, "{entry:?}")?;
        }
        for last in &self.history.finals {
            writeln!(f, "{last:?}")?;
        }
        writeln!(f, "moved {:?}", self.moves)
    }
}
