//! `cargo xtask browser`: the journeys of a payer in headless Chromium, with script and without.
//!
//! The journeys are in `xtask/browser/`. Their packages are installed into `target/browser/`, where the
//! screenshots of their steps stay as well.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::tool::{apt_get, cargo, ensure_npx, program};

const PLAYWRIGHT: &str = "playwright-core";
/// The journeys were written for this version; Debian's Chromium is driven by any.
const VERSION: &str = "1.65.1";
const CHROMIUM: &str = "/usr/bin/chromium";
const JOURNEYS: &str = "xtask/browser/run.mjs";
const FOLDER: &str = "target/browser";

/// Runs all journeys against a sandbox of their own.
///
/// # Errors
///
/// A package that cannot be installed, or a failed journey. Its name is printed.
pub fn run(root: &Path) -> Result<()> {
    install_chromium()?;
    install_playwright(&root.join(FOLDER))?;
    // The journeys have little time, and none of it is for the compiler.
    cargo(root, &["build", "--quiet", "--package", "tollgate-cli"])?;
    let merchant = ["--package", "tollgate-tests", "--example", "merchant"];
    cargo(root, &[&["build", "--quiet"], &merchant[..]].concat())?;
    program(root, "node", &[JOURNEYS, FOLDER, CHROMIUM], &[])
}

fn install_chromium() -> Result<()> {
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    apt_get(&["chromium"])
}

/// This package of Playwright contains no browser, and needs no other package.
fn install_playwright(folder: &Path) -> Result<()> {
    ensure_npx()?;
    let installed = folder.join("node_modules").join(PLAYWRIGHT);
    if is_version(&installed.join("package.json")) {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    // Without this file, npm looks for one in the folders above.
    let manifest = folder.join("package.json");
    fs::write(&manifest, "{\"private\": true}\n").map_err(|error| Error::file(&manifest, error))?;
    let package = format!("{PLAYWRIGHT}@{VERSION}");
    let options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
    let arguments = [&["install", "--ignore-scripts", &package], &options[..]].concat();
    program(
        folder,
        "npm",
        &arguments,
        &[("npm_config_loglevel", "error")],
    )
}

fn is_version(manifest: &Path) -> bool {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    manifest["version"] == VERSION
}
