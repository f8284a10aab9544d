//! Runs other programs, and installs those that are missing.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// Runs cargo in a folder.
pub fn cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    program(root, "cargo", arguments, &[])
}

/// Runs a program in a folder, with some environment variables.
///
/// # Errors
///
/// The command that could not be started, or that failed.
pub fn program(
    root: &Path,
    name: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<()> {
    let status = Command::new(name)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(name, arguments, &status.to_string())),
        Err(error) => Err(failed(name, arguments, &error.to_string())),
    }
}

/// Runs cargo and gives what it printed.
pub fn cargo_output(root: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| failed("cargo", arguments, &error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed("cargo", arguments, &output.status.to_string()))
    }
}

/// Whether a program can be started.
pub fn exists(name: &str, arguments: &[&str]) -> bool {
    Command::new(name)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Makes sure that there is an `npx`, from Debian's packages where it is missing.
pub fn ensure_npx() -> Result<()> {
    if exists("npx", &["--version"]) {
        return Ok(());
    }
    apt_get(&["nodejs", "npm"])
}

/// Installs packages of Debian.
pub fn apt_get(packages: &[&str]) -> Result<()> {
    let root = Path::new(".");
    program(root, "apt-get", &["update", "-q"], &[])?;
    let arguments: Vec<&str> = ["install", "-qy"].iter().chain(packages).copied().collect();
    program(root, "apt-get", &arguments, &[])
}

fn failed(name: &str, arguments: &[&str], why: &str) -> Error {
    Error::Check(format!("`{name} {}`: {why}", arguments.join(" ")))
}
