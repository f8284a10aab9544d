//! A sandbox in a process of its own, and what Linux says of that process.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tool::program;

/// A running sandbox. It ends with this value.
pub struct Process {
    child: Child,
    /// Base URLs and credentials: the first line that the sandbox prints.
    pub info: Value,
}

/// The use of CPU and memory so far.
pub struct Usage {
    /// Seconds in the program itself.
    pub user: f64,
    /// Seconds in the kernel.
    pub system: f64,
    /// Bytes in memory.
    pub resident: f64,
}

impl Process {
    /// Starts the command `tollgate sandbox`, which can keep its state in a file.
    pub fn start(program: &Path, data: Option<&Path>) -> Result<Self> {
        Self::start_under(Command::new(program), data)
    }

    /// Starts the command with its program at the end of another command.
    pub fn start_under(mut program: Command, data: Option<&Path>) -> Result<Self> {
        let data = data.map(|file| [Path::new("--data"), file]);
        program
            .args(["sandbox", "--seed", "1"])
            .args(data.iter().flatten());
        Self::spawn(program)
    }

    /// Starts a program that prints base URLs and credentials as its first line.
    pub fn spawn(mut program: Command) -> Result<Self> {
        let mut child = program
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Error::file(Path::new(program.get_program()), error))?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            // Without a line there is no information either, which is an error below.
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let info: Value = serde_json::from_str(&line).unwrap_or_default();
        let process = Self { child, info };
        if process.info.is_null() {
            return Err(Error::Check("the sandbox did not start".to_owned()));
        }
        Ok(process)
    }

    pub fn id(&self) -> String {
        self.child.id().to_string()
    }

    /// Asks the process to end, and waits for it.
    pub fn end(mut self) -> Result<()> {
        program(Path::new("."), "kill", &[&self.id()], &[])?;
        let ended = self.child.wait();
        ended.map_err(|error| Error::Check(format!("the sandbox: {error}")))?;
        Ok(())
    }

    /// Reads `/proc`.
    pub fn usage(&self) -> Result<Usage> {
        let stat = self.proc("stat")?;
        // The name of the program is in parentheses, and can hold spaces.
        let fields = stat.rsplit(") ").next().unwrap_or_default();
        let ticks = |field: usize| number(fields.split(' ').nth(field)) / 100.0;
        let status = self.proc("status")?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = resident.and_then(|it| it.split_whitespace().next());
        Ok(Usage {
            user: ticks(11),
            system: ticks(12),
            resident: number(kilobytes) * 1024.0,
        })
    }

    fn proc(&self, name: &str) -> Result<String> {
        let path = format!("/proc/{}/{name}", self.id());
        fs::read_to_string(&path).map_err(|error| Error::file(Path::new(&path), error))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn number(text: Option<&str>) -> f64 {
    text.and_then(|it| it.parse().ok()).unwrap_or_default()
}
