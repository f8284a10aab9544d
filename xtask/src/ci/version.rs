//! Checks that no dependency needs a newer Rust than we promise.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tool::cargo_output;

pub fn check(root: &Path) -> Result<()> {
    let output = cargo_output(root, &["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_slice(&output)
        .map_err(|error| Error::Check(format!("`cargo metadata`: {error}")))?;
    let newer = newer(&metadata);
    if newer.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!(
        "these need a newer Rust than `rust-version` in Cargo.toml says: {}",
        newer.join(", ")
    )))
}

/// The packages whose Rust version is above that of the package `tollgate`.
fn newer(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let packages: Vec<&Value> = packages.collect();
    let ours = packages
        .iter()
        .find(|package| package["name"] == "tollgate");
    let ours = ours
        .and_then(|package| rust_version(package))
        .unwrap_or_default();
    let is_newer = |package: &&&Value| rust_version(package).is_some_and(|needs| needs > ours);
    packages
        .iter()
        .filter(is_newer)
        .map(|package| format!("{} {}", package["name"], package["rust_version"]))
        .collect()
}

fn rust_version(package: &Value) -> Option<Vec<u32>> {
    let text = package["rust_version"].as_str()?;
    let mut parts: Vec<u32> = text
        .split('.')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    parts.resize(3, 0);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_dependency_with_a_newer_rust_is_found() {
        let metadata = json!({"packages": [
            {"name": "tollgate", "rust_version": "1.88"},
            {"name": "same", "rust_version": "1.88.0"},
            {"name": "older", "rust_version": "1.9"},
            {"name": "silent", "rust_version": null},
            {"name": "newer", "rust_version": "1.88.1"},
        ]});
        assert_eq!(newer(&metadata), ["\"newer\" \"1.88.1\""]);
    }
}
