//! `cargo xtask fuzz`: every fuzz target, for some seconds each.

use std::fs;
use std::path::Path;
use std::process::Command;

use clap::Args;

use crate::error::{Error, Result};
use crate::tool::program;

/// The version of cargo-fuzz that is installed if it is missing.
const CARGO_FUZZ: &str = "cargo-fuzz@0.13.2";

/// The options of the task.
#[derive(Args)]
pub struct Options {
    /// How long each target runs.
    #[arg(long, default_value_t = 60, value_name = "S")]
    seconds: u64,
    /// Run only the target of this name.
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
    /// Only check that the targets compile, on the stable compiler.
    #[arg(long)]
    build: bool,
}

/// Runs the targets. cargo-fuzz is installed if it is missing; the nightly compiler must be there.
///
/// # Errors
///
/// A build that fails, or a target that finds an input which breaks a promise. The input is kept in `fuzz/artifacts`.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    let folder = root.join("fuzz");
    if options.build {
        return program(&folder, "cargo", &["check", "--locked"], &[]);
    }
    install(root)?;
    let seconds = format!("-max_total_time={}", options.seconds);
    for target in targets(&folder)? {
        if options.target.as_ref().is_some_and(|only| *only != target) {
            continue;
        }
        out!("== {target}");
        let seeds = seed(root, &folder, &target)?;
        let arguments = [
            "+nightly",
            "fuzz",
            "run",
            &target,
            &seeds,
            "--",
            &seconds,
            "-max_len=65536",
            "-timeout=10",
        ];
        program(root, "cargo", &arguments, &[])?;
    }
    Ok(())
}

fn install(root: &Path) -> Result<()> {
    let is_there = Command::new("cargo-fuzz").arg("--version").output();
    if is_there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    program(root, "cargo", &["install", "--locked", CARGO_FUZZ], &[])
}

/// The names of the targets: of the files in their folder.
fn targets(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for path in files(&folder.join("fuzz_targets"))? {
        let name = path.file_stem().unwrap_or_default();
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Puts the published samples into the corpus of a target: each as it is, and after a first byte, which chooses the
/// status of a response.
fn seed(root: &Path, folder: &Path, target: &str) -> Result<String> {
    let corpus = folder.join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|source| Error::file(&corpus, source))?;
    let mut folders = vec![root.join("spec/examples")];
    let mut number = 0;
    while let Some(next) = folders.pop() {
        for path in files(&next)? {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let body = fs::read(&path).map_err(|source| Error::file(&path, source))?;
            for (prefix, body) in [("", body.clone()), ("status-", [&[0], &body[..]].concat())] {
                let seed = corpus.join(format!("{prefix}{number}"));
                fs::write(&seed, body).map_err(|source| Error::file(&seed, source))?;
            }
            number += 1;
        }
    }
    Ok(corpus.to_string_lossy().into_owned())
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let list = fs::read_dir(folder).map_err(|source| Error::file(folder, source))?;
    list.map(|entry| Ok(entry.map_err(|source| Error::file(folder, source))?.path()))
        .collect()
}
