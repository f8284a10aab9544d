//! Installs packages of Node.js and Python into folders of their own, with the versions that files pin.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::tool::{apt_get, ensure_npx, exists, program};

/// The files that list npm's packages.
const NODE_FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs the npm packages of a folder's lock file into another folder. Scripts of packages do not run.
///
/// # Errors
///
/// Node.js that cannot be installed, a file that cannot be copied, or npm that fails.
pub fn npm(from: &Path, folder: &Path) -> Result<()> {
    ensure_npx()?;
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    let mut stale = !folder.join("node_modules/.package-lock.json").exists();
    for name in NODE_FILES {
        stale |= copy(&from.join(name), &folder.join(name))?;
    }
    if !stale {
        return Ok(());
    }
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    program(
        folder,
        "npm",
        &arguments,
        &[("npm_config_loglevel", "error")],
    )
}

/// Installs the packages of a requirements file into a Python environment.
///
/// # Errors
///
/// Python that cannot be installed, or pip that fails.
pub fn pip(requirements: &Path, environment: &Path) -> Result<()> {
    if !exists("python3", &["-c", "import ensurepip, venv"]) {
        apt_get(&["python3", "python3-venv"])?;
    }
    let here = Path::new(".");
    let python = text(&environment.join("bin/python"));
    if !exists(&python, &["-m", "pip", "--version"]) {
        let arguments = ["-m", "venv", "--clear", &text(environment)];
        program(here, "python3", &arguments, &[])?;
    }
    let arguments = ["-m", "pip", "install", "-q", "-r", &text(requirements)];
    let quiet = [("PIP_DISABLE_PIP_VERSION_CHECK", "1")];
    program(here, &python, &arguments, &quiet)
}

/// Copies a file, and returns whether the contents changed.
///
/// # Errors
///
/// A file that cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<bool> {
    let wanted = fs::read(from).map_err(|error| Error::file(from, error))?;
    if fs::read(to).is_ok_and(|present| present == wanted) {
        return Ok(false);
    }
    fs::write(to, wanted).map_err(|error| Error::file(to, error))?;
    Ok(true)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
