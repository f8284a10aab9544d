//! The corpus of changed documents: each case of `tests/corpus/cases` changes the small sound documents of
//! `tests/corpus/base`, and names the expected result. The generated code is compiled, and its requests are sent.

mod case;
mod mutation;
mod package;
mod verdict;

use std::fs;
use std::path::PathBuf;

use case::Case;

use crate::document::Documents;
use crate::error::Result;
use crate::render::{Rendered, render_documents};

/// The documents that the cases change.
const NAMES: [&str; 2] = ["private", "shared"];

fn folder() -> PathBuf {
    crate::root().join("xtask/tests/corpus")
}

/// The text of a document before any change.
fn base(name: &str) -> String {
    fs::read_to_string(folder().join(format!("base/{name}.yaml"))).unwrap()
}

/// All cases, in the order of their files.
fn cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| case::read(file)).collect()
}

fn render(documents: &Documents) -> Result<Rendered> {
    render_documents(documents)
}
