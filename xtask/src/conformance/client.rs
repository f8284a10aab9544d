//! Runs clients from third parties: published ones, unchanged, and those generated from the documents.

use super::Finding;
use super::generated;
use super::installation::{Installation, text};
use super::sandbox::Sandbox;
use crate::tool::program;
use std::path::Path;

/// A step: its name, and the function that runs it.
type Client = (&'static str, fn(&Installation, &Sandbox) -> Finding);

/// All clients, each with the file for its exchanges. The versions are in `requirements.txt`, `generator.txt` and
/// `package.json`. Published clients follow other documents, and send numbers as strings: in a file whose
/// name begins with `responses-`, only responses are checked.
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

/// Runs a script, which ends with an error unless all of its checks pass.
pub fn run(
    installation: &Installation,
    sandbox: &Sandbox,
    (interpreter, script): (&str, &Path),
    environment: &[(&str, &str)],
) -> Finding {
    let script = text(script);
    out!("\n== {script}");
    let sandbox = [("TOLLGATE_SANDBOX", sandbox.line.trim_end())];
    let environment = [environment, &sandbox].concat();
    program(&installation.root, interpreter, &[&script], &environment)?;
    Ok("as expected, and so is the ledger".to_owned())
}
