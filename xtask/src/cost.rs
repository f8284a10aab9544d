//! `cargo xtask cost`: the build time and the size that Tollgate adds to a program, measured against a program that calls
//! one endpoint by hand with the same HTTP and TLS crates.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The programs of `tests/bench`, the one by hand first.
const PROGRAMS: [&str; 3] = ["by-hand", "one-provider", "both-providers"];

/// The largest ratios to the program by hand: of the build's CPU time, and of the size.
const LIMITS: [(&str, [f64; 2]); 2] = [
    ("one-provider", [1.2, 1.15]),
    ("both-providers", [1.35, 1.5]),
];

/// The cost of a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cost {
    pub program: String,
    /// Seconds of CPU of a release build from nothing.
    pub seconds: f64,
    /// The size of the program without symbols.
    pub bytes: u64,
}

/// The limits of a program; the one by hand has none.
pub fn limits(program: &str) -> Option<[f64; 2]> {
    let found = LIMITS.iter().find(|(name, _)| *name == program);
    found.map(|(_, limits)| *limits)
}

/// Builds and prints.
///
/// # Errors
///
/// As [`measure`].
pub fn run(root: &Path) -> Result<()> {
    let costs = measure(root)?;
    for cost in &costs {
        let [seconds, bytes] = cost.ratios(&costs[0]);
        let limits = limits(&cost.program)
            .map(|[seconds, bytes]| format!(" (at most {seconds:.2} and {bytes:.2})"));
        out!(
            "{}: {:.0} CPU seconds, {} bytes; {seconds:.2} and {bytes:.2} of {}{}",
            cost.program,
            cost.seconds,
            cost.bytes,
            costs[0].program,
            limits.unwrap_or_default()
        );
    }
    Ok(())
}

/// Builds each program from nothing, one after the other.
///
/// # Errors
///
/// A build that fails, or a file that cannot be read.
pub fn measure(root: &Path) -> Result<Vec<Cost>> {
    let target = root.join("target/cost");
    let costs = PROGRAMS.into_iter().map(|program| {
        remove(&target)?;
        build(&root.join("tests/bench"), &target, program)
    });
    let costs = costs.collect();
    remove(&target)?;
    costs
}

impl Cost {
    /// The ratios of time and size to those of another program.
    #[expect(
        clippy::cast_precision_loss,
        reason = "A program is far smaller than 2^52 bytes."
    )]
    pub fn ratios(&self, other: &Self) -> [f64; 2] {
        let bytes = self.bytes as f64 / other.bytes.max(1) as f64;
        [self.seconds / other.seconds, bytes]
    }
}

fn build(folder: &Path, target: &Path, program: &str) -> Result<Cost> {
    cargo(folder, target, &["fetch", "--locked"])?;
    let before = children_seconds()?;
    let arguments = [
        "build",
        "--release",
        "--locked",
        "--offline",
        "--package",
        program,
    ];
    cargo(folder, target, &arguments)?;
    let seconds = children_seconds()? - before;
    let path = target.join("release").join(program);
    let file = fs::metadata(&path).map_err(|error| Error::file(&path, error))?;
    Ok(Cost {
        program: program.to_owned(),
        seconds,
        bytes: file.len(),
    })
}

fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Result<()> {
    let status = Command::new("cargo")
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let arguments = arguments.join(" ");
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::Check(format!("`cargo {arguments}`: {status}"))),
        Err(error) => Err(Error::Check(format!("`cargo {arguments}`: {error}"))),
    }
}

/// CPU seconds of the processes that this one has waited for, theirs included.
///
/// Read from Linux's `/proc`: fields 16 and 17 of `stat`, in hundredths of a second.
fn children_seconds() -> Result<f64> {
    let path = Path::new("/proc/self/stat");
    let text = fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
    let after_name = text.rsplit(") ").next().unwrap_or_default();
    let fields = after_name.split(' ').skip(13).take(2);
    Ok(fields
        .filter_map(|field| field.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    }
    Ok(())
}
