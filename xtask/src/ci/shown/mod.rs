//! The public types that can show text: the list that the search for planted secrets must cover.
//!
//! `cargo xtask shown-types` writes the list from rustdoc's JSON, `cargo xtask ci "shown types"` compares it. A test fails
//! until it shows a value of each type with planted secrets in it.

mod text;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use self::text::Types;
use super::api::{TARGET, document};
use crate::error::{Error, Result};

/// The lists, each beside the test that covers it, and their crates. The generated types have a list of their own, from
/// the documents.
const LISTS: [(&str, &[&str]); 2] = [
    (
        "crates/tollgate/tests/it/leaks/types.txt",
        &[
            "tollgate_types",
            "tollgate_http",
            "tollgate_core",
            "tollgate",
            "tollgate_sandbox",
        ],
    ),
    (
        "crates/tollgate-billing/tests/it/types.txt",
        &["tollgate_billing"],
    ),
];

/// Private fields and hidden modules count: what a type shows may come from there.
const ALL: [&str; 2] = ["--document-private-items", "--document-hidden-items"];

/// Compares the lists with the types.
pub fn check(root: &Path) -> Result<()> {
    for (name, crates) in LISTS {
        let file = root.join(name);
        let written = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        if written != list(root, crates)? {
            return Err(Error::Check(format!(
                "{name} is stale: run `cargo xtask shown-types`, and show the new types in the test beside it"
            )));
        }
    }
    Ok(())
}

/// Writes the lists.
pub fn write(root: &Path) -> Result<()> {
    LISTS.into_iter().try_for_each(|(name, crates)| {
        let file = root.join(name);
        fs::write(&file, list(root, crates)?).map_err(|error| Error::file(&file, error))
    })
}

fn list(root: &Path, crates: &[&str]) -> Result<String> {
    let folder = root.join(TARGET).join("doc");
    let mut paths = BTreeSet::new();
    for name in crates {
        document(root, name, &ALL)?;
        let file = folder.join(format!("{name}.json"));
        let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        let api = serde_json::from_str(&text)
            .map_err(|error| Error::Check(format!("rustdoc's JSON of {name}: {error}")))?;
        paths.extend(Types::new(&api).with_text());
    }
    let lines: Vec<_> = paths.into_iter().map(|path| path + "\n").collect();
    Ok(lines.concat())
}
