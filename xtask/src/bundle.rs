//! Inlines the shared schemas and the examples that a surface uses, so that its document needs no other file.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::{Documents, SHARED, file_of, name_of};
use crate::error::{Error, Result};

const SHARED_PREFIX: &str = "../shared.yaml#";

/// A document with local references only.
#[derive(Clone)]
pub struct Bundle {
    /// The document's name.
    pub name: String,
    /// The document.
    pub document: Value,
    /// The schemas that came from the shared document.
    pub shared: BTreeSet<String>,
}

/// Bundles one document.
pub fn bundle(documents: &Documents, name: &str) -> Result<Bundle> {
    let mut document = documents.get(name).clone();
    let shared = used(documents, &document);
    make_local(&mut document);
    inline_examples((documents, name), &mut document);
    let schemas = schemas_mut(&mut document);
    for shared_name in &shared {
        let mut schema = documents.get(SHARED)["components"]["schemas"][shared_name].clone();
        make_local(&mut schema);
        if schemas.insert(shared_name.clone(), schema).is_some() {
            return Err(Error::Clash {
                document: file_of(name),
                name: shared_name.clone(),
            });
        }
    }
    Ok(Bundle {
        name: name.to_owned(),
        document: crate::document::sorted(document),
        shared,
    })
}

/// The component schemas of a document.
pub fn schemas_mut(document: &mut Value) -> &mut Map<String, Value> {
    let components = &mut document["components"];
    if components.is_null() {
        *components = Value::Object(Map::new());
    }
    let schemas = &mut components["schemas"];
    if schemas.is_null() {
        *schemas = Value::Object(Map::new());
    }
    schemas
        .as_object_mut()
        .expect("`components.schemas` is an object: lint has seen it")
}

/// The shared schemas that a document reaches, also through other shared schemas.
fn used(documents: &Documents, document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = references(document, SHARED_PREFIX);
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            let schema = &documents.get(SHARED)["components"]["schemas"][&name];
            open.extend(references(schema, "#"));
        }
    }
    found
}

/// The names of all components that references with this prefix name.
fn references(value: &Value, prefix: &str) -> Vec<String> {
    match value {
        Value::Object(map) => {
            let own = map
                .get("$ref")
                .and_then(Value::as_str)
                .filter(|reference| reference.starts_with(prefix))
                .map(|reference| name_of(reference).to_owned());
            let below = map.values().flat_map(|value| references(value, prefix));
            own.into_iter().chain(below).collect()
        }
        Value::Array(items) => items.iter().flat_map(|v| references(v, prefix)).collect(),
        _ => Vec::new(),
    }
}

fn make_local(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get_mut("$ref")
                && let Some(local) = reference.strip_prefix(SHARED_PREFIX)
            {
                *reference = format!("#{local}");
            }
            map.values_mut().for_each(make_local);
        }
        Value::Array(items) => items.iter_mut().for_each(make_local),
        _ => {}
    }
}

/// A bundled document is in another folder, where a relative path finds no file, so the example replaces the path.
fn inline_examples(from: (&Documents, &str), value: &mut Value) {
    match value {
        Value::Object(map) => {
            let file = map.get("externalValue").and_then(Value::as_str);
            if let Some(example) = file.and_then(|file| from.0.example(from.1, file)).cloned() {
                map.remove("externalValue");
                map.insert("value".to_owned(), example);
            } else {
                map.values_mut()
                    .for_each(|value| inline_examples(from, value));
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|value| inline_examples(from, value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn documents(private_schemas: &Value) -> Documents {
        Documents::from_values([
            (
                "private",
                json!({"components": {"schemas": private_schemas}}),
            ),
            (
                "shared",
                json!({"components": {"schemas": {
                    "Outer": {"properties": {"inner": {"$ref": "#/components/schemas/Inner"}}},
                    "Inner": {"type": "string"},
                    "Unused": {"type": "string"},
                }}}),
            ),
        ])
    }

    #[test]
    fn a_shared_schema_comes_with_all_it_uses_and_nothing_else() {
        let documents = documents(&json!({
            "Mine": {"properties": {"o": {"$ref": "../shared.yaml#/components/schemas/Outer"}}},
        }));
        let bundle = bundle(&documents, "private").unwrap();
        let names: Vec<_> = bundle.shared.iter().map(String::as_str).collect();
        assert_eq!(names, ["Inner", "Outer"]);
        let schemas = &bundle.document["components"]["schemas"];
        assert_eq!(
            schemas["Mine"]["properties"]["o"]["$ref"],
            "#/components/schemas/Outer"
        );
        assert!(schemas["Inner"].is_object());
        assert!(schemas["Unused"].is_null());
    }

    #[test]
    fn a_bundle_holds_its_examples_and_names_no_file() {
        let spec = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let documents = Documents::read(&spec).unwrap();
        for name in documents.surfaces() {
            let bundle = bundle(&documents, name).unwrap();
            assert!(!bundle.document.to_string().contains("externalValue"));
        }
        let content = &bundle(&documents, "private").unwrap().document["paths"]["/payment-invoices"]
            ["post"]["requestBody"]["content"]["application/json"];
        let file = spec.join("examples/paymega/private/createInvoice.request.token.json");
        let text = std::fs::read_to_string(file).unwrap();
        let token: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(content["examples"]["token"]["value"], token);
        assert!(content["examples"]["token"]["summary"].is_string());
    }

    #[test]
    fn a_name_in_both_documents_is_refused() {
        let documents = documents(&json!({
            "Inner": {"type": "integer"},
            "Mine": {"properties": {"o": {"$ref": "../shared.yaml#/components/schemas/Outer"}}},
        }));
        let error = bundle(&documents, "private").err().unwrap().to_string();
        assert!(error.contains("spec/paymega/private.yaml"), "{error}");
        assert!(error.contains("Inner"), "{error}");
    }
}
