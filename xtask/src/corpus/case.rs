//! A case of the corpus: one changed document, and the expected result.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::{NAMES, base};
use crate::document::{Documents, SURFACES};
use crate::error::Result;
use crate::name::{self, rust_name};

/// A case, as its file defines it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The file that holds it.
    #[serde(skip)]
    pub file: String,
    /// The name of the change.
    #[serde(rename = "case")]
    pub name: String,
    /// The document that is changed.
    #[serde(default = "surface")]
    pub document: String,
    /// Pieces of the text, and their replacements.
    #[serde(default)]
    pub text: BTreeMap<String, String>,
    /// Places, and the value that each gets.
    #[serde(default)]
    pub set: BTreeMap<String, Value>,
    /// Places to remove.
    #[serde(default)]
    pub remove: Vec<String>,
    /// Words of one line of the refusal.
    #[serde(default)]
    pub refused: Vec<String>,
    /// Pieces of the generated code.
    #[serde(default)]
    pub generated: Vec<String>,
    /// The expected behaviour of the generated client.
    #[serde(default)]
    pub wire: Vec<Exchange>,
}

/// One call of a generated client.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Statements before it.
    #[serde(default)]
    pub given: String,
    /// The method with its arguments.
    pub call: String,
    /// The request's method and target; absent where nothing may be sent.
    #[serde(default)]
    pub sends: String,
    /// The request's body.
    #[serde(default)]
    pub body: String,
    /// The status and the body of the response.
    #[serde(default = "empty_object")]
    pub responds: String,
    /// Checks of the `response`.
    #[serde(default)]
    pub then: String,
}

fn surface() -> String {
    NAMES[0].to_owned()
}

fn empty_object() -> String {
    "200 {}".to_owned()
}

/// Reads the cases of one file.
pub fn read(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let cases: Vec<Case> =
        yaml_serde::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let name = file.file_stem().unwrap().to_string_lossy();
    let of_file = |case| Case {
        file: name.clone().into_owned(),
        ..case
    };
    cases.into_iter().map(of_file).collect()
}

impl Case {
    /// The documents with this change.
    pub fn documents(&self) -> Result<Documents> {
        let mut documents = Documents::default();
        // An unchanged surface beside the changed one gives every step of the lowering something to do.
        documents.add(SURFACES[0], &base(NAMES[0]))?;
        for name in NAMES {
            let mut text = base(name);
            for (old, new) in self.text.iter().filter(|_| name == self.document) {
                assert_eq!(text.matches(old).count(), 1, "{}: `{old}`", self.name);
                text = text.replace(old, new);
            }
            documents.add(name, &text)?;
        }
        for (pointer, value) in &self.set {
            documents.set(&self.document, pointer, value.clone());
        }
        for pointer in &self.remove {
            documents.remove(&self.document, pointer);
        }
        Ok(documents)
    }

    /// Whether it leaves the documents as they are.
    pub fn is_unchanged(&self) -> bool {
        self.text.is_empty() && self.set.is_empty() && self.remove.is_empty()
    }

    /// A name for a module.
    pub fn slug(&self) -> String {
        rust_name(&format!("{} {}", self.file, self.name), name::Case::Snake)
    }
}
