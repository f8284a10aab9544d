//! Finds or installs the tools of the steps: Python with Schemathesis and a client, a second Python with a generator of
//! clients, and Node.js with a client and another generator.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::packages;

/// The Python environments, and the files that list their packages.
const ENVIRONMENTS: [(&str, &str); 2] =
    [("venv", "requirements.txt"), ("generator", "generator.txt")];

/// The folders of the conformance tests.
pub struct Installation {
    /// The project's root.
    pub root: PathBuf,
    /// The scripts and settings.
    pub scripts: PathBuf,
    /// The folder for installed tools and for the output of the steps.
    pub folder: PathBuf,
}

impl Installation {
    /// Installs the missing tools.
    pub fn prepare(root: &Path) -> Result<Self> {
        let it = Self {
            root: root.to_owned(),
            scripts: root.join("xtask/conformance"),
            folder: root.join("target/conformance"),
        };
        out!("== tools, in {}", it.folder.display());
        fs::create_dir_all(&it.folder).map_err(|error| Error::file(&it.folder, error))?;
        for (name, requirements) in ENVIRONMENTS {
            packages::pip(&it.scripts.join(requirements), &it.folder.join(name))?;
        }
        packages::npm(&it.scripts, &it.folder.join("node"))?;
        Ok(it)
    }

    /// A program of the Python environment.
    pub fn python(&self, name: &str) -> String {
        text(&self.folder.join("venv/bin").join(name))
    }

    /// A program in the generator's environment. Its dependencies conflict with those of the other tools.
    pub fn generator(&self, name: &str) -> String {
        text(&self.folder.join("generator/bin").join(name))
    }

    /// A script of a client.
    pub fn client(&self, name: &str) -> PathBuf {
        self.scripts.join("clients").join(name)
    }

    /// The folder of the bundled documents.
    pub fn documents(&self) -> PathBuf {
        self.root.join("crates/tollgate-sandbox/spec")
    }

    /// The folder of the packages that npm installed.
    pub fn node_modules(&self) -> PathBuf {
        self.folder.join("node/node_modules")
    }
}

/// A path for a command's arguments.
pub fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
