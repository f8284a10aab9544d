//! Checks that every test in `docs/coverage.md` exists.

use std::{fs, path::Path};

use crate::document;

/// Every `file::test` or `folder::file::test` in backticks.
fn named(text: &str) -> Vec<(&str, &str)> {
    let spans = text.split('`').skip(1).step_by(2);
    spans
        .filter_map(|span| span.rsplit_once("::"))
        .map(|(path, test)| (path.rsplit("::").next().unwrap_or(path), test))
        .filter(|(file, test)| {
            file.starts_with(|c: char| c.is_ascii_lowercase()) && test.contains('_')
        })
        .filter(|(_, test)| test.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect()
}

fn sources(folder: &Path, file: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, file, found);
        } else if path.file_stem().is_some_and(|stem| stem == file) {
            found.extend(fs::read_to_string(path));
        }
    }
}

#[test]
fn every_test_that_it_names_exists() {
    let root = document::root();
    let text = fs::read_to_string(root.join("docs/coverage.md")).expect("the coverage table");
    let named = named(&text);
    assert!(named.len() > 30, "only {} tests are named", named.len());
    for (file, test) in named {
        let mut found = Vec::new();
        for folder in [
            "crates/tollgate/src",
            "crates/tollgate/tests",
            "crates/tollgate-core",
        ] {
            sources(&root.join(folder), file, &mut found);
        }
        let wanted = format!("fn {test}(");
        assert!(
            found.iter().any(|text| text.contains(&wanted)),
            "`{file}::{test}` is no test"
        );
    }
}
