//! Values of another type than the documents say.

use super::{Data, Document, data, document, id_and, left_out};
use crate::json::read;

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
fn a_number_keeps_its_digits_where_a_text_belongs() {
    let digits = "12345678901234567890123";
    let read = data(&format!(r#"{{"id":{digits},"rrn":1.50}}"#)).unwrap();
    assert_eq!(
        (read.id.as_str(), read.rrn.as_deref()),
        (digits, Some("1.50"))
    );
}

#[test]
fn a_core_text_that_is_no_id_is_no_number() {
    assert_eq!(data(r#"{"id":"1","currency":840}"#), None);
    assert_eq!(data(r#"{"id":1.5}"#), None);
    assert_eq!(
        data(r#"{"id":"1","rrn":{},"id_of_another":1.5}"#),
        Some(id_and(Data::default()))
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
    let payload = data(r#"{"id":"1","payload":{"holder":"x","status":"odd"}}"#);
    assert_eq!(payload.unwrap().payload.unwrap().holder, "x");
}

#[test]
fn the_neighbours_of_an_odd_value_stay() {
    let texts = data(r#"{"id":"1","texts":["a",[],"b",null,"c"]}"#);
    assert_eq!(texts.unwrap().texts.unwrap(), ["a", "b", "c"]);
    for odd in ["[]", "null", "\"x\"", "{\"holder\":null}", "NaN"] {
        let json = format!(r#"{{"id":"1","logs":{{"5":{odd},"6":{{"holder":"x"}}}}}}"#);
        let logs = data(&json).unwrap().logs.unwrap();
        assert_eq!(logs.keys().collect::<Vec<_>>(), ["6"], "{odd}");
    }
    let body = r#"{"data":{"id":"1"},"included":[{"id":[]},{"id":"2"},null,{},{"id":"3"}]}"#;
    let included = document(body).unwrap().value.included.unwrap();
    assert_eq!(included.len(), 2);
}

#[test]
fn what_was_left_out_is_named() {
    let body = r#"{"data":{"id":"1","rrn":[],"payload":{"holder":null},"logs":{"5":null},"texts":["a",{}]},
        "included":[{"id":"1"},{"id":{}}],"unknown":[NaN]}"#;
    let mut places = left_out(body);
    places.sort();
    assert_eq!(
        places,
        [
            "data.logs.5",
            "data.payload",
            "data.rrn",
            "data.texts.1",
            "included.1"
        ]
    );
    assert!(left_out(r#"{"data":{"id":"1","unknown":{"a":[]}}}"#).is_empty());
}

#[test]
fn names_that_could_be_secrets_are_not_shown() {
    for name in ["4111111111111111", "4111 1111", "a\\nb", "ключ"] {
        let body = format!(r#"{{"data":{{"id":"1","logs":{{"{name}":[]}}}}}}"#);
        assert_eq!(left_out(body), ["data.logs.…"], "{name}");
    }
}

#[test]
fn the_empty_list_of_php_is_an_object_without_fields() {
    let body = r#"{"data":{"id":"1","logs":[],"metadata":[],"texts":{}},"meta":[],"included":{}}"#;
    let Document {
        data,
        included,
        meta,
    } = read(body.as_bytes()).unwrap();
    assert!(data.logs.unwrap().is_empty() && data.metadata.unwrap().is_empty());
    assert!(data.texts.unwrap().is_empty() && included.unwrap().is_empty());
    assert_eq!(meta.unwrap().count, None);
    assert!(left_out(body).is_empty());
    assert!(document(r#"{"data":[]}"#).is_none(), "it has no id");
    assert!(
        document(r#"{"data":{"id":"1"},"meta":[1,2]}"#)
            .unwrap()
            .value
            .meta
            .is_none()
    );
}

#[test]
fn what_the_money_hangs_on_must_be_readable() {
    for json in [
        r#"{"id":[]}"#,
        r#"{"id":"1","status":[]}"#,
        r#"{"id":"1","status":{}}"#,
        r#"{"id":"1","amount":"much"}"#,
        r#"{"id":"1","amount":NaN}"#,
        r#"{"id":"1","amount":1e400}"#,
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
fn of_two_fields_with_one_name_none_is_meant() {
    for json in [
        r#"{"id":"1","status":"a","status":"b"}"#,
        r#"{"id":"1","rrn":1,"status":"a","status":"b"}"#,
        r#"{"id":"1","rrn":1,"unknown":{"a":1,"a":1}}"#,
        r#"{"id":"1","rrn":1,"unknown":{"a":1,"\u0061":1}}"#,
    ] {
        assert_eq!(data(json), None, "{json}");
    }
}
