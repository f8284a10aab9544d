//! Checks the keys of a document's objects, and the values of each key.
//!
//! The generator would drop a key that is not in the tables without an error. Schemas have separate rules.

mod kinds;

use std::collections::BTreeSet;

use serde_json::Value;

use super::Problem;
use super::place::Place;
use super::walk::members;
use crate::document::{Documents, SHARED};

/// An object of `OpenAPI`.
struct Kind {
    /// The name of the object in messages.
    name: &'static str,
    /// The group of components that it may be in, to be referred to.
    group: Option<&'static str>,
    /// The keys, each with its values.
    keys: &'static [(&'static str, Holds)],
    /// The required keys.
    needs: &'static [&'static str],
}

/// The values that a key may have.
enum Holds {
    Text,
    Flag,
    /// This value, which is meant without it too or is the only one that is generated.
    Always(bool),
    OneOf(&'static [&'static str]),
    Anything,
    /// A schema, which has separate rules.
    Schema,
    /// A component, which is checked where a reference leads to it.
    Component,
    Object(&'static Kind),
    List(&'static Holds),
    Map(&'static Holds),
    /// Nothing, for this reason.
    Never(&'static str),
}

/// Checks all objects of a document.
pub fn check(documents: &Documents, document: &str) -> Vec<Problem> {
    let kind = if document == SHARED {
        &kinds::SHARED_DOCUMENT
    } else {
        &kinds::DOCUMENT
    };
    let mut grammar = Grammar {
        name: document,
        document: documents.get(document),
        used: BTreeSet::new(),
        keys: Vec::new(),
        via: None,
        problems: Vec::new(),
    };
    grammar.object(kind, documents.get(document));
    grammar.unused();
    grammar.problems
}

struct Grammar<'a> {
    name: &'a str,
    document: &'a Value,
    /// The components that were referred to, by their group and name.
    used: BTreeSet<(&'static str, String)>,
    /// The keys that lead to the current place.
    keys: Vec<String>,
    /// The place of the reference that led into a component.
    via: Option<Place>,
    problems: Vec<Problem>,
}

impl<'a> Grammar<'a> {
    fn problem(&mut self, message: impl Into<String>) {
        let here = Place::of(self.document, &self.keys);
        let (operation, place) = match &self.via {
            Some(via) => (
                via.operation.clone(),
                format!("{} ({})", via.path, here.path),
            ),
            None => (here.operation, here.path),
        };
        self.problems.push(Problem {
            document: self.name.to_owned(),
            operation,
            place: if place.is_empty() {
                "the document".to_owned()
            } else {
                place
            },
            message: message.into(),
        });
    }

    fn below(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.keys.push(key.to_owned());
        check(self);
        self.keys.pop();
    }

    fn object(&mut self, kind: &'static Kind, value: &'a Value) {
        let Some(map) = value.as_object() else {
            return self.problem(format!("{} must be an object", kind.name));
        };
        if let Some(group) = kind.group.filter(|_| map.contains_key("$ref")) {
            return self.reference(kind, group, value);
        }
        for (key, value) in members(value) {
            let known = kind.keys.iter().find(|(known, _)| *known == key);
            self.below(key, |here| match known {
                Some((_, holds)) => here.held(key, holds, value),
                None => here.problem(format!("`{key}` is not known in {}", kind.name)),
            });
        }
        for needed in kind.needs.iter().filter(|key| !map.contains_key(**key)) {
            self.problem(format!("{} needs `{needed}`", kind.name));
        }
    }

    fn held(&mut self, key: &str, holds: &'static Holds, value: &'a Value) {
        match holds {
            Holds::Text if !value.is_string() => self.problem(format!("`{key}` must be a text")),
            Holds::Flag if !value.is_boolean() => {
                self.problem(format!("`{key}` must be `true` or `false`"));
            }
            Holds::Always(only) if *value != *only => {
                self.problem(format!("`{key}: {value}` is not supported, only `{only}`"));
            }
            Holds::OneOf(words) if !words.iter().any(|word| value == word) => {
                self.problem(format!(
                    "`{key}: {}` is not supported, only `{}`",
                    value.as_str().unwrap_or("…"),
                    words.join("`, `")
                ));
            }
            Holds::Schema if !value.is_object() => self.problem("a schema must be an object"),
            Holds::Object(kind) => self.object(kind, value),
            Holds::List(item) => self.list(key, item, value),
            Holds::Map(item) => self.map(key, item, value),
            Holds::Never(why) => self.problem(format!("`{key}` is not supported: {why}")),
            _ => {}
        }
    }

    fn list(&mut self, key: &str, item: &'static Holds, value: &'a Value) {
        let Some(items) = value.as_array() else {
            return self.problem(format!("`{key}` must be a list"));
        };
        for (index, value) in items.iter().enumerate() {
            self.below(&index.to_string(), |here| here.held(key, item, value));
        }
    }

    fn map(&mut self, key: &str, item: &'static Holds, value: &'a Value) {
        if !value.is_object() {
            return self.problem(format!("`{key}` must be an object"));
        }
        for (name, value) in members(value) {
            let is_extension = name.starts_with("x-") && key != "headers";
            self.below(name, |here| {
                if is_extension {
                    return here.problem(format!("`{name}` is not known here"));
                }
                here.held(name, item, value);
            });
        }
    }

    /// Checks a component once, where the first reference leads to it.
    fn reference(&mut self, kind: &'static Kind, group: &'static str, value: &Value) {
        if members(value).count() > 1 {
            self.problem("`$ref` hides its siblings");
        }
        let text = value["$ref"].as_str().unwrap_or_default();
        let name = text.strip_prefix(&format!("#/components/{group}/"));
        let document = self.document;
        let target = name.and_then(|name| document["components"][group].get(name));
        let target = target.filter(|target| target.get("$ref").is_none());
        let (Some(name), Some(target)) = (name, target) else {
            return self.problem(format!(
                "`$ref: {text}` points at nothing that is written out in this document's `components.{group}`"
            ));
        };
        if self.used.insert((group, name.to_owned())) {
            let via = self.via.clone();
            let keys = ["components", group, name].map(str::to_owned).to_vec();
            self.via = Some(Place::of(document, &self.keys));
            let back = std::mem::replace(&mut self.keys, keys);
            self.object(kind, target);
            self.keys = back;
            self.via = via;
        }
    }

    /// A component that nothing refers to is not generated.
    fn unused(&mut self) {
        let document = self.document;
        for kind in kinds::COMPONENTS {
            let group = kind.group.unwrap_or_default();
            for (name, value) in members(&document["components"][group]) {
                if !self.used.contains(&(group, name.to_owned())) {
                    self.keys = ["components", group, name].map(str::to_owned).to_vec();
                    self.problem("nothing refers to this: use it or remove it");
                    self.object(kind, value);
                }
            }
        }
    }
}
