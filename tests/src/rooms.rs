//! Checks that neither provider's folder in the facade or its core imports from the other.

use std::{fs, path::Path};

use crate::document;

/// The lines of the sources in a folder that import this path, comments left out.
fn imports(folder: &Path, path: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let file = entry.expect("an entry").path();
        if file.is_dir() {
            imports(&file, path, found);
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let lines = code.filter(|line| line.contains(path));
        found.extend(lines.map(|line| format!("{}: {line}", file.display())));
    }
}

#[test]
fn neither_provider_imports_from_the_other() {
    for package in ["tollgate", "tollgate-core"] {
        let source = document::root().join("crates").join(package).join("src");
        for (room, others) in [
            ("paymega", ["paycross::", "tollgate_paycross_"]),
            ("paycross", ["paymega::", "tollgate_paymega_"]),
        ] {
            let mut found = Vec::new();
            for path in others {
                imports(&source.join(room), path, &mut found);
            }
            assert!(found.is_empty(), "{package}, {room}: {found:#?}");
            let mut own = Vec::new();
            imports(&source.join(room), &format!("{room}::"), &mut own);
            assert!(!own.is_empty(), "{room} imports nothing of its own");
        }
    }
}
