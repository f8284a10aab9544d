//! The changes of the public API since a revision that break a merchant's program.

use std::path::Path;

use super::published;
use crate::error::Result;
use crate::tool::ensure_cargo;

/// A newer one needs a newer Rust.
const VERSION: &str = "0.51.0";

/// Compares each published crate with its sources at this revision of git.
pub fn run(root: &Path, baseline: &str) -> Result<()> {
    ensure_cargo(root, "semver-checks", VERSION)?;
    let command = ["semver-checks", "check-release"];
    // The library `tollgate` has the name of the command.
    published(
        root,
        &command,
        &["--exclude", "tollgate-cli", "--baseline-rev", baseline],
    )
}
