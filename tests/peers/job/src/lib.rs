//! The merchant's job that each client runs: it reads orders, pays so many at a time, and writes a result for each.

pub mod stripe;

use std::io::{self, BufRead, Write};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The variable with the settings of the job, as one JSON object.
const SETTINGS: &str = "PEER";

/// An order, one line of the input.
#[derive(Clone, Deserialize)]
pub struct Order {
    /// The merchant's own reference, which is the idempotency key too.
    pub reference: String,
    /// In minor units.
    pub amount: u32,
    pub currency: String,
    /// The saved card.
    pub token: String,
}

/// The result that the merchant stores with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Payment {
    Paid,
    /// Not charged: the merchant does not pay this order again.
    Failed,
    /// The next job pays this order again.
    Unknown,
}

#[derive(Serialize)]
struct Line {
    reference: String,
    result: Payment,
}

/// The settings of the job.
pub struct Settings(Value);

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    ///
    /// The variable is missing, or not JSON.
    pub fn read() -> io::Result<Self> {
        let text = std::env::var(SETTINGS).map_err(io::Error::other)?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    /// A text, or the empty text.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// Whether a setting is true.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.0[name].as_bool().unwrap_or_default()
    }

    /// The longest time of one request.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        Duration::from_millis(self.0["timeout_ms"].as_u64().unwrap_or_default())
    }

    /// How many orders are paid at the same time.
    fn concurrency(&self) -> usize {
        let number = self.0["concurrency"].as_u64();
        number.and_then(|it| it.try_into().ok()).unwrap_or(1)
    }
}

/// Pays the orders.
///
/// # Errors
///
/// An input that cannot be read, or an output that cannot be written.
pub async fn run<F: Future<Output = Payment>>(
    settings: &Settings,
    pay: impl Fn(Order) -> F,
) -> io::Result<()> {
    let orders = io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<io::Result<Vec<Order>>>()?;
    let mut results = stream::iter(orders)
        .map(|order| {
            let (reference, payment) = (order.reference.clone(), pay(order));
            async { (reference, payment.await) }
        })
        .buffer_unordered(settings.concurrency());
    while let Some((reference, result)) = results.next().await {
        let line = serde_json::to_string(&Line { reference, result })?;
        writeln!(io::stdout(), "{line}")?;
    }
    Ok(())
}
