//! Tests of lenient reading.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::read;

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Document {
    data: Data,
    included: Option<Vec<Resource>>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Data {
    id: String,
    status: Option<String>,
    test_mode: Option<bool>,
    amount: Option<u32>,
    fee: Option<u32>,
    rrn: Option<String>,
    payload: Option<Payload>,
    texts: Option<Vec<String>>,
    logs: Option<BTreeMap<String, Payload>>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Payload {
    status: Option<u32>,
    holder: String,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Resource {
    id: String,
}

fn data(json: &str) -> Option<Data> {
    read::<Document>(format!(r#"{{"data":{json}}}"#).as_bytes())
        .ok()
        .map(|document| document.data)
}

fn id_and(other: Data) -> Data {
    let id = "1".to_owned();
    Data { id, ..other }
}

#[test]
fn what_can_stand_for_the_right_type_is_taken_for_it() {
    let rrn = Some("902701".to_owned());
    assert_eq!(
        data(r#"{"id":1,"rrn":902701}"#),
        Some(id_and(Data {
            rrn,
            ..Data::default()
        }))
    );
    for flag in ["true", "1", "\"1\"", "\"True\""] {
        let json = format!(r#"{{"id":"1","test_mode":{flag}}}"#);
        assert_eq!(data(&json).unwrap().test_mode, Some(true), "{flag}");
    }
    assert_eq!(
        data(r#"{"id":"1","test_mode":0}"#).unwrap().test_mode,
        Some(false)
    );
    assert_eq!(
        data(r#"{"id":"1","texts":["a",2]}"#)
            .unwrap()
            .texts
            .unwrap(),
        ["a", "2"]
    );
}

#[test]
fn what_says_nothing_of_the_money_is_left_out() {
    let nothing = || Some(id_and(Data::default()));
    assert_eq!(data(r#"{"id":"1","rrn":{}}"#), nothing());
    assert_eq!(data(r#"{"id":"1","rrn":false,"fee":""}"#), nothing());
    assert_eq!(data(r#"{"id":"1","texts":"none"}"#), nothing());
    // What is required inside cannot be left out, so what holds it is.
    assert_eq!(data(r#"{"id":"1","payload":{"holder":null}}"#), nothing());
    assert_eq!(data(r#"{"id":"1","payload":{}}"#), nothing());
    let texts = data(r#"{"id":"1","texts":["a",[],"b"]}"#).unwrap().texts;
    assert_eq!(texts.unwrap(), ["a", "b"]);
    let logs = data(r#"{"id":"1","logs":{"5":[],"6":{"holder":"x"}}}"#);
    assert_eq!(logs.unwrap().logs, None);
    let payload = data(r#"{"id":"1","payload":{"holder":"x","status":"odd"}}"#)
        .unwrap()
        .payload;
    assert_eq!(payload.unwrap().holder, "x");
    let document: Document =
        read(br#"{"data":{"id":"1"},"included":[{"id":[]},{"id":"2"}]}"#).unwrap();
    assert_eq!(document.included.unwrap().len(), 1);
}

#[test]
fn what_the_money_hangs_on_must_be_readable() {
    for json in [
        r#"{"id":[]}"#,
        r#"{"id":"1","status":[]}"#,
        r#"{"id":"1","status":{}}"#,
        r#"{"id":"1","amount":"much"}"#,
        r#"{"id":"1","test_mode":"perhaps"}"#,
        r#"{"id":"1","test_mode":2}"#,
        "{}",
        "[]",
        "null",
        "5",
    ] {
        assert_eq!(data(json), None, "{json}");
    }
}

#[test]
fn of_two_fields_with_one_name_nobody_knows_which_is_meant() {
    for json in [
        r#"{"id":"1","status":"a","status":"b"}"#,
        r#"{"id":"1","rrn":1,"status":"a","status":"b"}"#,
        r#"{"id":"1","rrn":1,"unknown":{"a":1,"a":1}}"#,
    ] {
        assert_eq!(data(json), None, "{json}");
    }
}

#[test]
fn no_json_is_not_read() {
    for body in [
        &b""[..],
        b"{",
        b"\xff",
        b"{\"data\":{\"id\":1}} x",
        b"{\"data\":{\"id\":1,\"fee\":1e400}}",
    ] {
        assert!(read::<Document>(body).is_err());
    }
    let error = read::<Document>(br#"{"data":{"id":["4111111111111111"]}}"#).unwrap_err();
    assert!(!error.to_string().contains("4111"), "{error}");
}

#[test]
fn too_many_oddities_are_something_else() {
    let odd = |count: usize| {
        let texts = vec!["[]"; count].join(",");
        data(&format!(r#"{{"id":"1","texts":[{texts}]}}"#))
    };
    assert!(odd(31).is_some());
    assert!(odd(32).is_none());
}
