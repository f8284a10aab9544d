//! Runs other programs, and installs those that are missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// The folder of builds, which an environment variable can move.
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

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
    let status = command(root, name)
        .args(arguments)
        .envs(environment.iter().copied())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(name, arguments, &status.to_string())),
        Err(error) => Err(failed(name, arguments, &error.to_string())),
    }
}

/// Runs a program like [`program`], and gives what it printed.
pub fn program_output(
    root: &Path,
    name: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<String> {
    let output = command(root, name)
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .map_err(|error| failed(name, arguments, &error.to_string()))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    Err(failed(
        name,
        arguments,
        &format!("{}\n{said}", output.status),
    ))
}

/// A command without the variables that `cargo run` has set for this program. The build script of ring watches them, so
/// that ring, and all that needs it, would be built again after each build without them.
fn command(root: &Path, name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root);
    for (variable, _) in std::env::vars_os() {
        let of_package = ["CARGO_PKG_", "CARGO_MANIFEST_"];
        if of_package
            .iter()
            .any(|it| variable.to_string_lossy().starts_with(it))
        {
            command.env_remove(variable);
        }
    }
    command
}

/// Runs cargo and gives what it printed.
pub fn cargo_output(root: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = command(root, "cargo")
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| failed("cargo", arguments, &error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed("cargo", arguments, &output.status.to_string()))
    }
}

/// Makes sure that cargo has this command, from the package `cargo-NAME` of this version where it is missing.
pub fn ensure_cargo(root: &Path, name: &str, version: &str) -> Result<()> {
    if exists("cargo", &[name, "--version"]) {
        return Ok(());
    }
    let package = format!("cargo-{name}");
    let arguments = [
        "install",
        "--locked",
        "--quiet",
        &package,
        "--version",
        version,
    ];
    cargo(root, &arguments)
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

/// Whether Node.js is one that the tools run on: Redocly's linter asks for 20.19, Playwright for 20.
const IS_NEW_ENOUGH: &str = "const [major, minor] = process.versions.node.split('.').map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)";

/// Makes sure that there is an `npx`, from Debian's packages where it is missing, and that Node.js is new enough.
pub fn ensure_npx() -> Result<()> {
    if !exists("npx", &["--version"]) {
        apt_get(&["nodejs", "npm"])?;
    }
    if exists("node", &["-e", IS_NEW_ENOUGH]) {
        return Ok(());
    }
    // Debian 12 has an older one; npm installs this one beside it, into a folder that is looked into first.
    let arguments = ["install", "--silent", "--global", "node@22", "npm@10"];
    program(Path::new("."), "npm", &arguments, &[])
}

/// Installs packages of Debian.
pub fn apt_get(packages: &[&str]) -> Result<()> {
    let root = Path::new(".");
    let silent = [("DEBIAN_FRONTEND", "noninteractive")];
    let arguments: Vec<&str> = ["install", "-qy"].iter().chain(packages).copied().collect();
    program(root, "apt-get", &["update", "-q"], &silent)
        .and_then(|()| program(root, "apt-get", &arguments, &silent))
        .map_err(|error| {
            let packages = packages.join(" and ");
            Error::Check(format!(
                "{error}\ninstall {packages} by other means, and try again"
            ))
        })
}

fn failed(name: &str, arguments: &[&str], why: &str) -> Error {
    Error::Check(format!("`{name} {}`: {why}", arguments.join(" ")))
}
