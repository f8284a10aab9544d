//! Checks the files of the documents' folder: each is a document, or a document names it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Documents, file_of, named_by, path_of};
use crate::error::{Error, Result};

/// The file for authors of the documents.
const README: &str = "README.md";

/// Checks that no file is ignored, that none is missing, and reads the examples.
///
/// # Errors
///
/// Each file that no document names, and each named file that is missing or is not JSON.
pub fn check(folder: &Path, documents: &Documents) -> Result<BTreeMap<String, Value>> {
    let mut found = BTreeSet::new();
    files(folder, "", &mut found)?;
    let mut problems = Vec::new();
    let mut known = BTreeSet::from([README.to_owned()]);
    let mut read = BTreeMap::new();
    for name in documents.all() {
        known.insert(path_of(name));
        let mut named = BTreeSet::new();
        examples(documents.get(name), &mut named);
        for path in &named {
            let file = named_by(name, path);
            match example(folder, &file, &found) {
                Ok(value) => drop(read.insert(file.clone(), value)),
                Err(why) => {
                    problems.push(format!("{}: names `{path}`, which {why}", file_of(name)));
                }
            }
            known.insert(file);
        }
    }
    for file in found.difference(&known) {
        problems.push(format!(
            "spec/{file}: is not a document, and no document names it"
        ));
    }
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(Error::Folder(problems))
    }
}

/// Reads an example, or returns the reason why the file is none.
fn example(
    folder: &Path,
    file: &str,
    found: &BTreeSet<String>,
) -> std::result::Result<Value, String> {
    if !found.contains(file) {
        return Err("is missing".to_owned());
    }
    let text = fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| format!("is not JSON: {error}"))
}

fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) -> Result<()> {
    let failed = |source| Error::file(folder, source);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            files(&path, &format!("{name}/"), found)?;
        } else {
            found.insert(name);
        }
    }
    Ok(())
}

/// The files of examples that a document names.
fn examples(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let file = map.get("externalValue").and_then(Value::as_str);
            named.extend(file.map(str::to_owned));
            map.values().for_each(|value| examples(value, named));
        }
        Value::Array(items) => items.iter().for_each(|value| examples(value, named)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(extra: &[(&str, &str)]) -> String {
        let folder = std::env::temp_dir().join(format!(
            "tollgate-folder-{}-{}",
            std::process::id(),
            extra.len()
        ));
        let named = "a: {externalValue: ../examples/private/a.json}";
        let mut documents = Documents::default();
        documents.add("private", named).unwrap();
        let given = [("paymega/private.yaml", named), ("README.md", "")];
        for (name, text) in given.iter().chain(extra) {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let result = check(&folder, &documents);
        fs::remove_dir_all(&folder).unwrap();
        result
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn a_file_that_no_document_names_is_refused_and_so_is_a_missing_one() {
        let example = ("examples/private/a.json", "{}");
        assert_eq!(said(&[example]), "");
        assert_eq!(
            said(&[]),
            "spec/paymega/private.yaml: names `../examples/private/a.json`, which is missing"
        );
        let broken = said(&[("examples/private/a.json", "{")]);
        let words =
            "spec/paymega/private.yaml: names `../examples/private/a.json`, which is not JSON: ";
        assert!(broken.starts_with(words), "{broken}");
        assert_eq!(
            said(&[
                example,
                ("private2.yaml", ""),
                ("examples/private/b.json", "")
            ]),
            "spec/examples/private/b.json: is not a document, and no document names it\n\
             spec/private2.yaml: is not a document, and no document names it"
        );
    }
}
