//! Builds and installs the clients.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{Peer, Program};
use crate::error::{Error, Result};
use crate::packages;
use crate::tool::{cargo, target};

/// The clients' programs.
pub struct Installation {
    /// Their sources.
    folder: PathBuf,
    /// Their builds and packages.
    target: PathBuf,
}

impl Installation {
    /// Builds or installs what these clients need, and their providers.
    pub fn prepare(root: &Path, peers: &[&Peer]) -> Result<Self> {
        let it = Self {
            folder: root.join("tests/peers"),
            target: target(root).join("peers"),
        };
        let mut binaries = Vec::new();
        for peer in peers {
            binaries.push(peer.provider.binary());
            match peer.program {
                Program::Rust { binary, .. } => binaries.push(binary),
                Program::Node => it.node()?,
                Program::Python => {
                    let requirements = it.folder.join("stripe-python/requirements.txt");
                    packages::pip(&requirements, &it.target.join("python"))?;
                }
            }
        }
        it.build(&binaries)?;
        Ok(it)
    }

    fn build(&self, binaries: &[&str]) -> Result<()> {
        let place = self.target.display().to_string();
        let mut arguments = vec!["build", "--quiet", "--locked", "--release"];
        arguments.extend(["--target-dir", &place]);
        arguments.extend(binaries.iter().flat_map(|name| ["--package", name]));
        cargo(&self.folder, &arguments)
    }

    /// Installs the packages, and copies the program beside them: Node.js looks for packages beside a program.
    fn node(&self) -> Result<()> {
        let (from, to) = (self.folder.join("stripe-node"), self.target.join("node"));
        packages::npm(&from, &to)?;
        packages::copy(&from.join("pay.js"), &to.join("pay.js"))?;
        Ok(())
    }

    /// A program of the Rust workspace.
    pub fn binary(&self, name: &str) -> Command {
        Command::new(self.target.join("release").join(name))
    }

    /// The command of a client's job.
    pub fn command(&self, program: Program, settings: &Value) -> Command {
        let mut command = match program {
            Program::Rust { binary, .. } => self.binary(binary),
            Program::Node => {
                let mut node = Command::new("node");
                node.arg(self.target.join("node/pay.js"));
                node
            }
            Program::Python => {
                let mut python = Command::new(self.target.join("python/bin/python"));
                python.arg(self.folder.join("stripe-python/pay.py"));
                python
            }
        };
        command.env("PEER", settings.to_string());
        command
    }

    /// The version of the client's package, from the file that pins it.
    pub fn version(&self, program: Program) -> Result<String> {
        let (file, before) = match program {
            Program::Rust { package, .. } => {
                ("Cargo.lock", format!("name = \"{package}\"\nversion = \""))
            }
            Program::Node => ("stripe-node/package.json", "\"stripe\": \"".to_owned()),
            Program::Python => ("stripe-python/requirements.txt", "\nstripe==".to_owned()),
        };
        let file = self.folder.join(file);
        let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        let after = text.split_once(&before).map(|(_, after)| after);
        let version = after.and_then(|it| it.split(['"', '\n']).next());
        version
            .map(str::to_owned)
            .ok_or_else(|| Error::Check(format!("{} has no version", file.display())))
    }
}
