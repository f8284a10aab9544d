//! Checks the dependencies of a user's build.

use std::{collections::BTreeSet, env, process::Command};

use crate::document;

/// The crates that are generated or hold generated code.
const GENERATED: [&str; 7] = [
    "tollgate-types",
    "tollgate-paymega-public",
    "tollgate-paymega-private",
    "tollgate-paymega-cardgate",
    "tollgate-paycross-gateway",
    "tollgate-paycross-checkout",
    "tollgate-paycross-reports",
];

#[test]
fn no_generator_is_built_with_what_it_made() {
    for package in GENERATED {
        let crates = crates(package, "normal,build");
        let itself = |name: &String| name.starts_with(package);
        assert!(crates.iter().any(itself), "{crates:?}");
        for generator in ["progenitor", "typify"] {
            let found = crates.iter().find(|name| name.starts_with(generator));
            assert_eq!(found, None, "{package} builds it");
        }
    }
}

#[test]
fn a_generated_client_stays_small() {
    let count = crates("tollgate-paymega-private", "normal").len();
    assert!(
        count <= 115,
        "tollgate-paymega-private needs {count} crates"
    );
}

#[test]
fn decisions_need_neither_an_http_client_nor_a_runtime() {
    let crates = crates("tollgate-core", "normal");
    let has = |name: &str| crates.iter().any(|it| it.split(' ').next() == Some(name));
    assert!(has("tollgate-core") && has("ring"), "{crates:?}");
    for name in ["hyper", "reqwest", "tokio", "tollgate-http"] {
        assert!(!has(name), "tollgate-core needs {name}");
    }
}

/// The crates that a package needs with its default features on this machine, itself included.
fn crates(package: &str, edges: &str) -> BTreeSet<String> {
    let cargo = env::var_os("CARGO").expect("cargo runs the tests");
    let output = Command::new(cargo)
        .current_dir(document::root())
        .args(["tree", "--offline", "--prefix=none", "--format={p}"])
        .args(["--package", package, "--edges", edges])
        .output()
        .expect("cargo can be run");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    // Cargo marks a crate that occurs in the tree again, and two versions are two crates.
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.split(" (").next().unwrap_or(line).to_owned())
        .collect()
}
