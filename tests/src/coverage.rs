//! Checks that every test and every command that a document names exists.

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

/// The sources of each module of this name: `name.rs` or `name/mod.rs`.
fn sources(folder: &Path, name: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let is_folder_of = path.ends_with("mod.rs") && folder.ends_with(name);
        if path.is_dir() {
            sources(&path, name, found);
        } else if is_folder_of || path.ends_with(format!("{name}.rs")) {
            found.extend(fs::read_to_string(path));
        }
    }
}

/// The documents, each with the least number of tests that it names.
const DOCUMENTS: [(&str, usize); 2] = [("docs/coverage.md", 30), ("SECURITY.md", 20)];

/// The folders with tests.
const FOLDERS: [&str; 3] = ["crates", "tests", "xtask/src"];

#[test]
fn every_test_that_a_document_names_exists() {
    let root = document::root();
    for (name, least) in DOCUMENTS {
        let text = fs::read_to_string(root.join(name)).expect("a document");
        let named = named(&text);
        assert!(named.len() >= least, "{name} names only {}", named.len());
        for (file, test) in named {
            let mut found = Vec::new();
            for folder in FOLDERS {
                sources(&root.join(folder), file, &mut found);
            }
            let wanted = format!("fn {test}(");
            assert!(
                found.iter().any(|text| text.contains(&wanted)),
                "{name}: `{file}::{test}` is no test"
            );
        }
    }
}

/// Every task of `cargo xtask` in backticks, with the check of `ci` if one is named.
fn tasks(text: &str) -> Vec<(&str, Option<String>)> {
    let spans = text.split('`').skip(1).step_by(2);
    let commands = spans.filter_map(|span| span.strip_prefix("cargo xtask "));
    commands
        .map(|command| match command.split_once(' ') {
            Some(("ci", check)) => ("ci", Some(check.trim_matches('"').to_owned())),
            Some((task, _)) => (task, None),
            None => (command, None),
        })
        .collect()
}

#[test]
fn every_command_that_a_document_names_exists() {
    let root = document::root();
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("a file");
    let (main, checks) = (read("xtask/src/main.rs"), read("xtask/src/ci/mod.rs"));
    for name in ["SECURITY.md", "CONTRIBUTING.md", "README.md"] {
        for (task, check) in tasks(&read(name)) {
            let variant: String = task.split('-').map(capitalised).collect();
            assert!(main.contains(&format!("Task::{variant}")), "{name}: {task}");
            if let Some(check) = check {
                assert!(
                    checks.contains(&format!("(\"{check}\",")),
                    "{name}: {check}"
                );
            }
        }
    }
    assert!(tasks(&read("SECURITY.md")).len() > 3, "hardly a command");
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + rest
}
