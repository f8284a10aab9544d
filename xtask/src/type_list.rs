//! The list of all generated types, itself generated, so that no test forgets one.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::bundle::Bundle;
use crate::document::{SHARED, name_of};
use crate::marker::is_inline;
use crate::render::{crate_of, header};

/// Renders a macro that calls another one with every generated type.
pub fn render(bundles: &[Bundle]) -> String {
    let mut text = header("spec/*.yaml");
    text.push_str(
        "\n/// Calls `$case!(document, schema, role, type)` for every generated type: its role is\n\
         /// `answer` where an answer or a callback can hold it, else `request`.\n\
         macro_rules! for_each_type {\n    ($case:ident) => {\n",
    );
    for bundle in bundles {
        let answers = answers(bundle);
        for name in types(bundle) {
            let role = if answers.contains(name) || bundle.name == SHARED {
                "answer"
            } else {
                "request"
            };
            let path = path(&bundle.name, name);
            let _ = writeln!(
                text,
                "        $case!({:?}, {name:?}, {role}, {path});",
                bundle.name
            );
        }
    }
    text.push_str("    };\n}\n\npub(crate) use for_each_type;\n");
    text
}

fn path(document: &str, name: &str) -> String {
    let krate = crate_of(document).replace('-', "_");
    match document {
        SHARED => format!("{krate}::{name}"),
        _ => format!("{krate}::types::{name}"),
    }
}

/// The document's own schemas that become types. Some go inline.
fn types(bundle: &Bundle) -> impl Iterator<Item = &str> {
    let schemas = bundle.document["components"]["schemas"].as_object();
    schemas
        .into_iter()
        .flatten()
        .filter(|(name, schema)| !is_inline(schema) && !bundle.shared.contains(*name))
        .map(|(name, _)| name.as_str())
}

/// The schemas that an answer or a callback can hold.
fn answers(bundle: &Bundle) -> BTreeSet<&str> {
    let document = &bundle.document;
    let mut open: Vec<&str> = Vec::new();
    let paths = document["paths"].as_object();
    for item in paths.into_iter().flat_map(|paths| paths.values()) {
        for operation in item.as_object().into_iter().flat_map(|item| item.values()) {
            references(&operation["responses"], &mut open);
            references(&operation["callbacks"], &mut open);
        }
    }
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    while let Some(reference) = open.pop() {
        if !seen.insert(reference) {
            continue;
        }
        let target = document.pointer(reference.trim_start_matches('#'));
        references(target.unwrap_or(&Value::Null), &mut open);
        if reference.starts_with("#/components/schemas/") {
            found.insert(name_of(reference));
        }
    }
    found
}

fn references<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            into.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|value| references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}
