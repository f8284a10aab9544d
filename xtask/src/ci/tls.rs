//! Programs with TLS of their own work beside Tollgate's default.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::feature::install_openssl;
use crate::error::{Error, Result};
use crate::tool::{cargo, program};

/// The programs of `tests/tls`.
const PROGRAMS: [&str; 5] = [
    "reqwest-0-12",
    "reqwest-0-13",
    "rustls-ring",
    "rustls-aws-lc",
    "system-tls",
];

/// An HTTPS server of its own process.
struct Server {
    process: Child,
    port: String,
    certificate: String,
}

/// Builds each program alone, and runs it against an HTTPS server.
pub fn check(root: &Path) -> Result<()> {
    install_openssl()?;
    let folder = root.join("tests/tls");
    let server = Server::start(&built(root, &folder, "server")?)?;
    PROGRAMS.into_iter().try_for_each(|name| {
        let path = built(root, &folder, name)?;
        out!("{name}");
        let arguments = [server.port.as_str(), &server.certificate];
        program(root, &path.display().to_string(), &arguments, &[])
    })
}

/// Builds a program, and returns its path.
fn built(root: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let target = root.join("target/tls");
    let place = target.display().to_string();
    let arguments = [
        "build",
        "--quiet",
        "--locked",
        "--target-dir",
        &place,
        "--package",
        name,
    ];
    cargo(folder, &arguments)?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("debug").join(file))
}

impl Server {
    fn start(path: &Path) -> Result<Self> {
        let mut process = Command::new(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Error::file(path, error))?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            let read = BufReader::new(output).read_line(&mut line);
            read.map_err(|error| Error::file(path, error))?;
        }
        let (port, certificate) = line.trim().split_once(' ').unwrap_or_default();
        Ok(Self {
            process,
            port: port.to_owned(),
            certificate: certificate.to_owned(),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The server removes its certificate when its input ends.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
