//! Each shape, and what is none.

use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use tollgate_core::paycross::shape::{is_list, transaction, transaction_in, transactions_in};
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::{Open, Response};

const DOCUMENTED: &str =
    include_str!("../../../../../spec/examples/paycross/gateway/createPayment.response.token.json");
const VERSION_3: &str = include_str!("version-3.json");

fn read(body: &Value) -> Option<Data> {
    transaction(body.to_string().as_bytes())
}

fn response(body: &[u8]) -> Response {
    Response::new(StatusCode::OK, HeaderMap::new(), body)
}

fn found(body: &Value) -> Option<usize> {
    transactions_in(&response(body.to_string().as_bytes())).map(|all| all.len())
}

fn paid() -> Value {
    json!({"uid": "1", "status": "successful", "amount": 1999, "currency": "USD"})
}

#[test]
fn a_wrapped_transaction_is_read() {
    let data = transaction(DOCUMENTED.as_bytes()).unwrap();
    assert_eq!(data.status.as_str(), "successful");
    assert!(data.payment.is_some() && data.credit_card.is_some());
    assert_eq!(read(&json!({"transaction": paid()})), read(&paid()));
}

#[test]
fn version_3_is_read_under_the_same_names() {
    let data = transaction(VERSION_3.as_bytes()).unwrap();
    assert_eq!(data.status.as_str(), "successful");
    assert_eq!(data.code.as_ref().map(Open::as_str), Some("S.0000"));
    assert_eq!(data.amount.unwrap().get(), 1999);
    assert_eq!(data.payment_method_type.as_deref(), Some("credit_card"));
    let card = data.credit_card.unwrap();
    assert!(card.token.is_some());
    assert_eq!(card.last_4.as_deref(), Some("0000"));
    let result = data.payment.unwrap();
    assert_eq!(result.auth_code.as_deref(), Some("654321"));
    assert!(data.receipt_url.is_some());
    assert_eq!(
        data.billing_address.unwrap().city.as_deref(),
        Some("Denver")
    );
}

#[test]
fn what_is_no_transaction_is_none() {
    for body in [
        json!({}),
        json!([]),
        json!([paid()]),
        json!(null),
        json!("successful"),
        json!({"transaction": null}),
        json!({"transaction": []}),
        json!({"transaction": [paid()]}),
        json!({"transaction": {"status": "successful"}}),
        json!({"transaction": {"uid": "1"}}),
        json!({"transaction": {"uid": "", "status": "successful"}}),
        json!({"transaction": {"uid": "1", "status": null}}),
        json!({"transaction": {"uid": {}, "status": "successful"}}),
        json!({"uid": "1", "status": 0}),
        json!({"response": {"message": "Amount is invalid"}}),
        json!({"errors": {"amount": ["is invalid"]}}),
    ] {
        assert_eq!(read(&body), None, "{body}");
    }
    assert_eq!(transaction(b""), None);
    assert_eq!(transaction(b"<html>"), None);
}

#[test]
fn what_says_nothing_of_the_money_may_be_of_any_type() {
    let body = json!({"transaction": {
        "uid": "1",
        "status": "successful",
        "amount": 1999,
        "currency": "USD",
        "message": {"text": "ok"},
        "created_at": 1_767_225_600,
        "customer": [],
        "additional_data": "none",
        "payment": {"rrn": 999, "auth_code": "654321", "status": {}},
        "credit_card": {"last_4": "0000", "bin": 420_000, "token": "token", "brand": []},
    }});
    let response = response(body.to_string().as_bytes());
    let data = transaction_in(&response).unwrap();
    assert_eq!(data.message, None);
    assert_eq!(data.created_at.as_deref(), Some("1767225600"));
    let payment = data.payment.unwrap();
    assert_eq!(payment.auth_code.as_deref(), Some("654321"));
    assert_eq!(payment.rrn.as_deref(), Some("999"));
    let card = data.credit_card.unwrap();
    assert_eq!(card.last_4.as_deref(), Some("0000"));
    assert_eq!(
        (card.bin.as_deref(), card.token.is_some()),
        (Some("420000"), true)
    );
    let mut left_out = response.left_out();
    left_out.sort();
    assert_eq!(
        left_out,
        [
            "transaction.additional_data",
            "transaction.credit_card.brand",
            "transaction.message",
            "transaction.payment.status",
        ]
    );
}

#[test]
fn what_was_left_out_of_a_list_is_named_with_its_place() {
    let mut odd = paid();
    odd["message"] = json!([]);
    for (body, place) in [
        (
            json!({"transactions": [paid(), odd.clone()]}),
            "transactions.1.message",
        ),
        (
            json!({"transactions": [{"transaction": odd.clone()}]}),
            "transactions.0.transaction.message",
        ),
        (json!([odd.clone()]), "0.message"),
        (odd.clone(), "message"),
    ] {
        let response = response(body.to_string().as_bytes());
        assert!(transactions_in(&response).is_some(), "{body}");
        assert_eq!(response.left_out(), [place]);
    }
}

#[test]
fn an_id_or_a_code_that_is_a_number_is_its_digits() {
    let mut fields = paid();
    for (name, value) in [
        ("uid", 17),
        ("tracking_id", 1042),
        ("code", 108),
        ("parent_uid", 16),
    ] {
        fields[name] = json!(value);
    }
    let data = read(&json!({"transaction": fields})).unwrap();
    assert_eq!(read(&fields), Some(data.clone()));
    assert_eq!(data.uid.as_deref(), Some("17"));
    assert_eq!(data.tracking_id.as_deref(), Some("1042"));
    assert_eq!(data.code.as_ref().map(Open::as_str), Some("108"));
    assert_eq!(data.parent_uid.as_deref(), Some("16"));
}

#[test]
fn what_tells_of_the_money_must_be_readable() {
    for (name, value) in [
        ("status", json!(true)),
        ("code", json!(1.5)),
        ("type", json!([])),
        ("tracking_id", json!(1042.5)),
        ("tracking_id", json!(false)),
        ("amount", json!("a lot")),
        ("amount", json!(19.99)),
        ("currency", json!(840)),
        ("test", json!("perhaps")),
        ("parent_uid", json!({})),
    ] {
        let mut fields = paid();
        fields[name] = value;
        assert_eq!(read(&fields), None, "{fields}");
        assert_eq!(read(&json!({"transaction": fields})), None, "{fields}");
    }
}

#[test]
fn a_broken_text_loses_a_transaction_only_where_it_tells_of_the_money() {
    let body = |name: &str, raw: &str| {
        format!(
            r#"{{"transaction":{{"uid":"1","status":"successful","tracking_id":"a","{name}":{raw}}}}}"#
        )
    };
    let data = transaction(body("message", r#""paid \ud83d""#).as_bytes()).unwrap();
    assert_eq!(data.message.as_deref(), Some("paid \u{fffd}"));
    for raw in ["NaN", r#""\ud83d""#] {
        assert!(
            transaction(body("language", raw).as_bytes()).is_some(),
            "{raw}"
        );
        for core in ["currency", "code", "type"] {
            assert!(
                transaction(body(core, raw).as_bytes()).is_none(),
                "{core} {raw}"
            );
        }
    }
}

#[test]
fn a_time_of_payment_is_kept_whatever_its_type() {
    let with = |time: Value| {
        let mut fields = paid();
        fields["paid_at"] = time;
        let response = response(json!({ "transaction": fields }).to_string().as_bytes());
        let paid_at = transaction_in(&response).unwrap().paid_at;
        (paid_at, response.left_out())
    };
    for none in [json!(null), json!(false), json!([]), json!({})] {
        assert_eq!(with(none.clone()), (None, Vec::new()), "{none}");
    }
    for (time, text) in [
        (json!("2026-04-02T14:32:35Z"), "2026-04-02T14:32:35Z"),
        (json!(1_775_140_355), "1775140355"),
    ] {
        assert_eq!(with(time), (Some(text.to_owned()), Vec::new()));
    }
    for odd in [json!(true), json!([1]), json!({ "date": "2026-04-02" })] {
        let left_out = vec!["transaction.paid_at".to_owned()];
        assert_eq!(
            with(odd.clone()),
            (Some("\u{fffd}".to_owned()), left_out),
            "{odd}"
        );
    }
    for broken in ["NaN", r#""\ud83d""#] {
        let body = format!(r#"{{"uid":"1","status":"failed","settled_at":{broken}}}"#);
        let data = transaction(body.as_bytes()).unwrap();
        assert_eq!(data.settled_at.as_deref(), Some("\u{fffd}"), "{broken}");
    }
}

#[test]
fn a_look_up_is_read_in_each_shape() {
    assert_eq!(found(&json!({"transactions": [paid(), paid()]})), Some(2));
    assert_eq!(
        found(&json!({"transactions": [{"transaction": paid()}]})),
        Some(1)
    );
    assert_eq!(found(&json!([paid(), paid()])), Some(2));
    assert_eq!(found(&json!({"transaction": paid()})), Some(1));
    assert_eq!(
        found(&json!({"transactions": null, "transaction": paid()})),
        Some(1)
    );
    assert_eq!(found(&paid()), Some(1));
}

#[test]
fn one_transaction_alone_or_something_beside_a_list_makes_it_incomplete() {
    let is_list = |body: Value| is_list(body.to_string().as_bytes());
    assert!(is_list(
        json!({"transactions": [paid()], "transaction": null})
    ));
    assert!(is_list(json!([paid()])) && is_list(json!({"transactions": []})));
    for body in [
        paid(),
        json!({"transaction": paid()}),
        json!({"transactions": null, "transaction": paid()}),
        json!({"transactions": [paid()], "transaction": paid()}),
        json!({"transactions": [paid()], "errors": {"shard": ["is late"]}}),
        json!(null),
    ] {
        assert!(!is_list(body.clone()), "{body}");
    }
}

#[test]
fn a_look_up_has_found_nothing_only_if_it_says_so() {
    assert_eq!(found(&json!({"transactions": []})), Some(0));
    assert_eq!(found(&json!({"transactions": [], "errors": null})), Some(0));
    for body in [
        json!([]),
        json!({}),
        json!(null),
        json!({"transactions": null}),
        json!({"transactions": {}}),
        json!({"transactions": ""}),
        json!({"transaction": null}),
        json!({"transaction": []}),
        json!({"transactions": [], "errors": {"tracking_id": ["is invalid"]}}),
        json!({"transactions": [], "response": {"message": "Access denied"}}),
        json!({"transactions": [], "message": "Access denied"}),
        json!({"transactions": [], "code": "F.1000"}),
        json!({"transactions": [], "transaction": paid()}),
        json!({"transactions": [], "uid": "1", "status": "successful"}),
        json!({"transactions": [null]}),
        json!({"transactions": [paid(), {"uid": "2"}]}),
    ] {
        assert_eq!(found(&body), None, "{body}");
    }
}

#[test]
fn unknown_fields_are_no_matter_however_many() {
    let mut fields = paid();
    for number in 0..100_000 {
        fields[format!("field-{number}")] = json!(1);
    }
    fields["message"] = json!([]);
    assert!(read(&fields).is_some());
}

#[test]
fn of_two_fields_with_one_name_nobody_knows_which_is_meant() {
    for body in [
        r#"{"transaction":{"uid":"1","status":"failed","status":"successful"}}"#,
        r#"{"uid":"1","status":"successful","uid":"2"}"#,
        r#"{"transactions":[{"uid":"1","status":"failed"}],"transactions":[]}"#,
    ] {
        assert!(transaction(body.as_bytes()).is_none(), "{body}");
        assert!(
            transactions_in(&response(body.as_bytes())).is_none(),
            "{body}"
        );
    }
}
