//! Challenges, in every form of the Card Gate.

use crate::support::{ASKS, PAYS, attributes, card, invoice, sale};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

fn decoded(part: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn a_pareq_is_a_jwt_with_the_card() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(ASKS, "07", "35")).await.json();
    let params = &reply["auth_payload"]["params"];
    let parts: Vec<&str> = params["PaReq"].as_str().unwrap().split('.').collect();
    assert_eq!(decoded(parts[0])["typ"], "JWT");
    let claims = decoded(parts[1]);
    assert_eq!(claims["card_number"], ASKS);
    assert_eq!(claims["exp_date"], "0735");
    let payment = claims["payment_id"].as_str().unwrap();
    assert!(payment.starts_with("pay_"));
    let target = params["TermUrl"].as_str().unwrap();
    assert!(
        target.ends_with(&format!("/complete-auth?pid={payment}")),
        "{target}"
    );
    let md = URL_SAFE_NO_PAD
        .decode(params["MD"].as_str().unwrap())
        .unwrap();
    assert_eq!(md, payment.as_bytes());
}

#[tokio::test]
async fn a_creq_has_version_2() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let mut fields = card(ASKS, "07", "35");
    fields["browser_info"] = json!({"device_channel": "02"});
    let reply = sale(&sandbox, &made, &fields).await.json();
    let creq = reply["auth_payload"]["params"]["creq"].as_str().unwrap();
    let creq: Value = serde_json::from_slice(&STANDARD.decode(creq).unwrap()).unwrap();
    assert_eq!(
        (&creq["messageType"], &creq["messageVersion"]),
        (&json!("CReq"), &json!("2.1.0"))
    );
}

#[tokio::test]
async fn a_payer_can_be_asked_for_a_code() {
    let sandbox = Sandbox::start().await.unwrap();
    for (reference, mode, right, status, resolution) in [
        ("order-1", "otp", true, "processed", "ok"),
        ("order-2", "otp", false, "process_failed", "invalid_otp"),
        ("order-3", "telepathy", true, "processed", "ok"),
    ] {
        sandbox.decide(
            reference,
            ScriptedOutcome::new("process_pending")
                .auth_mode(mode)
                .undocumented(),
        );
        let made = invoice(&sandbox, reference, &json!({})).await;
        let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        let asked = json!({"status": "process_pending", "auth_mode": mode, "auth_payload": []});
        assert_eq!(reply.json(), asked);
        assert_eq!(sandbox.ledger().charges(reference), 0);
        let again = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        assert_eq!(again.status, 409);
        let id = made["id"].as_str().unwrap();
        assert!(sandbox.complete_challenge(id, right));
        let after = attributes(&sandbox, id).await;
        assert_eq!(
            (&after["status"], &after["resolution"]),
            (&json!(status), &json!(resolution))
        );
    }
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn any_card_can_require_3d_secure() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.decide(
        "order-1",
        ScriptedOutcome::new("process_pending").auth_mode("3ds"),
    );
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await.json();
    assert_eq!(reply["auth_mode"], "3ds");
    assert!(reply["auth_payload"]["params"]["PaReq"].is_string());
}

#[tokio::test]
async fn a_wallet_sale_can_have_the_long_response() {
    let sandbox = Sandbox::start().await.unwrap();
    let wallet = json!({"google_pay": {
        "apiVersion": 2,
        "apiVersionMinor": 0,
        "paymentMethodData": {"tokenizationData": {"type": "PAYMENT_GATEWAY", "token": "{}"}}
    }});
    for (reference, status, payment) in [
        ("order-1", "process_pending", "authorize_required"),
        ("order-2", "processed", "processed"),
    ] {
        sandbox.decide(reference, ScriptedOutcome::new(status).long());
        let more = json!({"customer": {"reference_id": "7"}, "description": "Order"});
        let made = invoice(&sandbox, reference, &more).await;
        let reply = sale(&sandbox, &made, &wallet).await.json();
        assert_eq!(reply.as_object().unwrap().len(), 1, "{reply}");
        let long = &reply["data"]["attributes"];
        assert_eq!(
            reply["data"]["id"],
            made["attributes"]["flow_data"]["metadata"]["sid"]
        );
        assert_eq!(
            (&long["status"], &long["amount"]),
            (&json!(status), &json!(10))
        );
        assert_eq!(long["active_payment"]["status"], payment);
        assert_eq!(long["customer"], json!({"reference_id": "7"}));
        assert_eq!(
            long["form_data"]["gateway_merchant_id"],
            sandbox.info().account
        );
        assert_eq!(reply["data"]["payment"]["feeStrategy"], "external");
    }
    assert_eq!(sandbox.ledger().charges("order-2"), 1);
    assert_eq!(sandbox.violations(), [""; 0]);
}
