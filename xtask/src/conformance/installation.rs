//! Finds or installs the tools of the steps: Python with Schemathesis and a client, a second Python with a generator of
//! clients, and Node.js with a client and another generator.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::tool::{apt_get, ensure_npx, exists, program};

/// The files that list npm's packages.
const NODE_FILES: [&str; 2] = ["package.json", "package-lock.json"];

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
        it.prepare_python()?;
        it.prepare_node()?;
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

    fn prepare_python(&self) -> Result<()> {
        if !exists("python3", &["-c", "import ensurepip, venv"]) {
            apt_get(&["python3", "python3-venv"])?;
        }
        self.environment("venv", "requirements.txt")?;
        self.environment("generator", "generator.txt")
    }

    /// A Python environment with the packages of a requirements file.
    fn environment(&self, name: &str, requirements: &str) -> Result<()> {
        let environment = self.folder.join(name);
        let python = text(&environment.join("bin/python"));
        if !exists(&python, &["-m", "pip", "--version"]) {
            let arguments = ["-m", "venv", "--clear", &text(&environment)];
            program(&self.root, "python3", &arguments, &[])?;
        }
        let requirements = text(&self.scripts.join(requirements));
        let arguments = ["-m", "pip", "install", "-q", "-r", &requirements];
        let quiet = [("PIP_DISABLE_PIP_VERSION_CHECK", "1")];
        program(&self.root, &python, &arguments, &quiet)
    }

    fn prepare_node(&self) -> Result<()> {
        ensure_npx()?;
        let node = self.folder.join("node");
        fs::create_dir_all(&node).map_err(|error| Error::file(&node, error))?;
        let mut stale = !self.node_modules().join(".package-lock.json").exists();
        for name in NODE_FILES {
            stale |= copy(&self.scripts.join(name), &node.join(name))?;
        }
        if !stale {
            return Ok(());
        }
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        program(
            &node,
            "npm",
            &arguments,
            &[("npm_config_loglevel", "error")],
        )
    }
}

/// A path for a command's arguments.
pub fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Copies a file, and returns whether the contents changed.
fn copy(from: &Path, to: &Path) -> Result<bool> {
    let wanted = fs::read(from).map_err(|error| Error::file(from, error))?;
    if fs::read(to).is_ok_and(|present| present == wanted) {
        return Ok(false);
    }
    fs::write(to, wanted).map_err(|error| Error::file(to, error))?;
    Ok(true)
}
