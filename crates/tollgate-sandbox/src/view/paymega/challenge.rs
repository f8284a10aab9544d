//! The form that leads the payer to the issuer.

use crate::state::{Authenticator, Challenge, State};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};

/// The `auth_payload` of a sale. Real ones differ by bank; these differ by version.
pub(super) fn form(state: &State, index: usize, challenge: &Challenge) -> Value {
    if let Authenticator::Merchant(_) = challenge.authenticator {
        return json!([]);
    }
    let (gate, payment) = (&state.info.cardgate, &challenge.payment);
    if challenge.authenticator == Authenticator::Issuer(2) {
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
