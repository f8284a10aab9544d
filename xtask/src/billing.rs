//! The tests of billing runs that need a PostgreSQL: they start one of their own, from Debian's package, and shift clocks
//! by libfaketime.

use std::path::Path;

use crate::error::Result;
use crate::tool::{apt_get, cargo, exists};

/// Where Debian's package puts the server's programs.
const SERVER: &str = "/usr/lib/postgresql";

/// Installs what is missing, and runs the tests.
pub fn run(root: &Path) -> Result<()> {
    install()?;
    let package = [
        "test",
        "--package",
        "tollgate-billing",
        "--features",
        "postgres",
    ];
    cargo(root, &[&package[..], &["--test", "postgres"]].concat())
}

/// Installs PostgreSQL and libfaketime if they are missing.
pub fn install() -> Result<()> {
    if Path::new(SERVER).exists() && exists("faketime", &["--version"]) {
        return Ok(());
    }
    apt_get(&["postgresql", "faketime"])
}
