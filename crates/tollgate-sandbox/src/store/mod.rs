//! The state in a file, so that a sandbox continues where an earlier one ended.
//!
//! The file is a log: its first line names the format, and each further line holds what one exchange has changed. A line
//! is written before the response is sent, so a killed process loses nothing that a client knows of. Every start
//! replaces the log by one with the current records alone.

mod lock;
mod read;

use self::lock::Lock;
use crate::state::State;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The version of the file format.
const VERSION: u32 = 2;

/// The version that is read, but no longer written. Files of other versions are refused.
const EARLIER: u32 = 1;

/// A file that holds the state of one sandbox.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    /// The log, open for more lines. `None` before `start`.
    log: Option<Log>,
    /// Keeps other sandboxes away.
    _lock: Lock,
}

/// An open log.
#[derive(Debug)]
struct Log {
    file: File,
    /// The length of the complete lines.
    length: u64,
    /// The lines that could not be written yet.
    unwritten: Vec<u8>,
}

impl Store {
    /// Opens the file for this sandbox alone.
    pub(crate) fn open(path: PathBuf) -> io::Result<Self> {
        match Lock::of(&path) {
            Ok(lock) => Ok(Self {
                path,
                log: None,
                _lock: lock,
            }),
            Err(error) => Err(named(&path, &error)),
        }
    }

    /// Reads the state, which keeps so many exchanges. `None` if there is no file.
    pub(crate) fn read(&self, kept: usize) -> io::Result<Option<State>> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.named(&error)),
        };
        let state = read::state(file, kept).map_err(|error| self.named(&error))?;
        Ok(Some(state))
    }

    /// Replaces the file by a log that holds this state alone. A reader, or a crash, finds either the old file or the
    /// new one.
    pub(crate) fn start(&mut self, state: &mut State) -> io::Result<()> {
        // A rename is atomic only within one directory.
        let new = beside(&self.path, ".new");
        let log = Log::create(&new, state).and_then(|log| {
            fs::rename(&new, &self.path)?;
            Ok(log)
        });
        self.log = Some(log.map_err(|error| self.named(&error))?);
        Ok(())
    }

    /// Adds the changes of one exchange. If this fails, the next call tries again.
    pub(crate) fn append(&mut self, line: &str) -> io::Result<()> {
        let Some(log) = &mut self.log else {
            return Ok(());
        };
        let written = log.append(line.as_bytes());
        written.map_err(|error| named(&self.path, &error))
    }

    /// Waits until everything is on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.append("")?;
        let synced = self.log.as_ref().map(|log| log.file.sync_data());
        synced.transpose().map_err(|error| self.named(&error))?;
        Ok(())
    }

    fn named(&self, error: &io::Error) -> io::Error {
        named(&self.path, error)
    }
}

impl Log {
    fn create(path: &Path, state: &mut State) -> io::Result<Self> {
        let mut text = BufWriter::new(create(path)?);
        let head = state.head()?;
        let fields = head.trim_start_matches('{');
        writeln!(text, "{{\"tollgate_sandbox\":{VERSION},{fields}")?;
        state.each_line(|line| text.write_all(line.as_bytes()))?;
        let file = text.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_data()?;
        let length = file.metadata()?.len();
        Ok(Self {
            file,
            length,
            unwritten: Vec::new(),
        })
    }

    fn append(&mut self, line: &[u8]) -> io::Result<()> {
        self.unwritten.extend_from_slice(line);
        if let Err(error) = self.file.write_all(&self.unwritten) {
            // A part of a line must not stay before the next one.
            self.file.set_len(self.length)?;
            io::Seek::seek(&mut self.file, io::SeekFrom::Start(self.length))?;
            return Err(error);
        }
        self.length += self.unwritten.len() as u64;
        self.unwritten.clear();
        Ok(())
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

/// The file holds tokens and bearers, so only its owner may read it. An existing link or a leftover of a killed
/// sandbox is replaced, never written to.
fn create(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
