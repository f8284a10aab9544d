//! Payment intents: the request's form, and the object in the format of Stripe's API.

use serde_json::{Value, json};

use crate::http::{Response, error};

/// The saved card whose issuer declines.
const DECLINED: &str = "pm_card_visa_chargeDeclined";

/// The request for a payment.
pub struct Order {
    pub reference: String,
    pub amount: u64,
    currency: String,
    payment_method: String,
}

impl Order {
    /// Reads a form. A payment must be confirmed at once, with a saved card.
    pub fn read(form: &[u8]) -> Result<Self, Response> {
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(form).unwrap_or_default();
        let field = |wanted: &str| {
            let found = fields.iter().find(|(name, _)| name == wanted);
            found
                .map(|(_, value)| value.clone())
                .ok_or_else(|| missing(wanted))
        };
        if field("confirm")? != "true" {
            return Err(missing("confirm"));
        }
        Ok(Self {
            reference: field("metadata[order_id]")?,
            amount: field("amount")?.parse().map_err(|_| missing("amount"))?,
            currency: field("currency")?,
            payment_method: field("payment_method")?,
        })
    }

    pub fn is_declined(&self) -> bool {
        self.payment_method == DECLINED
    }

    /// The intent after its confirmation.
    pub fn intent(&self, number: usize) -> Value {
        let declined = self.is_declined();
        let (status, received) = if declined {
            ("requires_payment_method", 0)
        } else {
            ("succeeded", self.amount)
        };
        json!({
            "id": id(number),
            "object": "payment_intent",
            "amount": self.amount,
            "amount_capturable": 0,
            "amount_received": received,
            "capture_method": "automatic",
            "client_secret": format!("{}_secret", id(number)),
            "confirmation_method": "automatic",
            "created": 1_790_000_000,
            "currency": self.currency,
            "latest_charge": (!declined).then(|| format!("ch_{number}")),
            "livemode": false,
            "metadata": {"order_id": self.reference},
            "payment_method": self.payment_method,
            "payment_method_types": ["card"],
            "status": status
        })
    }
}

/// The response to a request with this intent.
pub fn response(intent: Value) -> Response {
    if intent["status"] == "succeeded" {
        return Response::json(200, intent);
    }
    let error = json!({
        "type": "card_error",
        "code": "card_declined",
        "decline_code": "generic_decline",
        "message": "Your card was declined.",
        "payment_intent": intent
    });
    Response::json(402, json!({"error": error}))
}

fn id(number: usize) -> String {
    format!("pi_{number}")
}

fn missing(name: &str) -> Response {
    let message = format!("Missing or invalid param: {name}.");
    error(400, "invalid_request_error", &message)
}
