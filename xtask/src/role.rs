//! Which schemas are received, and which are sent.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use syn::{Attribute, File, Item, ItemEnum, parse_quote};

use crate::bundle::Bundle;
use crate::document::{SHARED, name_of};

/// The schemas that a response or a callback can hold.
pub fn received(bundle: &Bundle) -> BTreeSet<&str> {
    reached(bundle, &["responses", "callbacks"])
}

/// The schemas that a request can hold: by the document that they are in, those that come from the shared one in both.
pub fn sent(bundles: &[Bundle]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut sent: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for bundle in bundles {
        let found = reached(bundle, &["requestBody", "parameters"]);
        let is_shared = |name: &&str| bundle.shared.contains(*name);
        let shared = found.iter().copied().filter(is_shared);
        sent.entry(SHARED).or_default().extend(shared);
        sent.entry(&bundle.name).or_default().extend(found);
    }
    sent
}

/// Marks types that are only received: no program builds them, so that they may gain a field or a
/// word without breaking one.
pub fn mark_received(types: &mut File, sent: &BTreeSet<&str>) {
    let open: Attribute = parse_quote!(#[non_exhaustive]);
    for item in &mut types.items {
        let (ident, attributes) = match item {
            Item::Struct(item) => (&item.ident, &mut item.attrs),
            Item::Enum(item) if is_words(item) => (&item.ident, &mut item.attrs),
            _ => continue,
        };
        if !sent.contains(ident.to_string().as_str()) {
            attributes.push(open.clone());
        }
    }
}

/// Whether it is a set of words. The shapes of a `oneOf` are none: they stay as they are.
fn is_words(item: &ItemEnum) -> bool {
    item.variants
        .iter()
        .all(|variant| variant.fields.is_empty())
}

/// The schemas that these parts of operations lead to.
fn reached<'a>(bundle: &'a Bundle, parts: &[&str]) -> BTreeSet<&'a str> {
    let document = &bundle.document;
    let mut open: Vec<&str> = Vec::new();
    let paths = document["paths"].as_object();
    for item in paths.into_iter().flat_map(|paths| paths.values()) {
        for operation in item.as_object().into_iter().flat_map(|item| item.values()) {
            for part in parts {
                references(&operation[part], &mut open);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_received_may_grow_without_breaking_anybody() {
        let mut types: File = parse_quote! {
            pub struct Answer { pub id: String }
            pub struct Both { pub id: String }
            pub enum Word { Created }
            pub enum Shape { One(String), Many(Vec<String>) }
        };
        mark_received(&mut types, &BTreeSet::from(["Both"]));
        let text = prettyplease::unparse(&types);
        for (declared, marked) in [
            ("struct Answer", true),
            ("struct Both", false),
            ("enum Word", true),
            ("enum Shape", false),
        ] {
            let open = format!("#[non_exhaustive]\npub {declared}");
            assert_eq!(text.contains(&open), marked, "{declared}: {text}");
        }
    }

    #[test]
    fn a_schema_is_sent_where_any_request_leads_to_it() {
        let schema = |inner: &str| serde_json::json!({"properties": {"inner": {"$ref": inner}}});
        let document = serde_json::json!({
            "paths": {"/sale": {"post": {
                "requestBody": {"content": {"application/json": {"schema":
                    {"$ref": "#/components/schemas/Sale"}}}},
                "responses": {"200": {"$ref": "#/components/responses/Sold"}},
            }}},
            "components": {
                "responses": {"Sold": schema("#/components/schemas/Answer")},
                "schemas": {
                    "Sale": schema("#/components/schemas/Card"),
                    "Answer": schema("#/components/schemas/Card"),
                    "Card": {"type": "object"},
                },
            },
        });
        let bundle = Bundle {
            name: "cardgate".to_owned(),
            document,
            shared: BTreeSet::from(["Card".to_owned()]),
        };
        assert_eq!(received(&bundle), BTreeSet::from(["Answer", "Card"]));
        let names = BTreeSet::from(["Card", "Sale"]);
        let of = [("cardgate", names), (SHARED, BTreeSet::from(["Card"]))];
        assert_eq!(sent(&[bundle]), BTreeMap::from(of));
    }
}
