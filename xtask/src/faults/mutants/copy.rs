//! A copy of the project, whose files change only where they differ, so that little is built again.

use std::fs;
use std::path::Path;

use super::list::Mutant;
use crate::error::{Error, Result};
use crate::tool::program_output;

/// Copies all files that git knows.
pub fn all(root: &Path, tree: &Path) -> Result<()> {
    let listed = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let files = program_output(root, "git", &listed, &[])?;
    for name in files.lines() {
        let from = root.join(name);
        // A file can be deleted and still be in the index.
        if let Ok(bytes) = fs::read(&from) {
            write(&tree.join(name), &bytes)?;
        }
    }
    Ok(())
}

/// Puts a mistake into a file. Returns the whole text before.
pub fn mutate(tree: &Path, mutant: &Mutant) -> Result<String> {
    let file = tree.join(mutant.file);
    let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
    if text.matches(mutant.from).count() != 1 {
        let why = format!(
            "{}: the place of `{}` has changed",
            mutant.file, mutant.name
        );
        return Err(Error::Check(why));
    }
    write(&file, text.replace(mutant.from, mutant.to).as_bytes())?;
    Ok(text)
}

/// Takes the mistake away again.
pub fn restore(tree: &Path, mutant: &Mutant, text: &str) -> Result<()> {
    write(&tree.join(mutant.file), text.as_bytes())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|known| known == bytes) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    fs::write(file, bytes).map_err(|error| Error::file(file, error))
}
