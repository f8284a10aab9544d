//! Clients that others wrote for these platforms, unchanged.

use super::Finding;
use super::installation::{Installation, text};
use super::sandbox::Sandbox;
use crate::tool::program;

/// A step: its name, and what it does.
type Client = (&'static str, fn(&Installation, &Sandbox) -> Finding);

/// All of them. The versions stand in `requirements.txt` and `package.json`.
pub const CLIENTS: [Client; 2] = [
    ("@paycore/merchant-sdk-js, public", public),
    ("bepaid, paycross", gateway),
];

fn public(installation: &Installation, sandbox: &Sandbox) -> Finding {
    let modules = text(&installation.node_modules());
    let environment = [("NODE_PATH", modules.as_str())];
    run(installation, sandbox, ("node", "public.js"), &environment)
}

fn gateway(installation: &Installation, sandbox: &Sandbox) -> Finding {
    let python = installation.python("python");
    let environment = [("PYTHONDONTWRITEBYTECODE", "1")];
    run(installation, sandbox, (&python, "gateway.py"), &environment)
}

fn run(
    installation: &Installation,
    sandbox: &Sandbox,
    (interpreter, script): (&str, &str),
    environment: &[(&str, &str)],
) -> Finding {
    tell!("\n== {script}");
    let script = text(&installation.scripts.join("clients").join(script));
    let sandbox = [("TOLLGATE_SANDBOX", sandbox.line.trim_end())];
    let environment = [environment, &sandbox].concat();
    program(&installation.root, interpreter, &[&script], &environment)?;
    Ok("as expected, and so is the ledger".to_owned())
}
