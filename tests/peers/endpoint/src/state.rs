//! Intents, idempotency keys and the ledger.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::http::{Response, error};
use crate::intent::{self, Order};

/// All that the endpoint keeps.
pub struct State {
    /// Whether a repeated key repeats the response.
    honours_keys: bool,
    keys: HashMap<String, Entry>,
    intents: Vec<Value>,
    charges: Vec<Charge>,
}

/// The request of a key.
enum Entry {
    InProgress,
    Done(Response),
}

/// A real charge.
struct Charge {
    reference: String,
    amount: u64,
    /// Whether the network delivered one request twice, and this is the charge of the second delivery.
    delivered_again: bool,
}

/// The next step of a request.
pub enum Admission {
    Process(Order),
    Respond(Response),
}

impl State {
    pub fn new(honours_keys: bool) -> Self {
        Self {
            honours_keys,
            keys: HashMap::new(),
            intents: Vec::new(),
            charges: Vec::new(),
        }
    }

    /// Reads a request, and reserves its key.
    pub fn admit(&mut self, key: Option<&str>, form: &[u8]) -> Admission {
        let known = key.and_then(|key| self.keys.get(key));
        match known {
            Some(Entry::InProgress) => return Admission::Respond(in_use()),
            Some(Entry::Done(response)) => {
                let replayed = response
                    .clone()
                    .with("idempotent-replayed", "true".to_owned());
                return Admission::Respond(replayed);
            }
            None => {}
        }
        match Order::read(form) {
            Ok(order) => {
                if let Some(key) = key.filter(|_| self.honours_keys) {
                    self.keys.insert(key.to_owned(), Entry::InProgress);
                }
                Admission::Process(order)
            }
            Err(response) => Admission::Respond(response),
        }
    }

    /// Charges an order, and keeps the response for its key.
    pub fn charge(&mut self, key: Option<&str>, order: &Order, delivered_again: bool) -> Response {
        let intent = order.intent(self.intents.len());
        self.intents.push(intent.clone());
        if !order.is_declined() {
            self.charges.push(Charge {
                reference: order.reference.clone(),
                amount: order.amount,
                delivered_again,
            });
        }
        let response = intent::response(intent);
        if let Some(key) = key.filter(|_| self.honours_keys) {
            self.keys
                .insert(key.to_owned(), Entry::Done(response.clone()));
        }
        response
    }

    /// The response to a read of one intent.
    pub fn intent(&self, id: &str) -> Response {
        let number = id
            .strip_prefix("pi_")
            .and_then(|it| it.parse::<usize>().ok());
        let found = number.and_then(|number| self.intents.get(number));
        found.map_or_else(
            || error(404, "invalid_request_error", "No such payment_intent."),
            |intent| Response::json(200, intent.clone()),
        )
    }

    /// A page of the ledger, after this entry.
    pub fn ledger(&self, after: usize, limit: usize) -> Value {
        let page = self.charges.iter().zip(1..).skip(after).take(limit);
        let entries: Vec<Value> = page.map(|(charge, number)| charge.row(number)).collect();
        let end = after + entries.len();
        let next = (end < self.charges.len()).then_some(end);
        json!({"entries": entries, "next": next})
    }
}

impl Charge {
    fn row(&self, number: usize) -> Value {
        json!({
            "number": number,
            "reference": self.reference,
            "amount": format!("{}.{:02}", self.amount / 100, self.amount % 100),
            "delivered_again": self.delivered_again
        })
    }
}

/// Another request with this key is in progress.
fn in_use() -> Response {
    let error = json!({
        "type": "idempotency_error",
        "code": "idempotency_key_in_use",
        "message": "There is currently another in-progress request using this Idempotent Key."
    });
    Response::json(409, json!({"error": error}))
}
