//! Checks that each leaf type describes itself like the documents describe its places.

use std::collections::BTreeSet;

use schemars::{JsonSchema, r#gen::SchemaGenerator};
use serde_json::Value;
use tollgate_types::{
    Amount, CardNumber, Cvv, DecimalString, Int, MinorUnits, OneOrMany, Open, PhpObject, SecretKey,
    Token,
};

use crate::document::{self, Schema};

/// The keywords that choose a leaf type.
const MARKERS: [&str; 3] = ["type", "format", "x-sensitive"];

/// The leaf type for a scalar of the documents, by the type's own description; none for a plain string,
/// a boolean and anything but a scalar.
fn leaf_of(schema: Schema) -> Option<(&'static str, Value)> {
    macro_rules! leaf {
        ($type:ty) => {
            Some((stringify!($type), stated::<$type>()))
        };
    }
    match MARKERS.map(|marker| schema.word(marker)) {
        [Some("number"), ..] => leaf!(Amount),
        [Some("integer"), Some("minor-units"), None] => leaf!(MinorUnits),
        [Some("integer"), ..] => leaf!(Int),
        [_, _, Some("pan")] => leaf!(CardNumber),
        [_, _, Some("cvv")] => leaf!(Cvv),
        [_, _, Some("key")] => leaf!(SecretKey),
        [_, _, Some(_)] => leaf!(Token),
        [Some("string"), Some("decimal"), None] => leaf!(DecimalString),
        _ if schema.get("x-extensible-enum").is_some() => leaf!(Open<String>),
        _ => None,
    }
}

#[test]
fn each_says_what_the_documents_say() {
    let mut met = BTreeSet::new();
    for_each_schema(|place, schema| {
        let Some((leaf, stated)) = leaf_of(schema) else {
            return;
        };
        met.insert(leaf);
        for marker in MARKERS {
            // An integer's format says what it counts, and all such integers are read alike.
            if (leaf, marker) != ("Int", "format") {
                assert_eq!(
                    schema.get(marker),
                    stated.get(marker),
                    "{place}: {leaf}: {marker}"
                );
            }
        }
    });
    // No response and no request holds an API key: they travel in headers.
    let expected = [
        "Amount",
        "CardNumber",
        "Cvv",
        "DecimalString",
        "Int",
        "MinorUnits",
        "Open<String>",
        "Token",
    ];
    assert_eq!(Vec::from_iter(met), expected);
}

#[test]
fn both_forms_of_an_object_and_of_a_list_are_those_of_the_documents() {
    let (empty_list, one_or_many) = (
        forms(&stated::<PhpObject<Int>>()),
        forms(&stated::<OneOrMany<Int>>()),
    );
    let mut met = [0; 2];
    for_each_schema(|place, schema| {
        let branches = schema.branches();
        let [first, second] = branches.as_slice() else {
            assert!(
                branches.is_empty(),
                "{place}: an alternative of {} forms",
                branches.len()
            );
            return;
        };
        let written = [first, second].map(|form| form.node());
        if first.is_empty_list() {
            met[0] += 1;
            assert_eq!(
                [&empty_list[0]["type"], &empty_list[0]["maxItems"]],
                [&written[0]["type"], &written[0]["maxItems"]]
            );
        } else if second
            .items()
            .is_some_and(|items| items.node() == written[0])
        {
            met[1] += 1;
            assert_eq!(one_or_many[1]["type"], written[1]["type"], "{place}");
        }
    });
    assert!(met.iter().all(|count| *count > 1), "{met:?}");
}

fn stated<T: JsonSchema>() -> Value {
    let schema = SchemaGenerator::default().subschema_for::<T>();
    serde_json::to_value(schema).expect("a schema is JSON")
}

fn forms(stated: &Value) -> [Value; 2] {
    let forms = stated["oneOf"].as_array().cloned();
    forms
        .and_then(|forms| forms.try_into().ok())
        .expect("two forms")
}

/// Visits every schema of the documents' components, also those within others.
fn for_each_schema(mut visit: impl FnMut(&str, Schema)) {
    for document in document::NAMES {
        for (name, schema) in document::schemas(document) {
            visit_all(&format!("{document}: {name}"), schema, &mut visit);
        }
    }
}

fn visit_all(place: &str, schema: Schema, visit: &mut impl FnMut(&str, Schema)) {
    visit(place, schema);
    // The target of a reference is visited by its own name.
    if schema.bare().node() != schema.node() {
        return;
    }
    for (name, property) in schema.properties() {
        visit_all(&format!("{place}/{name}"), property, visit);
    }
    let others = schema
        .values()
        .into_iter()
        .chain(schema.items())
        .chain(schema.branches());
    for other in others {
        visit_all(place, other, visit);
    }
}
