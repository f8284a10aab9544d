//! Reads the hand-written documents of `spec/` from disk.

mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::yaml::{self, Oddity};

/// The document with the schemas that several surfaces use.
pub const SHARED: &str = "shared";

/// The API surfaces, one document and one crate each.
pub const SURFACES: [&str; 6] = [
    "public", "private", "cardgate", "paycross", "checkout", "reports",
];

/// All documents, by name (`private`, `shared`, …).
#[derive(Clone, Default)]
pub struct Documents {
    by_name: BTreeMap<String, Value>,
    odd: BTreeMap<String, Vec<Oddity>>,
    /// The examples in separate files.
    examples: BTreeMap<String, Value>,
}

impl Documents {
    /// Reads the documents from a folder.
    ///
    /// # Errors
    ///
    /// A file is missing or is not YAML, or no document names it.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut documents = Self::default();
        for name in SURFACES.into_iter().chain([SHARED]) {
            let file = folder.join(path_of(name));
            let text = fs::read_to_string(&file).map_err(|source| Error::file(&file, source))?;
            documents.add(name, &text)?;
        }
        documents.examples = folder::check(folder, &documents)?;
        Ok(documents)
    }

    /// Adds a document from its text.
    ///
    /// # Errors
    ///
    /// The text is not YAML.
    pub fn add(&mut self, name: &str, text: &str) -> Result<()> {
        let (value, odd) = yaml::parse(text).map_err(|source| Error::Yaml {
            document: file_of(name),
            source,
        })?;
        self.by_name.insert(name.to_owned(), sorted(value));
        self.odd.insert(name.to_owned(), odd);
        Ok(())
    }

    /// Makes a set from values, for tests.
    #[cfg(test)]
    pub fn from_values(values: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        let by_name = values
            .into_iter()
            .map(|(name, value)| (name.to_owned(), sorted(value)))
            .collect();
        Self {
            by_name,
            ..Self::default()
        }
    }

    /// Changes one value of a document, for tests: replaces it, or adds it to its object.
    #[cfg(test)]
    pub fn set(&mut self, name: &str, pointer: &str, value: Value) {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
        let document = self.by_name.get_mut(name).expect("the document is there");
        let parent = document.pointer_mut(parent).expect("the parent is there");
        match parent.as_array_mut() {
            Some(items) if key == "-" => items.push(value),
            Some(items) => items[key.parse::<usize>().expect("an index")] = value,
            None => parent[key.replace("~1", "/")] = value,
        }
        *document = sorted(document.take());
    }

    /// Gives the value at these keys another one, or removes it, for tests.
    #[cfg(test)]
    pub fn change(&mut self, name: &str, keys: &[String], value: Option<Value>) {
        let document = self.by_name.get_mut(name).expect("the document is there");
        let (key, parents) = keys.split_last().expect("a key");
        let parent = parents
            .iter()
            .fold(&mut *document, |value, key| match value {
                Value::Array(items) => &mut items[key.parse::<usize>().expect("an index")],
                value => &mut value[key],
            });
        match (parent, value) {
            (Value::Array(items), Some(value)) => {
                items[key.parse::<usize>().expect("an index")] = value;
            }
            (Value::Array(items), None) => drop(items.remove(key.parse().expect("an index"))),
            (parent, Some(value)) => parent[key] = value,
            (parent, None) => drop(parent.as_object_mut().expect("an object").remove(key)),
        }
        *document = sorted(document.take());
    }

    /// Removes a member of an object, for tests.
    #[cfg(test)]
    pub fn remove(&mut self, name: &str, pointer: &str) {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
        let document = self.by_name.get_mut(name).expect("the document is there");
        let parent = document.pointer_mut(parent).expect("the parent is there");
        let map = parent.as_object_mut().expect("the parent is an object");
        map.remove(&key.replace("~1", "/"))
            .expect("the member is there");
    }

    /// The document of this name.
    pub fn get(&self, name: &str) -> &Value {
        self.by_name.get(name).unwrap_or(&Value::Null)
    }

    /// The example that a document names by this path.
    pub fn example(&self, document: &str, path: &str) -> Option<&Value> {
        self.examples.get(&named_by(document, path))
    }

    /// The problems found while the document of this name was read.
    pub fn oddities(&self, name: &str) -> &[Oddity] {
        self.odd.get(name).map_or(&[], Vec::as_slice)
    }

    /// All documents that this set holds.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The surfaces that this set holds, in their fixed order.
    pub fn surfaces(&self) -> impl Iterator<Item = &'static str> {
        SURFACES
            .into_iter()
            .filter(|name| self.by_name.contains_key(*name))
    }

    /// Finds the target of a `$ref` in the document `from`: the document and the value.
    pub fn resolve<'a>(&'a self, from: &'a str, reference: &str) -> Option<(&'a str, &'a Value)> {
        let (file, pointer) = reference.split_once('#')?;
        let document = match file {
            "" => from,
            file => {
                let path = named_by(from, file);
                self.all().find(|name| path_of(name) == path)?
            }
        };
        let (name, value) = self.by_name.get_key_value(document)?;
        Some((name.as_str(), value.pointer(pointer)?))
    }
}

/// The file of a document, as it is named in messages.
pub fn file_of(document: &str) -> String {
    format!("spec/{}", path_of(document))
}

/// The path of a document in the documents' folder.
pub fn path_of(document: &str) -> String {
    match document {
        SHARED => "shared.yaml".to_owned(),
        surface => format!("{}.yaml", place_of(surface).join("/")),
    }
}

/// The provider of a surface, and the surface's name there.
pub fn place_of(surface: &str) -> [&str; 2] {
    match surface {
        "paycross" => ["paycross", "gateway"],
        "checkout" | "reports" => ["paycross", surface],
        surface => ["paymega", surface],
    }
}

/// The path in the documents' folder of a file that a document names by its path from there.
pub fn named_by(document: &str, path: &str) -> String {
    let own = path_of(document);
    match (own.rsplit_once('/'), path.strip_prefix("../")) {
        (Some(_), Some(above)) => above.to_owned(),
        (Some((folder, _)), None) => format!("{folder}/{path}"),
        (None, _) => path.to_owned(),
    }
}

/// The last part of a `$ref`: the component's name.
pub fn name_of(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
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
