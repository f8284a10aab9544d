//! The library with a mistake: a copy of the project is changed and built, and payments must show the mistake.

mod copy;
mod list;

use std::path::Path;
use std::process::{Command, Output};

use self::list::{MUTANTS, Mutant};
use crate::error::{Error, Result};
use crate::tool::{cargo, target};

/// The most payments that a mistake may survive.
const PAYMENTS: u64 = 1_000;

/// Builds each mutant in a copy of the project, and runs payments with it.
///
/// # Errors
///
/// A mutant that no payment shows, or a build that fails.
pub fn run(root: &Path, seed: u64) -> Result<()> {
    let (tree, build) = (
        target(root).join("mutants/tree"),
        target(root).join("mutants/build"),
    );
    copy::all(root, &tree)?;
    let mut survivors = Vec::new();
    for mutant in &MUTANTS {
        let whole = copy::mutate(&tree, mutant)?;
        let output = pay(&tree, &build, mutant, seed);
        copy::restore(&tree, mutant, &whole)?;
        if is_caught(&output?) {
            out!("caught: {}", mutant.name);
        } else {
            out!("SURVIVES: {}", mutant.name);
            survivors.push(mutant.name);
        }
    }
    out!("mutants={} survivors={}", MUTANTS.len(), survivors.len());
    if survivors.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!(
        "no payment shows: {}",
        survivors.join("; ")
    )))
}

fn pay(tree: &Path, build: &Path, mutant: &Mutant, seed: u64) -> Result<Output> {
    let folder = build.to_string_lossy();
    let arguments = [
        "build",
        "--quiet",
        "--package",
        "tollgate-faults",
        "--target-dir",
        &folder,
    ];
    cargo(tree, &arguments)?;
    let mut faults = Command::new(build.join("debug/faults"));
    faults.args([
        "--payments",
        &PAYMENTS.to_string(),
        "--seed",
        &seed.to_string(),
    ]);
    faults.args(["--first", "--jobs", mutant.jobs]);
    let output = faults.output();
    output.map_err(|error| Error::Check(format!("the program `faults`: {error}")))
}

/// Whether a promise was broken, and not the program.
fn is_caught(output: &Output) -> bool {
    let printed = String::from_utf8_lossy(&output.stdout);
    let last = printed.lines().last().unwrap_or_default();
    let broken = last.split(' ').skip(1).any(|count| !count.ends_with("=0"));
    !output.status.success() && last.starts_with("payments=") && broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mutant_changes_one_place_of_the_library() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for mutant in &MUTANTS {
            let text = std::fs::read_to_string(root.join(mutant.file)).unwrap();
            assert_eq!(text.matches(mutant.from).count(), 1, "{}", mutant.name);
            assert_ne!(mutant.from, mutant.to, "{}", mutant.name);
        }
    }
}
