//! The state and the schedule that all connections share, and the processing of one request.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;

use crate::KEY;
use crate::fault::Schedule;
use crate::http::{Response, error};
use crate::state::{Admission, State};

/// One request, whole.
#[derive(Clone)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub authorization: Option<String>,
    pub key: Option<String>,
    pub body: Bytes,
}

/// Which delivery of one request this is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    Only,
    /// The bank takes this time.
    First(Duration),
    Second,
}

/// Shared by all connections.
pub struct Shared {
    pub schedule: Schedule,
    state: Mutex<State>,
}

impl Shared {
    pub fn new(schedule: Schedule, honours_keys: bool) -> Self {
        Self {
            schedule,
            state: Mutex::new(State::new(honours_keys)),
        }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Processes a request.
    pub fn process(self: &Arc<Self>, call: &Call, delivery: Delivery) -> Response {
        if call.authorization.as_deref() != Some(&format!("Bearer {KEY}")) {
            return error(401, "invalid_request_error", "Invalid API Key provided.");
        }
        let base = "/v1/payment_intents";
        match (call.method.as_str(), call.path.strip_prefix(base)) {
            ("POST", Some("")) => self.pay(call, delivery),
            ("GET", Some(id)) => self.state().intent(id.trim_start_matches('/')),
            _ => error(404, "invalid_request_error", "Unrecognized request URL."),
        }
    }

    fn pay(self: &Arc<Self>, call: &Call, delivery: Delivery) -> Response {
        let mut state = self.state();
        let key = call.key.as_deref();
        let order = match state.admit(key, &call.body) {
            Admission::Process(order) => order,
            Admission::Respond(response) => return response,
        };
        let Delivery::First(bank) = delivery else {
            return state.charge(key, &order, delivery == Delivery::Second);
        };
        if bank.is_zero() {
            return state.charge(key, &order, false);
        }
        let (shared, key) = (Arc::clone(self), call.key.clone());
        tokio::spawn(async move {
            tokio::time::sleep(bank).await;
            shared.state().charge(key.as_deref(), &order, false);
        });
        // The network drops the response to the first delivery.
        Response::json(200, serde_json::Value::Null)
    }
}
