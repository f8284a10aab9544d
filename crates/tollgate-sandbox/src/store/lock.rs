//! A lock on a file: one process at a time has it, and its end, however it comes, gives it back.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// How often a lock file is opened again that its holder was just removing.
const TRIES: usize = 100;

/// The lock, which is held until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// None once it is given back.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock for a file. The lock itself is on a file beside it, since the file is replaced by every change.
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
        // Only who has the lock removes its file; who waits for it looks whether it is still there. Windows
        // removes no file that is open, and one that stays there does no harm.
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
    /// The error of Windows for a file that another process has opened for itself alone.
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

/// On Windows opening the file is locking it.
#[cfg(not(unix))]
fn lock(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
