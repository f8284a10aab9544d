//! Each documented shape of an error, and bodies in other shapes.

use http::{HeaderMap, StatusCode};

use tollgate_core::{
    MoneyState, Refusal,
    paymega::error_body::{has_error, is_in_success, is_paymegas_own, refusal},
};
use tollgate_types::Response;

fn read(body: &'static str) -> Refusal {
    refusal(&response(422, body), MoneyState::Untouched)
}

fn response(status: u16, body: &'static str) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::new(status, HeaderMap::new(), body)
}

#[test]
fn all_three_shapes_of_errors_are_read() {
    let list = read(r#"{"errors":[{"code":"500","title":"internal_error","detail":"Internal."}]}"#);
    assert_eq!(
        (list.code(), list.message()),
        (Some("500"), Some("Internal."))
    );
    let map = read(r#"{"errors":{"amount":"This value should be greater than 0."}}"#);
    assert_eq!(
        map.fields().next(),
        Some(("amount", "This value should be greater than 0."))
    );
    let single = read(r#"{"error":{"message":"No.","code":17}}"#);
    assert_eq!((single.code(), single.message()), (Some("17"), Some("No.")));
}

#[test]
fn the_card_gates_validation_names_its_fields() {
    let refusal = read(include_str!(
        "../../../../../spec/examples/paymega/cardgate/error.response.422.json"
    ));
    let fields: Vec<_> = refusal.fields().map(|(field, _)| field).collect();
    assert_eq!(fields, ["card_number", "cvv"]);
}

#[test]
fn neither_display_nor_debug_quotes_a_message_or_a_number_of_a_card() {
    for body in [
        r#"{"errors":{"card_number":"4111111111111111 is wrong"}}"#,
        r#"{"errors":{"card_number":{"4111111111111111":"is wrong"}}}"#,
        r#"{"errors":[{"title":"card_number","code":4111111111111111}]}"#,
    ] {
        let refusal = read(body);
        let shown = format!("{refusal} {refusal:?}");
        assert!(!shown.contains("4111"), "{shown}");
    }
    let shown = read(r#"{"errors":{"card_number":{"0":"is wrong"}}}"#).to_string();
    assert!(shown.contains("card_number.0"), "{shown}");
}

#[test]
fn only_paymegas_own_body_is_believed() {
    for body in [
        r#"{"errors":[{"status":"Not Found","code":"404"}]}"#,
        r#"{"errors":[{"title":"gone","code":17}]}"#,
        r#"{"errors":[{"detail":"No.","code":null,"source":{"pointer":"/data"}},null]}"#,
        r#"{"errors":{"currency":"is wrong","payer":{"city":["is wrong"]}}}"#,
        r#"{"errors":{"base":["No."]}}"#,
        r#"{"error":{"message":"No."},"errors":null}"#,
        r#"{"error":{"message":"No.","code":"E17"}}"#,
        r#"{"errors":[{"code":"409"}],"data":{"id":"cpi_1"}}"#,
        "\u{feff}{\"errors\":[{\"title\":\"\\ud83d\"}]}",
    ] {
        assert!(is_paymegas_own(&response(404, body)), "{body}");
    }
    for body in [
        "",
        "{}",
        "[]",
        "<html>",
        r#"{"message":"no route"}"#,
        r#"{"code":"gateway.route_missing"}"#,
        r#"{"errors":null}"#,
        r#"{"errors":[]}"#,
        r#"{"errors":{}}"#,
        r#"{"errors":"no route"}"#,
        r#"{"errors":["no route"]}"#,
        r#"{"errors":[[{"code":"404"}]]}"#,
        r#"{"errors":[{"code":"404"},"no route"]}"#,
        r#"{"errors":[{"message":"no route"}]}"#,
        r#"{"errors":[{"code":7003,"message":"no route"}],"success":false}"#,
        r#"{"errors":{"message":"no route","code":404}}"#,
        r#"{"errors":{"amount":404}}"#,
        r#"{"error":"Not Found","path":"/x","status":404,"timestamp":"2026-11-25T00:00:00Z"}"#,
        r#"{"error":{"code":404}}"#,
        r#"{"error":{"code":404,"message":"no route"}}"#,
        r#"{"error":{"message":"no route","status":"NOT_FOUND"}}"#,
        r#"{"error":{"message":""}}"#,
        r#"{"error":["no route"]}"#,
        r#"{"errors":[{"code":"404"}],"errors":[]}"#,
    ] {
        assert!(!is_paymegas_own(&response(404, body)), "{body}");
    }
}

#[test]
fn a_validation_may_be_about_a_field_of_any_name() {
    let body = r#"{"errors":{"type":"This value is not valid."}}"#;
    assert!(is_paymegas_own(&response(422, body)) && !is_paymegas_own(&response(404, body)));
}

#[test]
fn a_success_may_hold_an_error() {
    for body in [
        r#"{"errors":[{"title":"gone","code":17}]}"#,
        r#"{"error":{"message":"No."},"data":null}"#,
        r#"{"errors":[{"title":"gone"}],"data":[]}"#,
    ] {
        assert!(is_in_success(&response(200, body)), "{body}");
        assert!(!is_in_success(&response(404, body)), "{body}");
    }
    for body in [
        r#"{"errors":[{"title":"internal_error","code":"500"}]}"#,
        r#"{"errors":[{"title":"gone"}],"data":{"id":"cpi_1"}}"#,
        r#"{"errors":["no route"]}"#,
        "{}",
    ] {
        assert!(!is_in_success(&response(200, body)), "{body}");
    }
}

#[test]
fn an_error_beside_a_list_is_noticed() {
    for body in [
        r#"{"data":[],"errors":["x"]}"#,
        r#"{"data":[],"error":"x"}"#,
        r#"{"data":[],"errors":{"base":null}}"#,
    ] {
        assert!(has_error(&response(200, body)), "{body}");
    }
    for body in [
        r#"{"data":[]}"#,
        r#"{"data":[],"errors":[],"error":null}"#,
        r#"{"data":[],"errors":{},"error":false}"#,
    ] {
        assert!(!has_error(&response(200, body)), "{body}");
    }
}
