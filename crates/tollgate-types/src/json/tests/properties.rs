//! Properties of lenient reading.

use proptest::{collection, prelude::*, sample};
use serde_json::{Map, Value, json};

use super::{Document, document};
use crate::json::Tree;

/// A value of any shape in which nothing is odd.
fn plain(body: &[u8]) -> Option<Value> {
    let read = Tree::parse(body)?.read::<Value>()?;
    read.left_out.is_empty().then_some(read.value)
}

pub(super) fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        let fields = collection::btree_map(".{0,8}", inner.clone(), 0..8);
        prop_oneof![
            collection::vec(inner, 0..8).prop_map(Value::from),
            fields.prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

/// The optional fields of `data`, each with a value of the right type.
fn fields() -> [(&'static str, Value); 6] {
    [
        ("fee", json!(5)),
        ("rrn", json!("902701")),
        ("texts", json!(["a", "b"])),
        ("payload", json!({"holder": "x", "status": 1})),
        ("logs", json!({"5": {"holder": "x"}})),
        ("metadata", json!({"id": 1})),
    ]
}

/// Values of other types.
const ODD: &[&str] = &[
    "true",
    "NaN",
    "01",
    "[[]]",
    "[1,{}]",
    "\"\\ud83d\"",
    "5.5",
    "-1",
    "undefined",
];

/// Whether this field cannot be read from that: a text takes any number.
fn is_odd(name: &str, raw: &str) -> bool {
    let is_text = matches!(raw, "5.5" | "-1");
    match name {
        "rrn" => !is_text,
        "texts" => !raw.starts_with('['),
        _ => true,
    }
}

proptest! {
    #[test]
    fn json_is_read_as_it_is(value in values()) {
        prop_assert_eq!(plain(value.to_string().as_bytes()), Some(value.clone()));
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(plain(pretty.as_bytes()), Some(value));
    }

    #[test]
    fn what_strict_reading_takes_means_the_same(
        value in values(),
        at in any::<sample::Index>(),
        bytes in collection::vec(any::<u8>(), 0..3),
    ) {
        let mut body = value.to_string().into_bytes();
        let at = at.index(body.len());
        body.splice(at..=at, bytes);
        if let Ok(strict) = serde_json::from_slice::<Value>(&body) {
            let lenient = plain(&body);
            // Strict reading takes the last of two fields with one name.
            prop_assert!(lenient.is_none() || lenient == Some(strict));
        }
    }

    #[test]
    fn any_bytes_are_survived(body in collection::vec(any::<u8>(), 0..64)) {
        let _ = document(&body);
    }

    #[test]
    fn an_odd_field_takes_nothing_else_along(
        odd in collection::vec(prop::option::weighted(0.5, sample::select(ODD)), 6),
    ) {
        let (mut body, mut clean) = (vec![r#""id":"1""#.to_owned()], json!({"id": "1"}));
        let mut expected = Vec::new();
        for ((name, value), odd) in fields().into_iter().zip(odd) {
            if let Some(raw) = odd.filter(|raw| is_odd(name, raw)) {
                body.push(format!("\"{name}\":{raw}"));
                expected.push(format!("data.{name}"));
            } else {
                body.push(format!("\"{name}\":{value}"));
                clean[name] = value;
            }
        }
        let mut read = document(format!(r#"{{"data":{{{}}}}}"#, body.join(","))).unwrap();
        let clean: Document = serde_json::from_value(json!({"data": clean})).unwrap();
        prop_assert_eq!(read.value, clean);
        read.left_out.sort();
        expected.sort();
        prop_assert_eq!(read.left_out, expected);
    }

    #[test]
    fn an_odd_core_field_is_never_left_out(
        name in sample::select(&["id", "status", "currency", "amount", "test_mode"][..]),
        raw in sample::select(&["{}", "[]", "[1]", "NaN", "01", "\"\\ud83d\"", "1.5", "\"a\nb\"", "\"\\x\""][..]),
        rest in sample::select(ODD),
    ) {
        let id = if name == "id" { "" } else { r#""id":"1","# };
        let body = format!(r#"{{"data":{{{id}"fee":{rest},"{name}":{raw}}}}}"#);
        prop_assert!(document(&body).is_none(), "{}", body);
    }
}
