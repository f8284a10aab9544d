//! Files of a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Secrets;

impl Secrets {
    /// Searches each file of a folder and of the folders in it, except those with these names. Returns how many files
    /// it searched.
    ///
    /// # Errors
    ///
    /// Each secret in a file, or in a file's name, or a file that cannot be read.
    pub fn check_folder(&self, folder: &Path, except: &[&str]) -> Result<usize, String> {
        let mut wrong = Vec::new();
        let files = files(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let is_searched = |file: &&PathBuf| !except.iter().any(|name| file.ends_with(name));
        let searched: Vec<_> = files.iter().filter(is_searched).collect();
        for file in &searched {
            let place = file.display().to_string();
            let name = file.strip_prefix(folder).unwrap_or(file);
            wrong.extend(
                self.check("the name of a file", name.display().to_string())
                    .err(),
            );
            // A file that a process removes meanwhile, such as a journal, holds nothing any more.
            if let Ok(bytes) = fs::read(file) {
                wrong.extend(self.check(&place, bytes).err());
            }
        }
        if wrong.is_empty() {
            Ok(searched.len())
        } else {
            Err(wrong.join("\n"))
        }
    }
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}
