//! The hand-written documents of `spec/`, as they are read from disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// The document that holds what several surfaces use.
pub const SHARED: &str = "shared";

/// The API surfaces, one document and one crate each.
pub const SURFACES: [&str; 4] = ["public", "private", "cardgate", "paycross"];

/// All documents, by name (`private`, `shared`, …).
#[derive(Clone)]
pub struct Documents {
    by_name: BTreeMap<String, Value>,
}

impl Documents {
    /// Reads the five documents from a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut by_name = BTreeMap::new();
        for name in SURFACES.into_iter().chain([SHARED]) {
            let file = folder.join(format!("{name}.yaml"));
            let text = fs::read_to_string(&file).map_err(|source| Error::file(&file, source))?;
            by_name.insert(name.to_owned(), parse(name, &text)?);
        }
        Ok(Self { by_name })
    }

    /// Makes a set from values, for tests.
    #[cfg(test)]
    pub fn from_values(values: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        let by_name = values
            .into_iter()
            .map(|(name, value)| (name.to_owned(), sorted(value)))
            .collect();
        Self { by_name }
    }

    /// Changes one value of a document, for tests: replaces it, or adds it to its object.
    #[cfg(test)]
    pub fn set(&mut self, name: &str, pointer: &str, value: Value) {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
        let document = self.by_name.get_mut(name).expect("the document is there");
        let parent = document.pointer_mut(parent).expect("the parent is there");
        parent[key.replace("~1", "/")] = value;
        *document = sorted(document.take());
    }

    /// The document of this name.
    pub fn get(&self, name: &str) -> &Value {
        self.by_name.get(name).unwrap_or(&Value::Null)
    }

    /// The surfaces that this set holds, in their fixed order.
    pub fn surfaces(&self) -> impl Iterator<Item = &'static str> {
        SURFACES
            .into_iter()
            .filter(|name| self.by_name.contains_key(*name))
    }

    /// Finds what a `$ref` in the document `from` points at: the document and the value.
    pub fn resolve<'a>(&'a self, from: &'a str, reference: &str) -> Option<(&'a str, &'a Value)> {
        let (file, pointer) = reference.split_once('#')?;
        let document = match file {
            "" => from,
            file => file.strip_suffix(".yaml")?,
        };
        let (name, value) = self.by_name.get_key_value(document)?;
        Some((name.as_str(), value.pointer(pointer)?))
    }
}

/// The file of a document, as it is named in messages.
pub fn file_of(document: &str) -> String {
    format!("spec/{document}.yaml")
}

/// The last part of a `$ref`: the component's name.
pub fn name_of(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

fn parse(name: &str, text: &str) -> Result<Value> {
    yaml_serde::from_str(text)
        .map(sorted)
        .map_err(|source| Error::Yaml {
            document: file_of(name),
            source,
        })
}

/// Sorts the keys of all objects, so that the result does not depend on a feature of `serde_json`.
pub fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let ordered: BTreeMap<String, Value> =
                map.into_iter().map(|(k, v)| (k, sorted(v))).collect();
            Value::Object(ordered.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        scalar => scalar,
    }
}
