//! Runs the sandbox as a process for the time of one step.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tool::cargo_output;

/// Serves until its input ends. The input ends when this process ends, in whatever way.
const KEEPER: &str = r#"
trap '' INT
"$@" &
exec >&-
cat >/dev/null
kill $!
wait
"#;

/// Builds the command `tollgate`, and returns its path.
pub fn build(root: &Path) -> Result<PathBuf> {
    out!("== sandbox");
    let arguments = ["build", "-q", "-p", "tollgate-cli", "--message-format=json"];
    let output = cargo_output(root, &arguments)?;
    let messages = serde_json::Deserializer::from_slice(&output).into_iter::<Value>();
    let programs =
        messages.filter_map(|message| Some(message.ok()?["executable"].as_str()?.into()));
    programs
        .last()
        .ok_or_else(|| Error::Check("cargo did not build the command `tollgate`".to_owned()))
}

/// A running sandbox.
pub struct Sandbox {
    process: Child,
    /// The sandbox's first line: base URLs and credentials as one JSON object.
    pub line: String,
    info: Value,
}

impl Sandbox {
    /// Starts a sandbox on a free port. It can record its exchanges.
    pub fn start(server: &Path, record: Option<&Path>) -> Result<Self> {
        let record = record.map(|file| [Path::new("--record"), file]);
        let mut process = Command::new("sh")
            .args(["-c", KEEPER, "sh"])
            .arg(server)
            // The client of PayCross repeats a request with its `RequestID`.
            .args(["sandbox", "--port", "0", "--seed", "1", "--replay"])
            .args(record.iter().flatten())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Error::Check(format!("sh: {error}")))?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            // Without a line there is no information either, which is an error below.
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let info = serde_json::from_str(&line).unwrap_or_default();
        let sandbox = Self {
            process,
            line,
            info,
        };
        if sandbox.info.is_null() {
            return Err(Error::Check("the sandbox did not start".to_owned()));
        }
        Ok(sandbox)
    }

    /// A base URL or a credential.
    pub fn get(&self, name: &str) -> &str {
        self.info[name].as_str().unwrap_or_default()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
