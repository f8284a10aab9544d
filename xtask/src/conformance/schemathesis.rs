//! Runs Schemathesis against one surface, with the surface's document.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Finding;
use super::installation::{Installation, text};
use super::sandbox::Sandbox;
use crate::error::{Error, Result};
use crate::tool::program;

/// Tests the surface, then requires at least one successful response for each operation.
pub fn run(
    installation: &Installation,
    sandbox: &Sandbox,
    surface: &str,
    document: &Value,
) -> Finding {
    out!("\n== Schemathesis, {surface}");
    let file = |name: &str| installation.folder.join(format!("{surface}.{name}.json"));
    let (responses, report) = (file("responses"), file("report"));
    for old in [&responses, &report] {
        let _ = fs::remove_file(old);
    }
    let tested = test(installation, sandbox, surface, &[&responses, &report]);
    if let Ok(responses) = read(&responses) {
        print(&responses);
    }
    tested?;
    let (operations, responses) = (operations(document), read(&responses)?);
    let missing = never_granted(&operations, &responses);
    if !missing.is_empty() {
        let missing = missing.join(", ");
        return Err(Error::Check(format!("never granted: {missing}")));
    }
    let report = read(&report)?;
    Ok(format!(
        "{} operations, {} cases",
        operations.len(),
        report["test_cases"]["generated"]
    ))
}

fn test(
    installation: &Installation,
    sandbox: &Sandbox,
    surface: &str,
    [responses, report]: &[&Path; 2],
) -> Result<()> {
    let config = text(&installation.scripts.join("schemathesis.toml"));
    let document = text(&installation.documents().join(format!("{surface}.json")));
    let report = text(report);
    let mut arguments = vec!["--config-file", &config, "run", &document];
    arguments.extend(["--url", sandbox.get(surface), "--report-json-path", &report]);
    let credentials = credentials(sandbox, surface);
    if let Some(credentials) = &credentials {
        arguments.extend(["--auth", credentials]);
    }
    let environment = [
        ("PYTHONPATH", &*text(&installation.scripts)),
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("TOLLGATE_SANDBOX", &sandbox.line),
        ("TOLLGATE_SURFACE", surface),
        ("TOLLGATE_DOCUMENT", &document),
        ("TOLLGATE_RESPONSES", &text(responses)),
    ];
    let schemathesis = installation.python("st");
    program(
        &installation.folder,
        &schemathesis,
        &arguments,
        &environment,
    )
}

/// User and password of the surfaces with HTTP Basic. The hooks give the others their keys.
fn credentials(sandbox: &Sandbox, surface: &str) -> Option<String> {
    let (user, password) = match surface {
        "private" => ("account", "api_key"),
        "paycross" | "checkout" | "reports" => ("shop_id", "shop_secret"),
        _ => return None,
    };
    Some(format!("{}:{}", sandbox.get(user), sandbox.get(password)))
}

/// The names of a document's operations.
fn operations(document: &Value) -> Vec<&str> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(_, path)| path.as_object().into_iter().flatten());
    operations
        .filter_map(|(_, operation)| operation["operationId"].as_str())
        .collect()
}

/// The operations without any response below 400. For a form the redirect is the success.
fn never_granted<'a>(operations: &[&'a str], responses: &Value) -> Vec<&'a str> {
    let granted = |operation: &str| {
        let statuses = responses[operation].as_object().into_iter().flatten();
        let mut statuses = statuses.filter_map(|(status, _)| status.parse::<u16>().ok());
        statuses.any(|status| (200..400).contains(&status))
    };
    let operations = operations.iter().copied();
    operations.filter(|name| !granted(name)).collect()
}

/// Prints how often each operation responded with each status.
fn print(responses: &Value) {
    for (operation, statuses) in responses.as_object().into_iter().flatten() {
        let counts = statuses.as_object().into_iter().flatten();
        let counts: Vec<_> = counts
            .map(|(status, count)| format!("{status}: {count}"))
            .collect();
        out!("{operation:<22} {}", counts.join(", "));
    }
}

fn read(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).map_err(|error| Error::file(path, error))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Error::Check(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::{never_granted, operations};
    use serde_json::json;

    #[test]
    fn every_operation_must_be_granted_once() {
        let document = json!({"paths": {
            "/a": {"get": {"operationId": "readA"}, "post": {"operationId": "makeA"}},
            "/b": {"post": {"operationId": "sendForm"}},
        }});
        let mut names = operations(&document);
        names.sort_unstable();
        assert_eq!(names, ["makeA", "readA", "sendForm"]);
        let all =
            json!({"makeA": {"201": 1, "422": 9}, "readA": {"200": 1}, "sendForm": {"302": 1}});
        assert!(never_granted(&names, &all).is_empty());
        let some = json!({"makeA": {"422": 9, "500": 1}, "sendForm": {"302": 1}});
        assert_eq!(never_granted(&names, &some), ["makeA", "readA"]);
    }
}
