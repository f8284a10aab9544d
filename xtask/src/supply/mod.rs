//! The supply chain: the bill of materials, the changes of the public API, and every combination of features.
//!
//! `cargo xtask ci dependencies` has the licences, sources and advisories.

mod powerset;
mod sbom;
mod semver;

use std::path::Path;

use crate::error::Result;
use crate::tool::cargo;

pub use self::{powerset::run as powerset, sbom::run as sbom, semver::run as semver};

/// The members of the workspace that are not published.
const UNPUBLISHED: [&str; 4] = ["xtask", "tollgate-tests", "tollgate-leaks", "tollgate-shop"];

/// Runs a cargo command for each crate that is published.
fn published(root: &Path, command: &[&str], options: &[&str]) -> Result<()> {
    let mut arguments = [command, &["--workspace"]].concat();
    for name in UNPUBLISHED {
        arguments.extend(["--exclude", name]);
    }
    cargo(root, &[&arguments[..], options].concat())
}
