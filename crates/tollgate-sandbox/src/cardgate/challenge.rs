//! 3-D Secure: the form that leads to the issuer, the issuer's page, and the return.

use super::{CardOutcome, page, sale};
use crate::http::{Call, Handled};
use crate::state::{Ids, State};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A challenge that the payer must pass before the payment continues.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Challenge {
    /// The payment's id, which comes back from the issuer.
    pub(crate) payment: String,
    pub(crate) asker: Asker,
}

/// The side that authenticates the payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Asker {
    /// The issuer, by 3-D Secure of version 1 or 2.
    Issuer(u8),
    /// The merchant's page, by this `auth_mode`, such as `otp`. The documents do not say how it sends the code.
    Merchant(String),
}

impl Asker {
    /// The `auth_mode` of a sale.
    pub(super) fn mode(&self) -> &str {
        match self {
            Self::Issuer(_) => "3ds",
            Self::Merchant(mode) => mode,
        }
    }

    /// The outcome of a payment whose payer fails the challenge.
    fn refusal(&self) -> CardOutcome {
        match self {
            Self::Issuer(_) => CardOutcome::Declined("client_auth_failed"),
            Self::Merchant(_) => CardOutcome::Declined("invalid_otp"),
        }
    }
}

impl Challenge {
    pub(super) fn new(ids: &mut Ids, asker: Asker) -> Self {
        Self {
            payment: format!("{}_{}", ids.prefixed("pay"), ids.letters(7)),
            asker,
        }
    }
}

/// The `auth_payload` of a sale. Real ones differ by bank; these differ by version.
pub(super) fn form(state: &State, index: usize, challenge: &Challenge) -> Value {
    if let Asker::Merchant(_) = challenge.asker {
        return json!([]);
    }
    let (gate, payment) = (&state.info.cardgate, &challenge.payment);
    if challenge.asker == Asker::Issuer(2) {
        let creq = json!({
            "threeDSServerTransID": payment,
            "acsTransID": state.invoices[index].session.id,
            "challengeWindowSize": "05",
            "messageType": "CReq",
            "messageVersion": "2.1.0"
        });
        return json!({
            "action": format!("{gate}/acs/challenge?id={payment}"),
            "method": "POST",
            "params": {"creq": STANDARD.encode(creq.to_string())}
        });
    }
    json!({
        "action": format!("{gate}/acs/auth"),
        "method": "POST",
        "params": {
            "MD": URL_SAFE_NO_PAD.encode(payment),
            "PaReq": pareq(state, index, payment),
            "TermUrl": format!("{gate}/complete-auth?pid={payment}")
        }
    })
}

/// The real Paymega puts the whole card number into the `PaReq`, and so does the sandbox.
fn pareq(state: &State, index: usize, payment: &str) -> String {
    let paid = state.invoices[index].paid_with.as_ref();
    let claims = json!({
        "payment_id": payment,
        "card_number": paid.map(|paid| paid.card.number),
        "exp_date": paid.map(|paid| format!("{:02}{:02}", paid.month, paid.year)),
    });
    state.keys.jwt(&claims)
}

/// POST /acs/auth: the issuer's page of 3-D Secure 1.
pub(super) fn ask_by_pareq(state: &mut State, call: &Call) -> Handled {
    let form = call.form();
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    };
    let payment = field("MD")
        .and_then(|md| URL_SAFE_NO_PAD.decode(md).ok())
        .and_then(|md| String::from_utf8(md).ok())
        .ok_or_else(page::over)?;
    ask(state, &payment, field("MD").map(String::as_str))
}

/// POST /acs/challenge: the issuer's page of 3-D Secure 2.
pub(super) fn ask_by_creq(state: &mut State, call: &Call) -> Handled {
    ask(state, call.query("id").unwrap_or_default(), None)
}

/// Version 1 has an `MD`, which is returned unchanged.
fn ask(state: &State, payment: &str, md: Option<&str>) -> Handled {
    let index = waiting(state, payment).ok_or_else(page::over)?;
    let order = &state.invoices[index].order;
    Ok(page::issuer(&page::Question {
        target: &format!("{}/complete-auth?pid={payment}", state.info.cardgate),
        field: if md.is_some() { "PaRes" } else { "cres" },
        results: [true, false].map(|passed| signed_result(state, payment, passed)),
        md,
        amount: &format!("{} {}", order.amount, order.currency),
    }))
}

/// POST /complete-auth: the payer returns from the issuer.
pub(super) fn complete(state: &mut State, call: &Call) -> Handled {
    let payment = call.query("pid").unwrap_or_default().to_owned();
    let index = waiting(state, &payment).ok_or_else(page::over)?;
    let form = call.form();
    let mut results = form
        .iter()
        .filter(|(key, _)| key == "PaRes" || key == "cres");
    let result = results.next().map(|(_, value)| value.clone());
    let passed = result == Some(signed_result(state, &payment, true));
    state.complete_challenge(index, passed);
    Ok(page::after(state, index))
}

impl State {
    /// Completes a challenge. Returns false if there is none.
    pub(crate) fn complete_challenge(&mut self, index: usize, passed: bool) -> bool {
        let invoice = &self.invoices[index];
        let (Some(challenge), Some(paid)) = (&invoice.challenge, &invoice.paid_with) else {
            return false;
        };
        let card_outcome = if passed {
            CardOutcome::of(paid.card, paid.month, paid.year)
        } else {
            challenge.asker.refusal()
        };
        sale::settle(self, index, card_outcome);
        true
    }
}

fn waiting(state: &State, payment: &str) -> Option<usize> {
    state.invoices.iter().position(|invoice| {
        let challenge = invoice.challenge.as_ref();
        challenge.is_some_and(|it| it.payment == payment && it.asker.mode() == "3ds")
    })
}

/// The issuer's signed result, which the page sends back.
fn signed_result(state: &State, payment: &str, passed: bool) -> String {
    state
        .keys
        .jwt(&json!({"payment_id": payment, "passed": passed}))
}
