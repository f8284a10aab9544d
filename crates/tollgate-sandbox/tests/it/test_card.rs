//! The published test cards: every row of their table.

use crate::support::{ASKS, PAYS, attributes, card, invoice, sale};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;

pub const DECLINES: &str = "4302912837020000";
pub const ASKS_AND_DECLINES: &str = "4412397212080000";

/// The resolution for each expiry date of the declining cards.
pub const ROWS: [(&str, &str, &str); 32] = [
    ("08", "56", "access_denied"),
    ("07", "55", "error"),
    ("06", "54", "provider_error"),
    ("05", "53", "unknown"),
    ("04", "52", "duplicated_transaction"),
    ("03", "51", "auth_fatal_error"),
    ("02", "50", "unable_to_determine_3ds_enrolment"),
    ("01", "49", "card_is_3ds_enrolled"),
    ("12", "48", "card_is_not_3ds_enrolled"),
    ("11", "47", "issuer_decline"),
    ("10", "46", "client_auth_failed"),
    ("09", "45", "provider_fatal_error"),
    ("08", "44", "invalid_details"),
    ("07", "43", "invalid_pin"),
    ("06", "42", "antifraud_error"),
    ("05", "41", "invalid_card"),
    ("04", "40", "fatal_error"),
    ("03", "39", "unable_to_reconcile"),
    ("02", "38", "invalid_amount"),
    ("01", "37", "limit_violation"),
    ("12", "36", "functionality_is_not_permitted"),
    ("11", "35", "invalid_request"),
    ("10", "34", "lost_or_stolen_card"),
    ("09", "33", "declined"),
    ("08", "32", "invalid_otp"),
    ("07", "31", "invalid_3ds_code"),
    ("06", "30", "invalid_card_status"),
    ("05", "29", "insufficient_funds"),
    ("04", "28", "card_expired"),
    ("03", "27", "invalid_cvv"),
    ("02", "26", "invalid_pan"),
    ("01", "25", "invalid_credentials"),
];

/// The resolution for any other expiry date.
const OTHERS: [(&str, &str, &str); 4] = [
    ("02", "25", "general_fatal_error"),
    ("08", "55", "general_fatal_error"),
    ("12", "35", "general_fatal_error"),
    ("07", "77", "general_fatal_error"),
];

async fn state(sandbox: &Sandbox, made: &Value) -> [String; 2] {
    let now = attributes(sandbox, made["id"].as_str().unwrap()).await;
    ["status", "resolution"].map(|name| now[name].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_expiry_chooses_the_decline() {
    let sandbox = Sandbox::start().await.unwrap();
    for (month, year, resolution) in ROWS.into_iter().chain(OTHERS) {
        let made = invoice(&sandbox, &format!("{month}/{year}"), &json!({})).await;
        let reply = sale(&sandbox, &made, &card(DECLINES, month, year))
            .await
            .json();
        assert_eq!(reply["status"], "process_failed");
        assert_eq!(reply["errors"][0]["status"], resolution);
        assert_eq!(state(&sandbox, &made).await, ["process_failed", resolution]);
    }
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn the_expiry_chooses_the_decline_after_3d_secure_too() {
    let sandbox = Sandbox::start().await.unwrap();
    for (month, year, resolution) in ROWS.into_iter().chain(OTHERS) {
        let made = invoice(&sandbox, &format!("{month}/{year}"), &json!({})).await;
        let reply = sale(&sandbox, &made, &card(ASKS_AND_DECLINES, month, year)).await;
        assert_eq!(reply.json()["auth_mode"], "3ds");
        assert!(sandbox.complete_challenge(made["id"].as_str().unwrap(), true));
        assert_eq!(state(&sandbox, &made).await, ["process_failed", resolution]);
    }
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn the_approving_cards_approve_with_any_expiry() {
    let sandbox = Sandbox::start().await.unwrap();
    for (month, year, _) in ROWS.into_iter().chain(OTHERS).filter(|row| row.1 != "77") {
        let made = invoice(&sandbox, &format!("{month}/{year}"), &json!({})).await;
        let reply = sale(&sandbox, &made, &card(PAYS, month, year)).await;
        assert_eq!(reply.json()["status"], "processed", "{month}/{year}");
    }
}

#[tokio::test]
async fn with_07_77_the_approving_cards_stay_pending() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "07", "77")).await;
    assert_eq!(reply.json()["auth_mode"], Value::Null);
    assert_eq!(state(&sandbox, &made).await, ["process_pending", "ok"]);
    let made = invoice(&sandbox, "order-2", &json!({})).await;
    sale(&sandbox, &made, &card(ASKS, "07", "77")).await;
    let waits = ["process_pending", "auth_3ds_required"];
    assert_eq!(state(&sandbox, &made).await, waits);
    sandbox.complete_challenge(made["id"].as_str().unwrap(), true);
    assert_eq!(state(&sandbox, &made).await, waits, "even after 3-D Secure");
    assert_eq!(sandbox.ledger().entries, []);
}
