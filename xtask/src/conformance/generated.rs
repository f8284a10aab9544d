//! Clients that other people's generators make of the bundled documents.

use std::fs;
use std::path::Path;

use super::Finding;
use super::client;
use super::installation::{Installation, text};
use super::sandbox::Sandbox;
use crate::document::SURFACES;
use crate::error::{Error, Result};
use crate::tool::{program, program_output};

const TYPESCRIPT: &str = "generated.ts";
const PYTHON: &str = "generated.py";

/// openapi-typescript makes types, the compiler checks them and a script that uses them with openapi-fetch.
pub fn typescript(installation: &Installation, sandbox: &Sandbox) -> Finding {
    out!("\n== openapi-typescript");
    let folder = installation.folder.join("node/generated");
    renew(&folder)?;
    let module = folder.join("package.json");
    fs::write(&module, r#"{"type":"module"}"#).map_err(|error| Error::file(&module, error))?;
    let script = folder.join(TYPESCRIPT);
    fs::copy(installation.client(TYPESCRIPT), &script)
        .map_err(|error| Error::file(&script, error))?;
    for surface in SURFACES {
        let document = text(&installation.documents().join(format!("{surface}.json")));
        let arguments = [&*document, "-o", &format!("{surface}.ts")];
        program(
            &folder,
            &node(installation, "openapi-typescript"),
            &arguments,
            &[],
        )?;
    }
    compile(installation, &folder)?;
    let script = folder.join("out/generated.js");
    client::run(installation, sandbox, ("node", &script), &[])
}

/// Compiles with `--strict`, and demands that nothing is `any`.
fn compile(installation: &Installation, folder: &Path) -> Result<()> {
    let sources: Vec<_> = SURFACES
        .iter()
        .map(|surface| format!("{surface}.ts"))
        .collect();
    let mut sources: Vec<_> = sources.iter().map(String::as_str).collect();
    sources.push(TYPESCRIPT);
    let mut arguments = vec!["--strict", "--noUncheckedIndexedAccess", "--outDir", "out"];
    arguments.extend(["--target", "ES2022", "--module", "NodeNext"]);
    arguments.extend(&sources);
    program(folder, &node(installation, "tsc"), &arguments, &[])?;
    let script = text(&installation.client("any.cjs"));
    let mut arguments = vec![&*script];
    arguments.extend(&sources);
    let modules = text(&installation.node_modules());
    program(folder, "node", &arguments, &[("NODE_PATH", &modules)])
}

/// openapi-python-client makes a package of each surface, without a warning, and a script uses them.
pub fn python(installation: &Installation, sandbox: &Sandbox) -> Finding {
    out!("\n== openapi-python-client");
    let folder = installation.folder.join("python");
    renew(&folder)?;
    for surface in SURFACES {
        package(installation, &folder, surface)?;
    }
    let packages = text(&folder);
    let environment = [("PYTHONPATH", &*packages), ("PYTHONDONTWRITEBYTECODE", "1")];
    let (python, script) = (
        installation.generator("python"),
        installation.client(PYTHON),
    );
    client::run(installation, sandbox, (&python, &script), &environment)
}

fn package(installation: &Installation, folder: &Path, surface: &str) -> Result<()> {
    let document = text(&installation.documents().join(format!("{surface}.json")));
    let generator = installation.generator("openapi-python-client");
    let mut arguments = vec!["generate", "--path", &document, "--meta", "none"];
    arguments.extend(["--output-path", surface, "--overwrite", "--fail-on-warning"]);
    // The generator formats with ruff, which is beside it.
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", installation.generator(""));
    let said = program_output(folder, &generator, &arguments, &[("PATH", &path)])?;
    out!("{}", said.trim_end());
    if said.to_lowercase().contains("warning") {
        return Err(Error::Check(format!("{surface}: the generator warns")));
    }
    Ok(())
}

/// A program of npm's packages.
fn node(installation: &Installation, name: &str) -> String {
    text(&installation.node_modules().join(".bin").join(name))
}

/// An empty folder.
fn renew(folder: &Path) -> Result<()> {
    // A missing folder is empty too.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))
}
