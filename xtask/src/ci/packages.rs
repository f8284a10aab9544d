//! Each crate builds from its package.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::tool::cargo;

/// A separate build folder. Cargo builds a package of one version only once, so the folder is removed before each run.
const TARGET: &str = "target/packages";

/// Builds each crate from its package, with the packages of the others.
pub fn check(root: &Path) -> Result<()> {
    let target = root.join(TARGET);
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| Error::file(&target, error))?;
    }
    if let Some(home) = cargo_home() {
        remove_unpacked(&home.join("registry/src"))?;
    }
    let arguments = [
        "package",
        "--quiet",
        "--target-dir",
        TARGET,
        "--workspace",
        "--exclude",
        "xtask",
        "--exclude",
        "tollgate-tests",
        "--exclude",
        "tollgate-faults",
        "--exclude",
        "tollgate-leaks",
        "--exclude",
        "tollgate-shop",
        "--allow-dirty",
    ];
    cargo(root, &arguments)
}

fn cargo_home() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// Removes the packages that an earlier run unpacked. Cargo unpacks each version of a package once, and would build
/// this run's crates with the sources of the earlier one.
fn remove_unpacked(sources: &Path) -> Result<()> {
    for registry in entries(sources) {
        // Cargo names a registry by its host and a hash. A registry in a folder has no host: its name begins with `-`.
        let is_folder = name(&registry).starts_with('-');
        let ours = entries(&registry)
            .into_iter()
            .filter(|package| is_folder && name(package).starts_with("tollgate"));
        for package in ours {
            fs::remove_dir_all(&package).map_err(|error| Error::file(&package, error))?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacked_packages_of_an_earlier_run_are_removed_and_no_others() {
        let sources = env::temp_dir().join(format!("tollgate-packages-{}", std::process::id()));
        let kept = ["-1f/serde-1.0.0", "crates.example-1f/tollgate-0.1.0"];
        for package in kept.into_iter().chain(["-1f/tollgate-types-0.1.0"]) {
            fs::create_dir_all(sources.join(package)).unwrap();
        }
        remove_unpacked(&sources).unwrap();
        assert!(!sources.join("-1f/tollgate-types-0.1.0").exists());
        assert!(kept.iter().all(|package| sources.join(package).exists()));
        fs::remove_dir_all(sources).unwrap();
    }
}
