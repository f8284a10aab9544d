//! A lock on a run. One process at a time holds it, and the end of the process releases it.

use std::{
    fs::{File, OpenOptions},
    path::Path,
};

use crate::{Error, Result};

/// The lock, held until this value is dropped. Its file stays: another process may wait for it.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn of(path: &Path) -> Result<Self> {
        let name = super::beside(path, ".lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = options
            .open(&name)
            .map_err(|error| Error::file(&name, error))?;
        if !lock(&file) {
            return Err(Error::Busy(path.display().to_string()));
        }
        Ok(Self { _file: file })
    }
}

#[cfg(unix)]
fn lock(file: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    flock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
}

/// Another process that has the file open refuses it.
#[cfg(not(unix))]
fn lock(_: &File) -> bool {
    true
}
