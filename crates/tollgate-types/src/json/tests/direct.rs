//! A body means the same whether it is read in one pass or by a tree.

use std::collections::BTreeMap;

use proptest::{collection, prelude::*, sample};
use serde::{Deserialize, de::DeserializeOwned, de::IgnoredAny};
use serde_json::Value;

use super::{Document, properties::values};
use crate::json::{Read, Tree, direct, read, read_documented};

/// A struct that knows some names.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only its names count")]
struct Known {
    a: Option<IgnoredAny>,
    b: Option<IgnoredAny>,
}

/// Objects in objects and lists, whose few names often meet.
fn objects() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("1".to_owned()),
        Just(r#""a""#.to_owned()),
        Just(r#""\"{b:""#.to_owned()),
        Just("[]".to_owned()),
    ];
    leaf.prop_recursive(3, 64, 16, |inner| {
        let field = ("[a-p]{1,2}", inner.clone());
        let fields = collection::vec(field, 0..16).prop_map(|fields| {
            let fields = fields
                .iter()
                .map(|(name, value)| format!("\"{name}\" :{value}"));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        });
        let items = collection::vec(inner, 0..4);
        prop_oneof![
            fields,
            items.prop_map(|items| format!("[{}]", items.join(",")))
        ]
    })
}

/// Values for a field, as the documents have them and odd ones.
const RAW: &[&str] = &[
    "1",
    "null",
    "true",
    "\"x\"",
    "\"\\/\\u00e9\"",
    "\"\\ud83d\"",
    "-5",
    "-0",
    "1.50",
    "1e2",
    "12345678901234567890",
    "NaN",
    "01",
    "[]",
    "{}",
    "[1,{}]",
    "[\"a\",\"b\"]",
    "[\"a\",{}]",
    "{\"holder\":\"x\",\"status\":[]}",
    "{\"holder\":\"x\",\"new\":1}",
    "{\"5\":{\"holder\":\"x\"},\"6\":{}}",
    "{\"a\":1,\"a\":2}",
    "\"a\nb\"",
    "} ",
    "",
];

const NAMES: &[&str] = &[
    "id",
    "status",
    "currency",
    "test_mode",
    "amount",
    "fee",
    "rrn",
    "message",
    "payload",
    "texts",
    "logs",
    "metadata",
    "new",
    "\\u0069d",
];

fn bodies() -> impl Strategy<Value = String> {
    let field = (sample::select(NAMES), sample::select(RAW));
    let rest = sample::select(
        &[
            "",
            r#","meta":[]"#,
            r#","meta":{"count":[]}"#,
            r#","included":[{"id":"1"},{"id":[]},5]"#,
            r#","included":{},"meta":null"#,
        ][..],
    );
    (collection::vec(field, 0..6), rest).prop_map(|(fields, rest)| {
        let fields = fields
            .iter()
            .map(|(name, raw)| format!("\"{name}\": {raw}"));
        let id = r#""id":"1""#.to_owned();
        let all: Vec<_> = std::iter::once(id).chain(fields).collect();
        format!(r#"{{"data":{{{}}}{rest}}}"#, all.join(","))
    })
}

/// As the documents' types and then a tree read the body.
fn by_tree<T: DeserializeOwned>(body: &str) -> Option<(T, Vec<String>)> {
    if let Ok(value) = serde_json::from_str(body) {
        return Some((value, Vec::new()));
    }
    let Read { value, left_out } = Tree::parse(body.as_bytes())?.read()?;
    Some((value, left_out))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pass_without_a_tree_means_what_a_tree_means(body in bodies()) {
        if let Ok(read) = direct::read::<Document>(&body) {
            prop_assert_eq!(Some((read.value, read.left_out)), by_tree(&body), "{}", body);
        }
    }

    #[test]
    fn a_value_of_any_shape_is_read_as_serde_json_reads_it(
        value in values(),
        at in any::<sample::Index>(),
        inserted in sample::select(&["", " ", "\"", "\\", "{", "}", "]", ",", ":", "0", "-", ".", "e", "\n", "t", "\u{1}"][..]),
    ) {
        let mut body = value.to_string();
        let at = at.index(body.len());
        if body.is_char_boundary(at) {
            body.insert_str(at, inserted);
        }
        let read = direct::read::<Value>(&body).ok().map(|read| read.value);
        prop_assert_eq!(read, serde_json::from_str::<Value>(&body).ok(), "{}", body);
    }

    #[test]
    fn a_name_that_is_there_twice_is_found(body in objects()) {
        let is_unique = Tree::parse(body.as_bytes()).is_some();
        prop_assert_eq!(read_documented::<IgnoredAny>(body.as_bytes()).is_some(), is_unique);
        prop_assert_eq!(read_documented::<Value>(body.as_bytes()).is_some(), is_unique);
        if body.starts_with('{') {
            prop_assert_eq!(read_documented::<Known>(body.as_bytes()).is_some(), is_unique);
            let map = read_documented::<BTreeMap<String, Value>>(body.as_bytes());
            prop_assert_eq!(map.is_some(), is_unique);
        }
    }
}

fn is_unique(body: &str) -> bool {
    read_documented::<IgnoredAny>(body.as_bytes()).is_some()
}

#[test]
fn names_are_those_of_one_object() {
    for unique in [
        "1",
        r#""a""#,
        r#"{"a":{"a":"a"},"b":[{"a":1},{"a":1}],"c":"\\"}"#,
        r#"["a","a"]"#,
    ] {
        assert!(is_unique(unique), "{unique}");
    }
    let many: Vec<_> = (0..40).map(|name| format!("\"{name}\":0")).collect();
    assert!(is_unique(&format!("{{{}}}", many.join(","))));
    for twice in [
        r#"{"a":1,"a":1}"#,
        r#"{"b":[{"a":1,"c":{}, "a" : 1}]}"#,
        r#"{"\u0061":1}"#,
        &format!("{{{},\"7\":0}}", many.join(",")),
    ] {
        assert!(!is_unique(twice), "{twice}");
    }
}

#[test]
fn odd_values_need_no_tree_of_the_body() {
    let data = |odd: &str| format!(r#"{{"data":{{"id":"1",{odd}}}}}"#);
    for odd in [
        r#""fee":[],"rrn":"\ud83d","texts":"none""#,
        r#""id_of_another":1,"rrn":902701"#,
        r#""test_mode":"true""#,
    ] {
        assert!(direct::read::<Document>(&data(odd)).is_ok(), "{odd}");
    }
    let many = vec![r#"{"status":[]}"#; 200].join(",");
    let many = data(&format!(
        r#""fee":[],"rrn":{{}},"payload":{{"status":{{}}}},"texts":[{many}]"#
    ));
    let read = direct::read::<Document>(&many).ok().unwrap();
    assert_eq!(read.left_out.len(), 203);
    assert_eq!(read.left_out[2], "data.payload");
    assert_eq!(read.left_out[202], "data.texts.199");
}

#[test]
fn a_name_twice_beside_an_odd_value_makes_the_body_unreadable() {
    let body = |odd: &str| format!(r#"{{"data":{{"id":"1","new":1,"new":2,"rrn":{odd}}}}}"#);
    assert!(read::<Document>(body("[]").as_bytes()).is_err());
    assert!(read::<Document>(body("\"1\"").as_bytes()).is_ok());
}
