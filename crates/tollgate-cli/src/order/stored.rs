//! An order that was sent, as `status` and `wait` read it.

use std::time::{Duration, Instant};

use serde_json::json;
use tollgate::{
    CardToken, Error, Initiator, Money, Outcome, PayCross, Paymega, Payment, Policy,
    paycross::{self, NewPayment},
    paymega::{self, RefundOutcome, StoredRefund},
};

use super::{Ended, save::SavedToken};
use crate::{
    Failure,
    profile::{Client, Profile},
    state::Stored,
};

/// The time between two reads of a refund.
const PAUSE: Duration = Duration::from_secs(2);

/// An order with the client that reads it.
#[derive(Debug)]
pub enum Asked {
    Invoice(Paymega, paymega::StoredOrder),
    InvoiceRefund(Paymega, StoredRefund),
    Transaction(PayCross, paycross::StoredOrder),
}

impl Asked {
    /// The order from this machine's database.
    ///
    /// # Errors
    ///
    /// A text that a later version wrote.
    pub fn of_stored(client: Client, stored: &Stored) -> Result<Self, Failure> {
        let text = &stored.text;
        Ok(match client {
            Client::Paymega(client) if stored.operation == "refund" => {
                Self::InvoiceRefund(client, serde_json::from_str(text)?)
            }
            Client::Paymega(client) => Self::Invoice(client, serde_json::from_str(text)?),
            Client::PayCross(client) => Self::Transaction(client, serde_json::from_str(text)?),
        })
    }

    /// An order that another machine has sent. `by_payer` says whether its payer takes part, on a hosted page.
    ///
    /// # Errors
    ///
    /// The field that cannot be sent.
    pub fn of_price(
        client: Client,
        profile: &Profile,
        (reference, money, by_payer): (&str, Money, bool),
    ) -> Result<Self, Failure> {
        Ok(match client {
            Client::Paymega(client) => {
                let text = json!({
                    "version": 2, "reference": reference, "money": money, "mode": profile.mode(),
                    "payer_present": by_payer,
                });
                Self::Invoice(client, serde_json::from_value(text)?)
            }
            Client::PayCross(client) => {
                let token = CardToken::new("not sent");
                let order = NewPayment::by_token(reference, money, token, Initiator::Merchant);
                let stored = client.stored(&order.description("not sent"))?;
                Self::Transaction(client, stored)
            }
        })
    }

    /// Reads the order now, or until it is final or the time is over.
    ///
    /// # Errors
    ///
    /// A file for the token that cannot be written.
    pub async fn read(&self, time: Option<Duration>, token: &SavedToken) -> Result<Ended, Failure> {
        let result = match self {
            Self::Invoice(client, order) => read_invoice(client, order, time)
                .await
                .map(|it| it.map(Payment::from)),
            Self::Transaction(client, order) => read_transaction(client, order, time)
                .await
                .map(|it| it.map(Payment::from)),
            Self::InvoiceRefund(client, refund) => {
                let result = read_refund(client, refund, time).await;
                return Ok(Ended::of(&result));
            }
        };
        token.save(&result)?;
        Ok(Ended::of(&result))
    }
}

async fn read_invoice(
    client: &Paymega,
    order: &paymega::StoredOrder,
    time: Option<Duration>,
) -> Result<Outcome<paymega::Invoice>, Error> {
    match time {
        None => client.reconcile(order).await,
        Some(time) => {
            let patient = client.with_policy(Policy::default().deadline(time));
            patient.wait_for(order).await
        }
    }
}

async fn read_transaction(
    client: &PayCross,
    order: &paycross::StoredOrder,
    time: Option<Duration>,
) -> Result<Outcome<paycross::Transaction>, Error> {
    match time {
        None => client.reconcile(order).await,
        Some(time) => {
            let patient = client.with_policy(Policy::default().deadline(time));
            patient.wait_for(order).await
        }
    }
}

async fn read_refund(
    client: &Paymega,
    refund: &StoredRefund,
    time: Option<Duration>,
) -> Result<RefundOutcome, Error> {
    let start = Instant::now();
    loop {
        let result = client.reconcile_refund(refund).await;
        let is_open = matches!(result, Ok(Outcome::Pending(_)));
        if !is_open || time.is_none_or(|time| start.elapsed() + PAUSE > time) {
            return result;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
