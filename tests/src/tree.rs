//! What a customer's build is made of.

use std::{collections::BTreeSet, env, process::Command};

use crate::document;

/// The crates that are generated or hold generated code.
const GENERATED: [&str; 5] = [
    "tollgate-types",
    "tollgate-paymega-public",
    "tollgate-paymega-private",
    "tollgate-paymega-cardgate",
    "tollgate-paycross-gateway",
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
    // A crate that stands in the tree again is marked, and two versions are two crates.
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.split(" (").next().unwrap_or(line).to_owned())
        .collect()
}
