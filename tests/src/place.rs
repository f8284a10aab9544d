//! The places of a value, each with the schema that it is made from.

use serde_json::{Map, Value};

use crate::document::Schema;

/// A place in a value.
pub(crate) struct Place {
    /// The JSON pointer to the place.
    pub(crate) pointer: String,
    /// The value at the place.
    pub(crate) schema: Schema,
    /// Whether the value may be absent.
    pub(crate) optional: bool,
}

/// Every place that the schema knows of; the innermost come first.
pub(crate) fn places(schema: Schema, value: &Value) -> Vec<Place> {
    let root = Place {
        pointer: String::new(),
        schema,
        optional: false,
    };
    let mut all = Vec::new();
    root.collect(value, &mut all);
    all
}

impl Place {
    /// Whether it holds an object of which the document names every field.
    pub(crate) fn has_fields(&self) -> bool {
        self.schema.get("properties").is_some() && self.schema.values().is_none()
    }

    /// Which kind of secret it holds.
    pub(crate) fn secret(&self) -> Option<&'static str> {
        self.schema.word("x-sensitive")
    }

    /// Whether the document leaves this value free, and names no key on the path to it.
    pub(crate) fn is_free(&self) -> bool {
        let is_unnamed = self.schema.node().as_object().is_some_and(Map::is_empty);
        is_unnamed && !self.pointer.is_empty()
    }

    fn collect(self, value: &Value, all: &mut Vec<Self>) {
        let schema = self.schema.branch_of(value);
        let here = Self { schema, ..self };
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    if let Some(field) = here.field(key) {
                        field.collect(value, all);
                    }
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    if let Some(items) = schema.items() {
                        here.child(&index.to_string(), items, false)
                            .collect(value, all);
                    }
                }
            }
            _ => {}
        }
        all.push(here);
    }

    fn field(&self, key: &str) -> Option<Self> {
        let property = self.schema.property(key);
        let schema = property.or_else(|| self.schema.values())?;
        let optional = property.is_some() && !self.schema.requires(key);
        Some(self.child(key, schema, optional))
    }

    fn child(&self, key: &str, schema: Schema, optional: bool) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{key}", self.pointer),
            schema,
            optional,
        }
    }
}
