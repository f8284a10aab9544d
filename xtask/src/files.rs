//! Writes the generated files, or shows how those on disk differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::document::{SHARED, SURFACES};
use crate::error::{Error, Result};
use crate::render::{BUNDLES, GENERATED, TYPE_LIST, crate_of};

/// Lines of a diff that are shown for one file.
const SHOWN: usize = 40;

/// Writes each file that differs and removes files that are no longer generated. Returns the changed paths.
///
/// # Errors
///
/// A file that cannot be read, written or removed.
pub fn write(root: &Path, files: &BTreeMap<PathBuf, String>) -> Result<Vec<PathBuf>> {
    let mut changed = Vec::new();
    for (path, text) in files {
        let full = root.join(path);
        if read(&full)?.as_ref() == Some(text) {
            continue;
        }
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
        }
        fs::write(&full, text).map_err(|source| Error::file(&full, source))?;
        changed.push(path.clone());
    }
    for path in orphans(root, files)? {
        let full = root.join(&path);
        fs::remove_file(&full).map_err(|source| Error::file(&full, source))?;
        changed.push(path);
    }
    Ok(changed)
}

/// Compares the files on disk with the generated ones.
///
/// # Errors
///
/// [`Error::Stale`] with a diff of each file that differs.
pub fn check(root: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    let mut stale = Vec::new();
    for (path, text) in files {
        let name = path.display();
        match read(&root.join(path))? {
            Some(old) if old == *text => {}
            Some(old) => stale.push(format!("stale: {name}\n{}", diff(&old, text))),
            None => stale.push(format!("missing: {name}")),
        }
    }
    let orphans = orphans(root, files)?;
    stale.extend(
        orphans
            .iter()
            .map(|path| format!("orphan: {}", path.display())),
    );
    if stale.is_empty() {
        Ok(())
    } else {
        Err(Error::Stale(stale))
    }
}

/// Files in the generated folders that are no longer generated.
fn orphans(root: &Path, files: &BTreeMap<PathBuf, String>) -> Result<Vec<PathBuf>> {
    let crates = SURFACES.into_iter().chain([SHARED]);
    let folders = crates
        .map(|document| Path::new("crates").join(crate_of(document)).join(GENERATED))
        .chain([BUNDLES.into(), TYPE_LIST.into()]);
    let mut found = Vec::new();
    for folder in folders {
        let full = root.join(&folder);
        if !full.exists() {
            continue;
        }
        for entry in fs::read_dir(&full).map_err(|source| Error::file(&full, source))? {
            let entry = entry.map_err(|source| Error::file(&full, source))?;
            let path = folder.join(entry.file_name());
            if !files.contains_key(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<Option<String>> {
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(path).map_err(|source| Error::file(path, source))?;
    Ok(Some(text))
}

fn diff(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(2).to_string();
    let mut lines: Vec<&str> = text.lines().take(SHOWN).collect();
    if text.lines().count() > SHOWN {
        lines.push("…");
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str) -> BTreeMap<PathBuf, String> {
        let path = Path::new(BUNDLES).join("private.json");
        BTreeMap::from([(path, text.to_owned())])
    }

    #[test]
    fn check_sees_a_changed_a_missing_and_an_orphaned_file() {
        let root = std::env::temp_dir().join(format!("tollgate-files-{}", std::process::id()));
        let missing = check(&root, &rendered("one\n")).unwrap_err().to_string();
        assert!(missing.contains("missing: crates/tollgate-sandbox/spec/private.json"));

        assert_eq!(write(&root, &rendered("one\n")).unwrap().len(), 1);
        check(&root, &rendered("one\n")).unwrap();
        assert!(write(&root, &rendered("one\n")).unwrap().is_empty());

        let stale = check(&root, &rendered("two\n")).unwrap_err().to_string();
        assert!(stale.contains("stale: ") && stale.contains("-one") && stale.contains("+two"));

        let orphan = check(&root, &BTreeMap::new()).unwrap_err().to_string();
        assert!(orphan.contains("orphan: "), "{orphan}");
        write(&root, &BTreeMap::new()).unwrap();
        check(&root, &BTreeMap::new()).unwrap();
        fs::remove_dir_all(root).unwrap();
    }
}
