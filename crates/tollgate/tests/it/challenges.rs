//! Challenges of the card gate that cannot work or must not be shown.

use serde_json::{Value, json};
use tollgate::{Challenge, Outcome, paymega::Invoice};

use crate::written::{Asked, Response, Written, invoice, order, sent};

fn response(asked: &Asked, payload: &Value) -> Response {
    match asked.line.as_str() {
        "POST /payment/sale" => {
            let sale =
                json!({ "status": "process_pending", "auth_mode": "3ds", "auth_payload": payload });
            (201, sale)
        }
        "POST /payment-invoices" => (201, json!({ "data": invoice("created", &sent(asked)) })),
        _ => (
            200,
            json!({ "data": invoice("process_pending", &json!([])) }),
        ),
    }
}

async fn challenge(payload: Value) -> Challenge<Invoice> {
    let gate = Written::open(move |asked| response(asked, &payload)).await;
    match gate.platform.charge(&order()).await.unwrap() {
        Outcome::ActionRequired(challenge) => challenge,
        other => panic!("{other:?}"),
    }
}

fn post(action: &str, params: &Value) -> Value {
    json!({ "action": action, "method": "POST", "params": params })
}

const ACS: &str = "https://acs.example/";

#[tokio::test]
async fn a_challenge_that_cannot_work_is_unsupported_and_shows_its_response() {
    let creq = json!({ "creq": "hidden" });
    let back = "https://gate.example/complete-auth?pid=pay_1";
    for payload in [
        post("http://acs.example/", &creq),
        post("https://user:pw@acs.example/", &creq),
        post("javascript:alert(1)", &creq),
        post("/acs", &creq),
        post(ACS, &json!([])),
        post(ACS, &json!({})),
        post(ACS, &json!({ "creq": "" })),
        post(ACS, &json!({ "threeDSSessionData": "hidden" })),
        post(ACS, &json!({ "MD": "hidden", "TermUrl": back })),
        post(ACS, &json!({ "MD": "hidden", "PaReq": "hidden" })),
        post(
            ACS,
            &json!({ "PaReq": "hidden", "TermUrl": "javascript:alert(1)" }),
        ),
    ] {
        let challenge = challenge(payload.clone()).await;
        assert!(challenge.form().is_none(), "{payload}");
        assert_eq!(challenge.redirect(), None, "{payload}");
        let raw = challenge.raw().expect("what came").expose_body();
        let raw: Value = serde_json::from_slice(raw).unwrap();
        assert_eq!(raw["auth_payload"], payload);
        assert!(
            !format!("{challenge:?}").contains("hidden"),
            "{challenge:?}"
        );
    }
}

#[tokio::test]
async fn a_challenge_that_works_is_handed_out_as_it_is_parsed() {
    let hidden = json!({ "creq": "hidden" });
    let own = json!({ "session": "hidden" });
    let fingerprint = json!({ "threeDSMethodData": "hidden" });
    let first = json!({ "PaReq": "hidden", "TermUrl": "https://gate.example/?pid=1" });
    for (given, action) in [
        ("HTTPS://ACS.example/a?b=1", "https://acs.example/a?b=1"),
        (
            "https://acs.example/a\r\nSet-Cookie: x",
            "https://acs.example/aSet-Cookie:%20x",
        ),
        ("http://127.0.0.1:8080/acs", "http://127.0.0.1:8080/acs"),
    ] {
        for params in [&hidden, &own, &fingerprint, &first] {
            let challenge = challenge(post(given, params)).await;
            let form = challenge.form().expect(given);
            assert_eq!((form.action(), form.method()), (action, "POST"));
            assert_eq!(form.fields().count(), params.as_object().unwrap().len());
            assert!(
                !format!("{challenge:?}").contains("hidden"),
                "{challenge:?}"
            );
        }
    }
    let redirect = json!({ "action": "https://acs.example/\n?a=1", "method": "GET", "params": [] });
    let challenge = challenge(redirect).await;
    assert_eq!(challenge.redirect(), Some("https://acs.example/?a=1"));
}
