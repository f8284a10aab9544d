//! Tests that any change in a document is refused by name, changes the generated code, or only documents.
//!
//! Each place of the small documents is removed, replaced by a foreign value, and given each key that
//! `OpenAPI` knows anywhere.

mod documentation;
mod keys;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::{Value, json};

use documentation::only_documents;

use super::{NAMES, base};
use crate::bundle::{Bundle, bundle};
use crate::document::{Documents, SHARED, SURFACES, file_of};
use crate::limit::rule::KEYWORDS;
use crate::lint::lint;
use crate::lower::{Lowering, lower};
use crate::{render, role};

/// Values that belong nowhere, or only in some places.
fn garbage() -> [Value; 8] {
    [
        json!(null),
        json!(true),
        json!(7),
        json!("words"),
        json!([]),
        json!({}),
        json!([7]),
        json!({"a": 7}),
    ]
}

#[test]
fn no_change_of_a_document_is_ignored_in_silence() {
    let base = Base::new();
    let mut ignored = BTreeSet::new();
    for document in NAMES {
        for change in changes(document) {
            let said = base.outcome(&change);
            let is_silent = said == Outcome::Same && !only_documents(&change);
            let is_wrong = matches!(said, Outcome::Nameless(_));
            if is_silent || is_wrong {
                ignored.insert(format!("{document}: {}: {said:?}", change.what));
            }
        }
    }
    let list: Vec<String> = ignored.into_iter().collect();
    assert!(
        list.is_empty(),
        "{}\n{} in all",
        list.join("\n"),
        list.len()
    );
}

struct Change {
    document: &'static str,
    /// The keys that lead to the changed place.
    keys: Vec<String>,
    /// The value that it gets; none if it is removed.
    value: Option<Value>,
    what: String,
}

#[derive(Debug, PartialEq)]
enum Outcome {
    /// The change was refused, and the refusal names the place.
    Refused,
    /// The change was refused, and the refusal does not name the place.
    Nameless(String),
    /// The change altered the generated code.
    Changed,
    /// The change altered nothing.
    Same,
}

/// All changes of a document.
fn changes(document: &'static str) -> Vec<Change> {
    let mut documents = Documents::default();
    documents.add(document, &base(document)).unwrap();
    let mut changes = Vec::new();
    each(
        documents.get(document),
        &mut Vec::new(),
        &mut |keys, value| {
            let mut add = |keys: Vec<String>, value: Option<Value>| {
                let what = match &value {
                    Some(value) => format!("{} = {value}", keys.join("/")),
                    None => format!("{} removed", keys.join("/")),
                };
                changes.push(Change {
                    document,
                    keys,
                    value,
                    what,
                });
            };
            if !keys.is_empty() {
                add(keys.to_vec(), None);
                for other in garbage().into_iter().filter(|other| other != value) {
                    add(keys.to_vec(), Some(other));
                }
            }
            for (key, other) in keys::keys() {
                if value.is_object() && value.get(key).is_none() {
                    add([keys, &[key.to_owned()]].concat(), Some(other));
                }
            }
        },
    );
    changes
}

fn each(value: &Value, keys: &mut Vec<String>, visit: &mut impl FnMut(&[String], &Value)) {
    visit(keys, value);
    let members: Vec<(String, &Value)> = match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered
                .map(|(index, value)| (index.to_string(), value))
                .collect()
        }
        _ => Vec::new(),
    };
    for (key, value) in members {
        keys.push(key);
        each(value, keys, visit);
        keys.pop();
    }
}

/// The unchanged documents, and the code generated from them.
struct Base {
    documents: Documents,
    lowered: Vec<Value>,
    limits: Vec<Vec<String>>,
    code: BTreeMap<PathBuf, String>,
}

impl Base {
    fn new() -> Self {
        let mut documents = Documents::default();
        for name in NAMES {
            documents.add(name, &base(name)).unwrap();
        }
        let (bundles, lowerings) = lowered(&documents).unwrap();
        Self {
            code: code(&bundles, &lowerings, NAMES[0]).unwrap(),
            limits: bundles.iter().map(limits).collect(),
            lowered: lowerings
                .into_iter()
                .map(|lowering| lowering.document)
                .collect(),
            documents,
        }
    }

    fn outcome(&self, change: &Change) -> Outcome {
        let mut documents = self.documents.clone();
        documents.change(change.document, &change.keys, change.value.clone());
        match self.is_changed(&documents) {
            Ok(true) => Outcome::Changed,
            Ok(false) => Outcome::Same,
            Err(said) => {
                let names = |line: &str| {
                    NAMES
                        .iter()
                        .any(|name| line.starts_with(&format!("{}: ", file_of(name))))
                };
                if said.lines().any(names) && !said.contains("panicked") {
                    Outcome::Refused
                } else {
                    Outcome::Nameless(said)
                }
            }
        }
    }

    fn is_changed(&self, documents: &Documents) -> Result<bool, String> {
        let (bundles, lowerings) = lowered(documents)?;
        let same = lowerings
            .iter()
            .map(|lowering| &lowering.document)
            .eq(&self.lowered);
        // Deprecation, limits and the list of types are read from the bundle.
        let limits: Vec<_> = bundles.iter().map(limits).collect();
        if same
            && limits == self.limits
            && bundles
                .iter()
                .all(|bundle| !bundle.document.to_string().contains("\"deprecated\":true"))
        {
            return Ok(false);
        }
        let changed = NAMES
            .into_iter()
            .find(|name| *name != SHARED)
            .unwrap_or_default();
        let code = code(&bundles, &lowerings, changed)?;
        Ok(code != self.code)
    }
}

/// The limits of a document, each with its place.
fn limits(bundle: &Bundle) -> Vec<String> {
    let mut found = Vec::new();
    each(&bundle.document, &mut Vec::new(), &mut |keys, value| {
        let is_limit = |key: &String| KEYWORDS.contains(&key.as_str());
        if keys.last().is_some_and(is_limit) {
            found.push(format!("{} = {value}", keys.join("/")));
        }
    });
    found
}

fn lowered(documents: &Documents) -> Result<(Vec<Bundle>, Vec<Lowering>), String> {
    let text = |error: crate::error::Error| error.to_string();
    lint(documents).map_err(text)?;
    let mut documents = documents.clone();
    // An unchanged surface beside the changed one gives every step of the lowering something to do.
    documents.add(SURFACES[0], &base(NAMES[0])).map_err(text)?;
    let documents = &documents;
    let names = documents.surfaces().chain([SHARED]);
    let bundles: Vec<Bundle> = names
        .map(|name| bundle(documents, name))
        .collect::<crate::error::Result<_>>()
        .map_err(text)?;
    let lowerings = lower(&bundles).map_err(text)?;
    Ok((bundles, lowerings))
}

/// The code of a surface and of the shared document.
fn code(
    bundles: &[Bundle],
    lowerings: &[Lowering],
    surface: &str,
) -> Result<BTreeMap<PathBuf, String>, String> {
    let sent = role::sent(bundles);
    let mut files = BTreeMap::new();
    for (bundle, lowering) in bundles.iter().zip(lowerings) {
        if bundle.name == surface || bundle.name == SHARED {
            let sent = &sent[bundle.name.as_str()];
            render::code(bundle, lowering, sent, &mut files).map_err(|error| error.to_string())?;
        }
    }
    Ok(files)
}
