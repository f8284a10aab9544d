//! Clients that others wrote for these platforms, unchanged, or that their generators make of the documents.

use super::Finding;
use super::generated;
use super::installation::{Installation, text};
use super::sandbox::Sandbox;
use crate::tool::program;
use std::path::Path;

/// A step: its name, and what it does.
type Client = (&'static str, fn(&Installation, &Sandbox) -> Finding);

/// All of them, and where their exchanges are recorded. The versions are in `requirements.txt`, `generator.txt` and
/// `package.json`. Clients that were not generated know other documents, and send numbers as text: of a file whose
/// name begins with `responses-`, only responses are judged.
pub const CLIENTS: [(Client, &str); 4] = [
    (
        ("@paycore/merchant-sdk-js, public", public),
        "responses-public",
    ),
    (("bepaid, paycross", gateway), "responses-paycross"),
    (
        (
            "openapi-typescript and openapi-fetch",
            generated::typescript,
        ),
        "typescript",
    ),
    (("openapi-python-client", generated::python), "python"),
];

fn public(installation: &Installation, sandbox: &Sandbox) -> Finding {
    let modules = text(&installation.node_modules());
    let environment = [("NODE_PATH", modules.as_str())];
    let script = installation.client("public.js");
    run(installation, sandbox, ("node", &script), &environment)
}

fn gateway(installation: &Installation, sandbox: &Sandbox) -> Finding {
    let python = installation.python("python");
    let environment = [("PYTHONDONTWRITEBYTECODE", "1")];
    let script = installation.client("gateway.py");
    run(installation, sandbox, (&python, &script), &environment)
}

/// Runs a script, which ends with an error unless everything is as it should be.
pub fn run(
    installation: &Installation,
    sandbox: &Sandbox,
    (interpreter, script): (&str, &Path),
    environment: &[(&str, &str)],
) -> Finding {
    let script = text(script);
    tell!("\n== {script}");
    let sandbox = [("TOLLGATE_SANDBOX", sandbox.line.trim_end())];
    let environment = [environment, &sandbox].concat();
    program(&installation.root, interpreter, &[&script], &environment)?;
    Ok("as expected, and so is the ledger".to_owned())
}
