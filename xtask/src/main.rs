//! The project's own tasks: `cargo xtask generate [--check]`, `ci`, `conformance`, `billing`, `faults`, `proof`, `model`,
//! `fuzz`, `browser`, `shown-types`, `sbom`, `semver`, `powerset`, `cost` and `bench`.

#![warn(clippy::print_stdout)]

#[macro_use]
mod output;

mod bench;
mod billing;
mod browser;
mod bundle;
mod ci;
mod conformance;
mod constructor;
#[cfg(test)]
mod corpus;
mod cost;
mod culprit;
mod deprecation;
mod document;
mod error;
mod faults;
mod feature;
mod field;
mod files;
mod fuzz;
mod generate;
mod lenient;
mod limit;
mod lint;
mod lower;
mod marker;
mod meaning;
mod model;
mod name;
mod packages;
mod proof;
mod recursion;
mod render;
mod role;
mod supply;
mod tool;
mod type_list;
mod verify;
mod yaml;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Result;
use crate::render::{Rendered, render};

/// The project's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make the generated files from the documents in spec/.
    Generate {
        /// Only compare the generated files with those on disk, and fail if they differ.
        #[arg(long)]
        check: bool,
    },
    /// Run all checks except the tests. Missing tools are installed.
    Ci {
        /// Run only the check of this name, such as `words`.
        check: Option<String>,
    },
    /// List the public types that can show text, which the search for planted secrets must cover.
    ShownTypes,
    /// Test the sandbox with Schemathesis and with third-party clients.
    Conformance,
    /// Test billing runs on PostgreSQL, which is installed if it is missing.
    Billing,
    /// Run whole programs under faults, and compare their outcomes with the ledger.
    Faults(faults::Options),
    /// Measure the figures of docs/proof.md, and write them into its generated parts.
    Proof {
        /// Measure only the part of this name, such as `peers`.
        part: Option<String>,
    },
    /// Search all schedules of the state machines against models of their providers.
    Model(model::Options),
    /// Run the fuzz targets of every decoder, with a nightly compiler.
    Fuzz(fuzz::Options),
    /// Run a payer's journeys in headless Chromium, which is installed if it is missing.
    Browser,
    /// Write the bills of materials (SBOM) to target/sbom.
    Sbom,
    /// List the changes of the public API that break users.
    Semver {
        /// The revision of git to compare with: the last release's tag.
        #[arg(long, value_name = "REV")]
        baseline: String,
    },
    /// Build each combination of features.
    Powerset,
    /// Measure the build time that the facade adds to a cold release build.
    Cost,
    /// Measure the library beside programs without it, and write docs/performance.md; or measure another subject.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Generate { check } => run_generate(check),
        Task::Ci { check } => ci::run(&root(), check.as_deref()),
        Task::ShownTypes => ci::shown::write(&root()),
        Task::Conformance => conformance::run(&root()),
        Task::Billing => billing::run(&root()),
        Task::Faults(options) => faults::run(&root(), &options),
        Task::Proof { part } => proof::run(&root(), part.as_deref()),
        Task::Model(options) => model::run(&root(), &options),
        Task::Fuzz(options) => fuzz::run(&root(), &options),
        Task::Browser => browser::run(&root()),
        Task::Sbom => supply::sbom(&root()),
        Task::Semver { baseline } => supply::semver(&root(), &baseline),
        Task::Powerset => supply::powerset(&root()),
        Task::Cost => cost::run(&root()),
        Task::Bench(options) => bench::run(&root(), &options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The project's root: the tasks work from any folder, and in any copy that cargo runs them in.
fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().unwrap_or(&manifest).to_owned()
}

fn run_generate(check: bool) -> Result<()> {
    let root = root();
    let Rendered { files, counts } = render(&root.join("spec"))?;
    if check {
        files::check(&root, &files)?;
    } else {
        for path in files::write(&root, &files)? {
            out!("wrote {}", path.display());
        }
    }
    out!(
        "{:<10} {:>10} {:>8} {:>6}",
        "document",
        "operations",
        "schemas",
        "lines"
    );
    for count in &counts {
        out!(
            "{:<10} {:>10} {:>8} {:>6}",
            count.document,
            count.operations,
            count.schemas,
            count.lines
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generated_files_are_what_the_documents_say() {
        let root = root();
        let rendered = render(&root.join("spec")).unwrap();
        files::check(&root, &rendered.files).unwrap();
    }
}
