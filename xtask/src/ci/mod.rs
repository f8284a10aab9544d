//! `cargo xtask ci`: all checks except the tests.

mod api;
mod deny;
mod example;
mod feature;
mod packages;
pub mod shown;
mod tls;
mod version;
mod words;

pub use feature::install_openssl;

use std::path::Path;
use std::time::Instant;

use crate::bench::library;
use crate::document::{SHARED, SURFACES, file_of};
use crate::error::{Error, Result};
use crate::tool::{self, cargo, program};

/// The version of Redocly's linter: a newer one may have new rules.
const REDOCLY: &str = "@redocly/cli@2.77.0";

/// A check: its name, and the function that runs it in the project's root.
type Check = (&'static str, fn(&Path) -> Result<()>);

const CHECKS: [Check; 15] = [
    ("format", format),
    ("generated files", generated),
    ("documents", documents),
    ("words", words::check),
    ("clippy", clippy),
    ("documentation", documentation),
    ("examples", example::check),
    ("public API", api::check),
    ("shown types", shown::check),
    ("features", feature::check),
    ("tls", tls::check),
    ("performance", library::check),
    ("packages", packages::check),
    ("rust versions", version::check),
    ("dependencies", deny::check),
];

/// Runs all checks, or the one with this name, and stops at the first that fails.
///
/// # Errors
///
/// The error of the failing check, or [`Error::Check`] if no check has this name.
pub fn run(root: &Path, only: Option<&str>) -> Result<()> {
    let is_wanted = |name| only.is_none_or(|it| it == name);
    let wanted: Vec<Check> = CHECKS.into_iter().filter(|it| is_wanted(it.0)).collect();
    if wanted.is_empty() {
        let names = CHECKS.map(|(name, _)| name).join(", ");
        return Err(Error::Check(format!("the checks are: {names}")));
    }
    for (name, check) in wanted {
        out!("== {name}");
        let start = Instant::now();
        check(root)?;
        out!("== {name}: ok, {:.0} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

fn format(root: &Path) -> Result<()> {
    cargo(root, &["fmt", "--all", "--check"])?;
    // They are no members of the workspace: they are built with other features, or with generated code.
    let alone = [
        "--check",
        "--edition",
        "2024",
        "fuzz/src/lib.rs",
        "tests/alone/main.rs",
        "tests/bench/both-providers/src/main.rs",
        "tests/bench/by-hand/src/main.rs",
        "tests/bench/client/src/main.rs",
        "tests/bench/client/src/bin/memory.rs",
        "tests/bench/one-provider/src/main.rs",
        "tests/bench/peers/src/main.rs",
        "tests/peers/async-stripe/src/main.rs",
        "tests/peers/bepaid/src/main.rs",
        "tests/peers/endpoint/src/main.rs",
        "tests/peers/job/src/lib.rs",
        "tests/peers/reqwest-retry/src/main.rs",
        "tests/peers/sandbox/src/main.rs",
        "tests/peers/tollgate/src/main.rs",
        "tests/tls/system-tls/src/main.rs",
        "tests/tls/reqwest-0-12/src/main.rs",
        "tests/tls/reqwest-0-13/src/main.rs",
        "tests/tls/rustls-aws-lc/src/main.rs",
        "tests/tls/rustls-ring/src/main.rs",
        "tests/tls/server/src/main.rs",
        "tests/tls/tollgate-call/src/lib.rs",
        "xtask/tests/corpus/crate/server.rs",
    ];
    program(root, "rustfmt", &alone, &[])
}

fn generated(root: &Path) -> Result<()> {
    let rendered = crate::render::render(&root.join("spec"))?;
    crate::files::check(root, &rendered.files)
}

fn documents(root: &Path) -> Result<()> {
    tool::ensure_npx()?;
    let files: Vec<_> = SURFACES.into_iter().chain([SHARED]).map(file_of).collect();
    let mut arguments = vec!["--yes", REDOCLY, "lint"];
    arguments.extend(files.iter().map(String::as_str));
    program(root, "npx", &arguments, &[("REDOCLY_TELEMETRY", "off")])
}

fn clippy(root: &Path) -> Result<()> {
    let all = ["--workspace"].as_slice();
    let postgres = [
        "-p",
        "tollgate-billing",
        "-p",
        "tollgate-cli",
        "-F",
        "postgres",
    ];
    for what in [all, &postgres] {
        let arguments = [
            &["clippy", "--all-targets"],
            what,
            &["--", "-D", "warnings"],
        ];
        cargo(root, &arguments.concat())?;
    }
    Ok(())
}

fn documentation(root: &Path) -> Result<()> {
    let arguments = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ];
    program(
        root,
        "cargo",
        &arguments,
        &[("RUSTDOCFLAGS", "-D warnings")],
    )
}
