//! A bundled document, and the validators made from it.

use super::Violation;
use crate::surface::Surface;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// One document. Each validator is compiled at its first use, once per process.
#[derive(Debug)]
pub(crate) struct Document {
    root: Value,
    validators: Mutex<HashMap<String, Option<Arc<Validator>>>>,
}

static PUBLIC: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/public.json")));
static PRIVATE: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/private.json")));
static CARDGATE: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/cardgate.json")));
static PAYCROSS: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/paycross.json")));
static CHECKOUT: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/checkout.json")));
static REPORTS: LazyLock<Document> =
    LazyLock::new(|| Document::read(include_str!("../../spec/reports.json")));

impl Document {
    /// The document of a surface; the control API has none.
    pub(crate) fn of(surface: Surface) -> Option<&'static Self> {
        match surface {
            Surface::Public => Some(&PUBLIC),
            Surface::Private => Some(&PRIVATE),
            Surface::Cardgate => Some(&CARDGATE),
            Surface::Paycross => Some(&PAYCROSS),
            Surface::Checkout => Some(&CHECKOUT),
            Surface::Reports => Some(&REPORTS),
            Surface::Control => None,
        }
    }

    fn read(text: &str) -> Self {
        Self {
            root: draft_4(serde_json::from_str(text).unwrap_or_default()),
            validators: Mutex::default(),
        }
    }

    /// The operation with this id; pages have none.
    pub(super) fn operation(&self, id: &str) -> Option<&Value> {
        let paths = self.root.get("paths")?.as_object()?;
        let operations = paths.values().filter_map(Value::as_object);
        operations
            .flat_map(Map::values)
            .find(|operation| operation["operationId"] == id)
    }

    /// The known words of a schema.
    pub(super) fn words(&self, schema: &str) -> Option<&Vec<Value>> {
        let schema = self
            .root
            .pointer(&format!("/components/schemas/{schema}"))?;
        schema.get("x-extensible-enum")?.as_array()
    }

    /// Follows a reference, if this is one.
    pub(super) fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let target = value.get("$ref").and_then(Value::as_str);
        let pointer = target.and_then(|target| target.strip_prefix('#'));
        pointer
            .and_then(|pointer| self.root.pointer(pointer))
            .unwrap_or(value)
    }

    /// The ways in which a value violates a schema.
    pub(super) fn violations(&self, schema: &Value, value: &Value) -> Vec<Violation> {
        match self.validator(schema) {
            Some(validator) => validator
                .iter_errors(value)
                .map(|it| Violation::of(&it))
                .collect(),
            None => vec![Violation::of_document()],
        }
    }

    fn validator(&self, schema: &Value) -> Option<Arc<Validator>> {
        let mut known = self
            .validators
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known
            .entry(schema.to_string())
            .or_insert_with(|| self.compile(schema).map(Arc::new))
            .clone()
    }

    fn compile(&self, schema: &Value) -> Option<Validator> {
        let whole = json!({"allOf": [schema], "components": self.root["components"]});
        jsonschema::options()
            .with_draft(Draft::Draft4)
            .should_validate_formats(true)
            .build(&whole)
            .ok()
    }
}

/// `OpenAPI` 3.0 is JSON Schema's draft 4 with one difference: `nullable`. A schema that allows only null keeps no
/// other keyword, so that values are not coerced to its `type`.
fn draft_4(value: Value) -> Value {
    match value {
        Value::Object(fields) if fields.get("enum") == Some(&json!([null])) => {
            json!({"type": "null"})
        }
        Value::Array(items) => items.into_iter().map(draft_4).collect(),
        Value::Object(mut fields) => {
            let nullable = fields.get("nullable") == Some(&Value::Bool(true));
            if nullable {
                fields.remove("nullable");
            }
            let converted = fields.into_iter().map(|(name, it)| (name, draft_4(it)));
            let schema = Value::Object(converted.collect());
            if nullable {
                json!({"anyOf": [schema, {"type": "null"}]})
            } else {
                schema
            }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::surface::Surface;
    use serde_json::json;

    const ALL: [Surface; 6] = [
        Surface::Public,
        Surface::Private,
        Surface::Cardgate,
        Surface::Paycross,
        Surface::Checkout,
        Surface::Reports,
    ];

    #[test]
    fn every_schema_compiles() {
        for surface in ALL {
            let document = Document::of(surface).unwrap();
            let schemas = document.root["components"]["schemas"].as_object().unwrap();
            assert!(!schemas.is_empty());
            for name in schemas.keys() {
                let schema = json!({"$ref": format!("#/components/schemas/{name}")});
                assert!(document.validator(&schema).is_some(), "{surface:?} {name}");
            }
        }
    }
}
