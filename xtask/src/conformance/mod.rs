//! `cargo xtask conformance`: tests the sandbox with third-party tools and clients.
//!
//! The scripts and settings are in `xtask/conformance/`; their tools are installed into
//! `target/conformance/`.

mod client;
mod generated;
mod installation;
mod sandbox;
mod schemathesis;
mod traffic;

use std::path::Path;
use std::time::Instant;

use crate::document::{Documents, SURFACES};
use crate::error::{Error, Result};
use installation::Installation;
use sandbox::Sandbox;
use traffic::Traffic;

/// The result of one step, in a few words.
type Finding = Result<String>;

/// Runs every step, each against its own sandbox, and then prints each result.
///
/// # Errors
///
/// The number of failed steps. The errors of each step are printed.
pub fn run(root: &Path) -> Result<()> {
    let documents = Documents::read(&root.join("spec"))?;
    let installation = Installation::prepare(root)?;
    let server = sandbox::build(root)?;
    let mut summary = Vec::new();
    for surface in SURFACES {
        let document = documents.get(surface);
        let found = step(&server, None, |sandbox| {
            schemathesis::run(&installation, sandbox, surface, document)
        });
        summary.push((format!("Schemathesis, {surface}"), found));
    }
    let traffic = Traffic::empty(&installation)?;
    for ((name, client), file) in client::CLIENTS {
        let file = traffic.file(file);
        let found = step(&server, Some(&file), |sandbox| {
            client(&installation, sandbox)
        });
        summary.push((name.to_owned(), found));
    }
    summary.extend(judged(&installation, &traffic, &server));
    close(&summary)
}

/// Runs the demo and the journeys, and then validates all recorded exchanges strictly.
fn judged(installation: &Installation, traffic: &Traffic, server: &Path) -> [(String, Finding); 3] {
    let demo = timed(|| traffic.demo(installation, server));
    let journeys = timed(|| traffic.journeys(installation));
    let judged = timed(|| traffic.judge(installation));
    [
        ("tollgate demo".to_owned(), demo),
        ("journeys".to_owned(), journeys),
        ("openapi-schema-validator".to_owned(), judged),
    ]
}

fn step(server: &Path, record: Option<&Path>, check: impl FnOnce(&Sandbox) -> Finding) -> Finding {
    timed(|| Sandbox::start(server, record).and_then(|sandbox| check(&sandbox)))
}

fn timed(check: impl FnOnce() -> Finding) -> Finding {
    let start = Instant::now();
    let found = check();
    let words = found.inspect_err(|error| out!("{error}"))?;
    Ok(format!("{words}, {:.0} s", start.elapsed().as_secs_f64()))
}

fn close(summary: &[(String, Finding)]) -> Result<()> {
    out!("\n== conformance");
    for (name, found) in summary {
        match found {
            Ok(words) => out!("ok      {name}: {words}"),
            Err(_) => out!("FAILED  {name}: see above"),
        }
    }
    let failed = summary.iter().filter(|(_, found)| found.is_err()).count();
    if failed == 0 {
        return Ok(());
    }
    Err(Error::Check(format!(
        "conformance: {failed} of {} steps failed",
        summary.len()
    )))
}
