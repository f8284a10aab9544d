//! The exchanges that sandboxes record, and the strict validator that checks them.

use std::fs;
use std::path::{Path, PathBuf};

use super::Finding;
use super::installation::{Installation, text};
use crate::error::{Error, Result};
use crate::tool::program;

/// Tests that take long and whose proxies change requests.
const SKIPPED: [&str; 2] = ["hostile", "chance"];

/// A folder of files with one exchange a line.
pub struct Traffic {
    folder: PathBuf,
}

impl Traffic {
    /// An empty folder.
    pub fn empty(installation: &Installation) -> Result<Self> {
        let folder = installation.folder.join("exchanges");
        // A missing folder is empty too.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, error))?;
        Ok(Self { folder })
    }

    /// The file of one source of traffic.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.jsonl"))
    }

    /// Runs `tollgate demo`.
    pub fn demo(&self, installation: &Installation, command: &Path) -> Finding {
        out!("\n== tollgate demo");
        let (command, file) = (text(command), text(&self.file("demo")));
        let arguments = ["demo", "--record", &file];
        program(&installation.root, &command, &arguments, &[])?;
        Ok("recorded".to_owned())
    }

    /// Runs the facade's tests over real sockets.
    pub fn journeys(&self, installation: &Installation) -> Finding {
        out!("\n== journeys of the facade's tests");
        let mut arguments = vec!["test", "-q", "-p", "tollgate", "--test", "it", "--"];
        arguments.extend(SKIPPED.iter().flat_map(|name| ["--skip", name]));
        let file = text(&self.file("journeys"));
        let environment = [("TOLLGATE_RECORD", &*file)];
        program(&installation.root, "cargo", &arguments, &environment)?;
        Ok("recorded".to_owned())
    }

    /// Validates every exchange, and requires a valid one for each operation.
    pub fn judge(&self, installation: &Installation) -> Finding {
        out!("\n== exchanges.py");
        let python = installation.python("python");
        let script = text(&installation.scripts.join("exchanges.py"));
        let documents = text(&installation.documents());
        let files = self.files()?;
        let mut arguments = vec![&*script, &documents];
        arguments.extend(files.iter().map(String::as_str));
        let environment = [("PYTHONDONTWRITEBYTECODE", "1")];
        program(&installation.root, &python, &arguments, &environment)?;
        Ok(format!("the exchanges of {} sources", files.len()))
    }

    fn files(&self) -> Result<Vec<String>> {
        let entries =
            fs::read_dir(&self.folder).map_err(|error| Error::file(&self.folder, error))?;
        let mut files: Vec<_> = entries.flatten().map(|entry| text(&entry.path())).collect();
        files.sort_unstable();
        Ok(files)
    }
}
