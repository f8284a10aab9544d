//! The state in a file, so that a sandbox continues where an earlier one ended.

mod lock;

use self::lock::Lock;
use crate::state::State;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The version of the file format. Files of other versions are refused.
const VERSION: u32 = 1;

/// A file that holds the state of one sandbox.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    /// Keeps other sandboxes away.
    _lock: Lock,
}

#[derive(Deserialize)]
struct Version {
    tollgate_sandbox: u32,
}

#[derive(Deserialize)]
struct Read {
    #[serde(rename = "world")]
    state: State,
}

#[derive(Serialize)]
struct Written<'a> {
    tollgate_sandbox: u32,
    #[serde(rename = "world")]
    state: &'a State,
}

/// The content of the file.
pub(crate) fn text(state: &State) -> io::Result<Vec<u8>> {
    let written = Written {
        tollgate_sandbox: VERSION,
        state,
    };
    Ok(serde_json::to_vec(&written)?)
}

impl Store {
    /// Opens the file for this sandbox alone.
    pub(crate) fn open(path: PathBuf) -> io::Result<Self> {
        match Lock::of(&path) {
            Ok(lock) => Ok(Self { path, _lock: lock }),
            Err(error) => Err(named(&path, &error)),
        }
    }

    /// Reads the state. `None` if there is no file.
    pub(crate) fn read(&self) -> io::Result<Option<State>> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.named(&error)),
        };
        let read = version(&text).and_then(|()| serde_json::from_slice::<Read>(&text));
        match read {
            Ok(read) => Ok(Some(read.state)),
            Err(error) => Err(self.named(&io::Error::new(
                io::ErrorKind::InvalidData,
                format!("this file does not hold a sandbox's state: {error}"),
            ))),
        }
    }

    /// Replaces the whole file. A reader, or a crash, finds either the old file or the new one.
    pub(crate) fn write(&self, text: &[u8]) -> io::Result<()> {
        // A rename is atomic only within one directory.
        let new = beside(&self.path, ".new");
        let done = written(&new, text).and_then(|()| fs::rename(&new, &self.path));
        done.map_err(|error| self.named(&error))
    }

    fn named(&self, error: &io::Error) -> io::Error {
        named(&self.path, error)
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("data {}: {error}", path.display()))
}

/// The path of a file in the same directory, with this suffix.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.to_owned().into();
    name.push(ending);
    name.into()
}

fn version(text: &[u8]) -> serde_json::Result<()> {
    let version: Version = serde_json::from_slice(text)?;
    if version.tollgate_sandbox == VERSION {
        return Ok(());
    }
    Err(serde::de::Error::custom(format!(
        "version {} does not belong to this Tollgate",
        version.tollgate_sandbox
    )))
}

/// The file holds tokens and bearers, so only its owner may read it. An existing link or a leftover of a killed
/// sandbox is replaced, never written to.
fn written(path: &Path, text: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(text)?;
    file.sync_data()
}
