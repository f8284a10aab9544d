//! Validates against a document with a third-party crate.

use jsonschema::Draft;
use serde_json::{Map, Value, json};

use crate::document::Schema;

/// Validates values against one schema.
pub(crate) struct Validator(jsonschema::Validator);

impl Validator {
    /// A validator for the schema.
    pub(crate) fn of(schema: Schema) -> Self {
        let whole = json!({
            "allOf": [converted(schema.node())],
            "components": converted(&schema.document()["components"]),
        });
        // The sources contain `[email protected]`, so formats are not checked.
        let validator = jsonschema::options()
            .with_draft(Draft::Draft4)
            .should_validate_formats(false)
            .build(&whole);
        Self(validator.expect("a schema that a validator takes"))
    }

    /// Fails with the first error and its place.
    pub(crate) fn check(&self, value: &Value) -> Result<(), String> {
        self.0
            .validate(value)
            .map_err(|error| format!("{}: {error}", error.instance_path()))
    }
}

/// JSON Schema has no `nullable`, and it is the one keyword of the documents which it lacks.
fn converted(schema: &Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| (key.clone(), converted(value)));
            let mut fields: Map<_, _> = fields.collect();
            match fields.remove("nullable") {
                Some(Value::Bool(true)) => json!({"anyOf": [fields, {"type": "null"}]}),
                _ => fields.into(),
            }
        }
        Value::Array(items) => items.iter().map(converted).collect(),
        scalar => scalar.clone(),
    }
}
