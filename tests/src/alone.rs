//! Tests the leaf types and shared schemas in a separate build.
//!
//! Cargo unites the features that the packages of a workspace request, so there a type could depend on a feature that
//! another package requests. A user gets the features that the types request, or `arbitrary_precision` on top, which
//! represents every number in another way.

use std::{env, fs, path::Path, process::Command};

use crate::document;

#[test]
fn leaf_types_work_with_no_feature_of_serde_json_and_with_arbitrary_precision() {
    // One after the other, since cargo builds one at a time into a folder.
    run(&[]);
    run(&["--features=arbitrary_precision"]);
}

fn run(features: &[&str]) {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = scratch.join("alone");
    write_manifest(&package);
    let output = Command::new(env::var_os("CARGO").expect("cargo runs the tests"))
        .args(["test", "--offline", "--quiet"])
        .args(features)
        .current_dir(&package)
        .env("TOLLGATE_ROOT", document::root())
        // Most dependencies were built there for the workspace.
        .env("CARGO_TARGET_DIR", scratch.join(".."))
        .output()
        .expect("cargo can be run");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    assert!(output.status.success(), "with {features:?}:\n{printed}");
}

/// Writes the package's manifest and its lock file into the target folder, so that nothing is written beside the
/// sources, and no version is used that the workspace does not use.
fn write_manifest(package: &Path) {
    let root = document::root()
        .canonicalize()
        .expect("the workspace is a folder");
    let manifest =
        fs::read_to_string(root.join("tests/alone/Cargo.toml")).expect("the package's manifest");
    let manifest = manifest.replace("../..", &root.to_string_lossy());
    fs::create_dir_all(package).expect("a folder for the package");
    fs::write(package.join("Cargo.toml"), manifest).expect("the manifest is written");
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).expect("the lock file is copied");
}
