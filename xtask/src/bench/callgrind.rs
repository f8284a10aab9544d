//! Valgrind's callgrind, which counts the instructions of a program in user space.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::tool::{apt_get, exists};

/// Installs Valgrind from Debian's packages where it is missing.
pub fn ensure() -> Result<()> {
    if exists("valgrind", &["--version"]) {
        Ok(())
    } else {
        apt_get(&["valgrind"])
    }
}

/// The command line that counts the instructions of a program, which follows it, into a file.
pub fn command(file: &Path) -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["-q", "--tool=callgrind"])
        .arg(format!("--callgrind-out-file={}", file.display()));
    valgrind
}

/// The instructions in the file that Valgrind has written.
pub fn total(file: &Path) -> Result<u64> {
    let text = fs::read_to_string(file).map_err(|error| Error::file(file, error))?;
    let line = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = line.and_then(|it| it.trim().parse().ok());
    total.ok_or_else(|| Error::Check("Valgrind has counted nothing".to_owned()))
}
