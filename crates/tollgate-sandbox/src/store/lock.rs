//! A lock on a file. One process at a time holds it, and the end of the process releases it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// How often to reopen a lock file that its holder has just removed.
const TRIES: usize = 100;

/// The lock, held until this value is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// `None` after the lock is released.
    file: Option<File>,
}

impl Lock {
    /// Locks a file. The lock is on a second file beside it, because every change replaces the file itself.
    pub(super) fn of(file: &Path) -> io::Result<Self> {
        let path = super::beside(file, ".lock");
        for _ in 0..TRIES {
            let file = open(&path)?;
            lock(&file)?;
            if is_at(&file, &path) {
                return Ok(Self {
                    path,
                    file: Some(file),
                });
            }
        }
        Err(busy())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only the holder of the lock removes its file, and a waiting process checks whether it still exists. Windows
        // cannot remove an open file, and a file that remains does no harm.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        self.file = None;
    }
}

fn busy() -> io::Error {
    io::Error::new(
        io::ErrorKind::ResourceBusy,
        "another sandbox uses this file",
    )
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let no_symlink = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options.mode(0o600).custom_flags(no_symlink).open(path)
}

#[cfg(unix)]
fn lock(file: &File) -> io::Result<()> {
    use rustix::fs::{FlockOperation, flock};
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Err(rustix::io::Errno::WOULDBLOCK) => Err(busy()),
        done => Ok(done?),
    }
}

/// Whether the open file is still the one at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |it: fs::Metadata| (it.dev(), it.ino());
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => id(open) == id(there),
        _ => false,
    }
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    /// The error of Windows for a file that another process has opened exclusively.
    const SHARING_VIOLATION: i32 = 32;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0);
    options
        .open(path)
        .map_err(|error| match error.raw_os_error() {
            Some(SHARING_VIOLATION) => busy(),
            _ => error,
        })
}

/// On Windows, opening the file locks it.
#[cfg(not(unix))]
fn lock(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
