//! Runs the programs of `tests/bench`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::bodies::Bodies;
use super::peers::PEERS;
use super::rows::{Body, Measured};
use super::server;
use crate::bench::callgrind;
use crate::error::{Error, Result};
use crate::tool::{cargo, program, program_output, target};

/// The folder of the build of the other clients.
const OF_PEERS: &str = "bench-peers";

/// The built programs, the server that they send to, and the bodies that they decode.
pub struct Programs {
    root: PathBuf,
    folder: PathBuf,
    server: String,
    counted: HashMap<(&'static str, &'static str, u64), u64>,
}

/// The memory that a case keeps, and its allocations.
pub struct Memory {
    pub bytes: u64,
    pub allocations: u64,
}

impl Programs {
    /// Builds the programs for release, and starts the server.
    pub fn start(root: &Path) -> Result<Self> {
        callgrind::ensure()?;
        let folder = target(root).join("bench");
        build(&root.join("tests/bench"), &folder, "tollgate-bench")?;
        let bodies = Bodies::read(root)?;
        for body in Body::ALL {
            let file = folder.join(body.file());
            fs::write(&file, body.of(&bodies)).map_err(|error| Error::file(&file, error))?;
        }
        let server = server::start(bodies);
        let server = server.map_err(|error| Error::Check(format!("the server: {error}")))?;
        Ok(Self {
            root: root.to_owned(),
            folder,
            server,
            counted: HashMap::new(),
        })
    }

    /// The instructions of one repetition.
    pub fn count(&mut self, what: &Measured) -> Result<u64> {
        let key = (what.program, what.body.file(), what.count);
        if let Some(counted) = self.counted.get(&key) {
            return Ok(*counted);
        }
        let [once, twice] = [what.count, 2 * what.count].map(|count| self.run(what, count));
        let counted = twice?.saturating_sub(once?) / what.count;
        self.counted.insert(key, counted);
        Ok(counted)
    }

    fn run(&self, what: &Measured, count: u64) -> Result<u64> {
        let file = self.folder.join("callgrind.out");
        let out = format!("--callgrind-out-file={}", file.display());
        let path = self.program(what.program);
        let count = count.to_string();
        let arguments = ["-q", "--tool=callgrind", &out, &path, what.program, &count];
        let body = self.folder.join(what.body.file()).display().to_string();
        let keys = self
            .root
            .join("crates/tollgate-core/tests/keys")
            .display()
            .to_string();
        let environment = [
            ("BODY", body.as_str()),
            ("KEYS", &keys),
            ("SERVER", &self.server),
        ];
        program(&self.root, "valgrind", &arguments, &environment)?;
        callgrind::total(&file)
    }

    /// The number that a program prints after so many repetitions.
    pub fn printed(&self, program: &str, count: &str) -> Result<f64> {
        let path = self.path("tollgate-bench");
        let environment = [("SERVER", self.server.as_str())];
        let printed = program_output(&self.root, &path, &[program, count], &environment)?;
        let number = printed.trim().parse();
        number.map_err(|_| Error::Check(format!("{program} printed {printed}")))
    }

    /// The memory of a case of `tollgate-bench-memory`.
    pub fn memory(&self, case: &str) -> Result<Memory> {
        let path = self.path("tollgate-bench-memory");
        let environment = [("SERVER", self.server.as_str())];
        let printed = program_output(&self.root, &path, &[case], &environment)?;
        let mut numbers = printed.split_whitespace().map(|word| word.parse().ok());
        match (numbers.next().flatten(), numbers.next().flatten()) {
            (Some(bytes), Some(allocations)) => Ok(Memory { bytes, allocations }),
            _ => Err(Error::Check(format!("{path} printed {printed}"))),
        }
    }

    /// Builds the program that uses the clients of other providers, which takes some minutes.
    pub fn build_peers(&self) -> Result<()> {
        let folder = target(&self.root).join(OF_PEERS);
        build(&self.root.join(PEERS), &folder, "tollgate-bench-peers")
    }

    /// The version of a client that the programs use. Tollgate's own is that of the commit.
    pub fn version(&self, client: &str) -> Result<String> {
        if client == "Tollgate" {
            return Ok("this".to_owned());
        }
        let folder = self.root.join(PEERS);
        let printed = program_output(&folder, "cargo", &["pkgid", "--locked", client], &[])?;
        Ok(printed
            .trim()
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .to_owned())
    }

    /// The path of the program that has a row.
    fn program(&self, row: &str) -> String {
        if ["mollie", "stripe"].contains(&row) {
            let folder = target(&self.root).join(OF_PEERS);
            return release(&folder, "tollgate-bench-peers");
        }
        self.path("tollgate-bench")
    }

    fn path(&self, name: &str) -> String {
        release(&self.folder, name)
    }
}

fn release(folder: &Path, name: &str) -> String {
    folder.join("release").join(name).display().to_string()
}

/// Builds a program apart from the workspace, with the features that it names.
fn build(workspace: &Path, folder: &Path, package: &str) -> Result<()> {
    let folder = folder.display().to_string();
    let arguments = [
        "build",
        "--quiet",
        "--locked",
        "--release",
        "--target-dir",
        &folder,
        "--package",
        package,
    ];
    cargo(workspace, &arguments)
}
