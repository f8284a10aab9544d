//! Tests of each documented shape, and of bodies in other shapes.

use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use tollgate_core::{
    Refusal,
    paycross::{error_body::decode, rules::Decoded},
};
use tollgate_types::Response;

fn response(body: &str) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Response::new(status, HeaderMap::new(), body.to_owned())
}

fn refusal(response: &Response) -> Refusal {
    match decode(response) {
        Decoded::Error { refusal, .. } => *refusal,
        other => panic!("{other:?}"),
    }
}

fn read(body: &Value) -> Refusal {
    refusal(&response(&body.to_string()))
}

fn said(refusal: &Refusal) -> Vec<(&str, &str)> {
    refusal.fields().collect()
}

#[test]
fn the_published_shapes_of_errors_are_read() {
    for sample in [
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.invalid.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.invalid-v3.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.invalid-flat.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createRefund.response.reason-missing.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/createPayment.response.unauthorized.json"
        ),
        include_str!(
            "../../../../../spec/examples/paycross/gateway/getTransaction.response.unknown.json"
        ),
    ] {
        let response = response(sample);
        let refusal = refusal(&response);
        assert!(refusal.message().is_some(), "{sample}");
        let is_own = matches!(
            decode(&response),
            Decoded::Error {
                is_duplicate: false,
                ..
            }
        );
        assert!(is_own, "{sample}");
        let has_fields = refusal.fields().count() > 0;
        assert_eq!(has_fields, !sample.contains(r#""errors": {}"#), "{sample}");
    }
}

#[test]
fn nested_fields_are_named_whole_and_their_messages_shown_nowhere() {
    let refusal = read(&json!({
        "code": "F.1000",
        "message": "4200 is wrong",
        "errors": {"credit_card": {"number": ["4200 is wrong"]}},
    }));
    assert_eq!(said(&refusal), [("credit_card.number", "4200 is wrong")]);
    assert_eq!(refusal.code(), Some("F.1000"));
    let shown = format!("{refusal} {refusal:?}");
    assert!(
        shown.contains("credit_card.number") && !shown.contains("4200"),
        "{shown}"
    );
}

#[test]
fn a_message_may_be_an_object() {
    let message = json!({"amount": ["is invalid"], "customer": {"email": "is missing"}});
    for body in [
        json!({"response": {"message": message}}),
        json!({"response": {"message": message, "errors": null}}),
        json!({"response": {"message": message, "errors": {}}}),
        json!({"code": "F.1000", "message": message}),
        json!({"error": {"code": "F.1000", "message": message}}),
    ] {
        let refusal = read(&body);
        let fields = said(&refusal);
        assert_eq!(
            fields,
            [("amount", "is invalid"), ("customer.email", "is missing")],
            "{body}"
        );
    }
}

#[test]
fn a_code_is_found_wherever_it_stands_and_whatever_its_type() {
    for (body, code) in [
        (
            json!({"response": {"message": "x", "code": "E.1065"}}),
            "E.1065",
        ),
        (json!({"response": {"message": "x", "code": 1065}}), "1065"),
        (
            json!({"error": {"message": "x", "code": "E.1065"}}),
            "E.1065",
        ),
        (
            json!({"code": null, "response": {"message": "x", "code": "F.1000"}}),
            "F.1000",
        ),
        (
            json!({"code": 1000, "message": "x", "errors": {"a": ["b"]}}),
            "1000",
        ),
        (
            json!({"message": "x", "errors": {}, "error_code": "invalid_params"}),
            "invalid_params",
        ),
        (
            json!({"response": {"message": "x", "error_code": 17}}),
            "17",
        ),
    ] {
        assert_eq!(read(&body).code(), Some(code), "{body}");
    }
}

#[test]
fn fields_are_read_one_by_one() {
    let refusal = read(&json!({"response": {"message": "x", "errors": {
        "base": ["Refund is not possible"],
        "amount": null,
        "currency": "is unknown",
        "number": 17,
        "list": ["a", null, 1, {"inner": ["b"]}],
        "empty": [],
        "deep": {"deeper": {"deepest": ["is wrong"]}},
    }}}));
    let mut fields = said(&refusal);
    fields.sort_unstable();
    let expected = [
        ("currency", "is unknown"),
        ("deep.deeper.deepest", "is wrong"),
        ("list", "a 1"),
        ("list.3.inner", "b"),
        ("number", "17"),
    ];
    assert_eq!(fields, expected);
    assert_eq!(refusal.message(), Some("x Refund is not possible"));
    let listed = read(&json!({"response": {"message": "x", "errors": ["a", "b"]}}));
    assert_eq!(listed.message(), Some("x a b"));
}

#[test]
fn only_the_gateways_documented_errors_count() {
    for other in [
        "",
        "{}",
        "[]",
        "null",
        "<html>",
        r#"{"message":"no route"}"#,
        r#"{"errors":null}"#,
        r#"{"errors":{}}"#,
        r#"{"errors":{"amount":["is invalid"]}}"#,
        r#"{"errors":[{"code":403}]}"#,
        r#"{"errors":["blocked"],"message":"blocked"}"#,
        r#"{"message":"Forbidden","errors":{}}"#,
        r#"{"message":"Forbidden","errors":{"a":null}}"#,
        r#"{"error":{"code":404}}"#,
        r#"{"error":{"code":"403","message":"blocked"}}"#,
        r#"{"error":{"message":"blocked","errors":{"a":["b"]}}}"#,
        r#"{"error":{}}"#,
        r#"{"error":"Not Found","status":404}"#,
        r#"{"code":"404"}"#,
        r#"{"code":"F.1000"}"#,
        r#"{"code":404,"message":"no route"}"#,
        r#"{"code":"gateway.route_missing","message":"no route"}"#,
        r#"{"code":"1.1000","message":"no route"}"#,
        r#"{"error_code":"1020","message":"blocked","errors":{}}"#,
        r#"{"error_code":"blocked","message":"blocked"}"#,
        r#"{"response":{}}"#,
        r#"{"response":"blocked"}"#,
        r#"{"response":{"message":null,"errors":{}}}"#,
        r#"{"response":{"status":403}}"#,
        r#"{"uid":"1","status":"failed","code":"F.2001","errors":{}}"#,
        r#"{"transaction":{"uid":"1","status":"error"},"response":{"message":"x"}}"#,
        r#"{"code":"F.1000","code":"F.1000","message":"x"}"#,
    ] {
        assert!(
            matches!(decode(&response(other)), Decoded::Unreadable),
            "{other}"
        );
    }
}

#[test]
fn a_duplicate_is_recognised_by_code_or_by_wording() {
    for duplicate in [
        json!({"code": "F.0108", "message": "x"}),
        json!({"response": {"message": "Duplicate transaction", "errors": {}}}),
        json!({"response": {"message": {"base": ["Duplicated request"]}}}),
        json!({"response": {"message": "x", "errors": {"duplicate_check": ["failed"]}}}),
        json!({"code": "F.1000", "errors": {"request": ["is a duplicate of a transaction"]}}),
        json!({"code": "F.1000", "message": "Transaction has already been processed"}),
        json!({"response": {"message": "Дублирующая транзакция"}}),
    ] {
        let body = decode(&response(&duplicate.to_string()));
        assert!(
            matches!(
                body,
                Decoded::Error {
                    is_duplicate: true,
                    ..
                }
            ),
            "{duplicate}"
        );
    }
}

#[test]
fn a_shop_that_may_not_send_card_numbers_reads_that_tokens_still_work() {
    let refusal = read(&json!({"code": "E.1065", "message": "Access denied"}));
    assert!(refusal.to_string().contains("tokens"), "{refusal}");
    let advice = tollgate_core::Error::Refused(refusal).advice();
    assert!(advice.contains("tokens are not affected"), "{advice}");
}
