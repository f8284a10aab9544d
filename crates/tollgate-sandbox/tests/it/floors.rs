//! The floors of the sandbox: a module imports only from modules below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each top module with the modules that it may import, from the lowest floor to the highest.
const FLOORS: [(&str, &[&str]); 18] = [
    ("http", &[]),
    ("keys", &[]),
    ("redact", &[]),
    ("settings", &[]),
    ("state", &["keys", "redact", "settings"]),
    ("rules", &["settings", "state"]),
    ("view", &["http", "keys", "settings", "state"]),
    ("surface", &["http", "rules", "settings", "state", "view"]),
    ("check", &["http", "state", "surface"]),
    ("router", &["http", "state", "surface"]),
    ("fault", &["http", "router", "surface"]),
    ("recorder", &["state"]),
    ("store", &["state"]),
    (
        "tasks",
        &[
            "check", "fault", "http", "keys", "recorder", "redact", "router", "rules", "state",
            "store", "surface", "view",
        ],
    ),
    (
        "control",
        &[
            "check", "fault", "http", "router", "state", "surface", "tasks", "view",
        ],
    ),
    (
        "pages",
        &[
            "http", "redact", "rules", "state", "surface", "tasks", "view",
        ],
    ),
    (
        "server",
        &[
            "control", "fault", "http", "pages", "router", "surface", "tasks",
        ],
    ),
    (
        "sandbox",
        &[
            "fault", "keys", "server", "settings", "state", "tasks", "view",
        ],
    ),
];

/// The builder makes a sandbox, so it is the top floor.
const TOP: (&str, &[&str]) = (
    "builder",
    &[
        "fault", "keys", "recorder", "sandbox", "server", "settings", "state", "store", "surface",
        "tasks",
    ],
);

#[test]
fn modules_import_only_what_their_floor_allows() {
    let listed: BTreeSet<String> = floors().map(|(module, _)| module.to_owned()).collect();
    assert_eq!(modules(), listed, "each module needs its floor");
    for (module, allowed) in floors() {
        let allowed: BTreeSet<String> = allowed.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(imports(module), allowed, "the imports of {module}");
    }
}

#[test]
fn floors_import_only_from_below() {
    let mut below = BTreeSet::new();
    for (module, allowed) in floors() {
        for import in allowed {
            assert!(below.contains(import), "{module} imports {import}");
        }
        below.insert(module);
    }
}

#[test]
fn imports_are_found_in_code_alone() {
    for (line, found) in [
        ("use crate::state::{State, word};", vec!["state"]),
        (
            "    let it = crate::http::flag(crate::keys::stamp(x));",
            vec!["http", "keys"],
        ),
        ("/// See [`Builder`](crate::Builder).", vec![]),
        ("// crate::state", vec![]),
        ("pub(crate) use self::paycross::Shop;", vec![]),
    ] {
        assert_eq!(imported(line), found, "{line}");
    }
    for hidden in [
        "use crate::{state, view};",
        "use super::super::state;",
        "use crate as all;",
    ] {
        assert!(hides_imports(hidden), "{hidden}");
    }
}

fn floors() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    FLOORS.into_iter().chain([TOP])
}

fn source() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn modules() -> BTreeSet<String> {
    let entries = fs::read_dir(source()).unwrap();
    let names = entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_owned());
    let names = names.map(|name| name.into_string().unwrap());
    names.filter(|name| name != "lib").collect()
}

/// The other top modules that the sources of one module name.
fn imports(module: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files(module) {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines() {
            assert!(!hides_imports(line), "{}: {line}", file.display());
            found.extend(imported(line).into_iter().map(str::to_owned));
        }
        let climbs = is_root(&file) && code_before_tests(&text).any(|it| it.contains("super::"));
        assert!(!climbs, "{} imports by `super`", file.display());
    }
    found.remove(module);
    found
}

fn files(module: &str) -> Vec<PathBuf> {
    let (file, folder) = (source().join(format!("{module}.rs")), source().join(module));
    let mut found: Vec<PathBuf> = Some(file).filter(|it| it.exists()).into_iter().collect();
    let mut folders: Vec<PathBuf> = Some(folder).filter(|it| it.exists()).into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The names behind `crate::` in a line of code.
fn imported(line: &str) -> Vec<&str> {
    let paths = code(line).split("crate::").skip(1);
    let names = paths.map(|path| {
        let end = path.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
        &path[..end.unwrap_or(path.len())]
    });
    names.collect()
}

/// Whether a line imports in a form that this test cannot read.
fn hides_imports(line: &str) -> bool {
    let code = code(line);
    ["crate::{", "crate::*", "crate as", "super::super::"]
        .iter()
        .any(|form| code.contains(form))
}

/// Whether a file is the root of a top module, where `super` is the crate.
fn is_root(file: &Path) -> bool {
    let below = file.strip_prefix(source()).unwrap();
    let depth = below.components().count();
    depth == 1 || (depth == 2 && below.ends_with("mod.rs"))
}

/// The code of a file without its inner tests, which may import from their parent.
fn code_before_tests(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(code);
    lines.take_while(|line| *line != "#[cfg(test)]")
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}
