//! The place of a key. The file of profiles names the place and never holds the key.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::{Deserialize, Deserializer, de::Error as _};
use tollgate::SecretKey;

use crate::{Failure, quote};

/// The place of a key: `{ env = "NAME" }`, `{ file = "PATH" }` or `{ keyring = "NAME" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A variable of the environment.
    Env(String),
    /// A file that only its owner may read.
    File(PathBuf),
    /// An entry of the service `tollgate` in the system's keyring.
    Keyring(String),
}

/// The largest file of a key.
const LARGEST: u64 = 64 * 1024;

/// An error must not quote a key that was written here by mistake.
impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        let place = value.as_table().filter(|table| table.len() == 1);
        let place = place.and_then(|table| table.iter().next());
        match place.and_then(|(kind, name)| Some((kind.as_str(), name.as_str()?))) {
            Some(("env", name)) => Ok(Self::Env(name.to_owned())),
            Some(("file", path)) => Ok(Self::File(path.into())),
            Some(("keyring", name)) => Ok(Self::Keyring(name.to_owned())),
            _ => Err(D::Error::custom(
                "a key is not written here: name its place as { env = \"NAME\" }, { file = \"PATH\" } or { keyring = \
                 \"NAME\" }",
            )),
        }
    }
}

impl Key {
    /// Makes the path of a file absolute: from the folder of the file that names it, or from the home folder for `~/`.
    pub fn resolve(&mut self, folder: &Path) {
        if let Self::File(path) = self {
            *path = resolved(path, folder);
        }
    }

    /// Reads a secret key.
    ///
    /// # Errors
    ///
    /// No such place, or a file that others may read. The error names the place.
    pub fn read(&self) -> Result<SecretKey, Failure> {
        if let Self::File(path) = self {
            only_owner_reads(path)?;
        }
        self.text().map(SecretKey::new)
    }

    /// Reads a key that is no secret.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), but the file may be readable for others.
    pub fn read_public(&self) -> Result<String, Failure> {
        self.text()
    }

    fn text(&self) -> Result<String, Failure> {
        let text = match self {
            Self::Env(name) => env::var(name)
                .map_err(|_| format!("the variable {} is not set", quote::name(name)))?,
            Self::File(path) => read(path)?,
            Self::Keyring(name) => keyring(name)?,
        };
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}

/// An absolute path.
pub fn resolved(path: &Path, folder: &Path) -> PathBuf {
    match (path.strip_prefix("~"), env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => folder.join(path),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let shown = path.to_string_lossy();
    let named = |error: std::io::Error| format!("{}: {error}", quote::name(&shown));
    let size = fs::metadata(path).map_err(named)?.len();
    if size > LARGEST {
        return Err(format!("{}: is too large for a key", path.display()).into());
    }
    Ok(fs::read_to_string(path).map_err(named)?)
}

/// Refuses a file that other users may read. A pipe, such as a shell's `<(…)`, belongs to this process alone.
#[cfg(unix)]
pub fn only_owner_reads(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::MetadataExt as _;
    let shown = path.to_string_lossy();
    let found = fs::metadata(path);
    let found = found.map_err(|error| format!("{}: {error}", quote::name(&shown)))?;
    if found.is_file() && found.mode() & 0o077 != 0 {
        return Err(format!("{shown}: other users may read it; run: chmod 600 {shown}").into());
    }
    Ok(())
}

/// On other systems a user's files are the user's own.
#[cfg(not(unix))]
pub fn only_owner_reads(_: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Reads the entry on a thread of its own, since a client of D-Bus may run a loop of its own.
#[cfg(feature = "keyring")]
fn keyring(name: &str) -> Result<String, Failure> {
    let (entry, shown) = (name.to_owned(), quote::name(name));
    let read = move || keyring::Entry::new("tollgate", &entry)?.get_password();
    let read = std::thread::spawn(read).join();
    let text = read.map_err(|_| format!("the keyring cannot be read for `{shown}`"))?;
    Ok(text.map_err(|error| {
        format!("the keyring's entry `{shown}` of the service tollgate: {error}")
    })?)
}

#[cfg(not(feature = "keyring"))]
fn keyring(name: &str) -> Result<String, Failure> {
    Err(format!(
        "this build cannot read the keyring's entry `{}`: build it with --features keyring",
        quote::name(name)
    )
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Holder {
        key: Key,
    }

    #[test]
    fn the_place_of_a_key_is_read_and_the_key_itself_is_refused_without_a_quote() {
        let read = |text: &str| toml::from_str::<Holder>(text);
        let key = |text: &str| read(text).unwrap().key;
        assert_eq!(key("key = { env = 'A' }"), Key::Env("A".to_owned()));
        assert_eq!(key("key = { file = 'a' }"), Key::File("a".into()));
        assert_eq!(key("key = { keyring = 'a' }"), Key::Keyring("a".to_owned()));
        for wrong in [
            "'sk_live_1'",
            "{ sk_live_1 = 'a' }",
            "{ env = 'sk_live_1', file = 'b' }",
            "7",
            "[]",
        ] {
            let error = read(&format!("key = {wrong}")).unwrap_err();
            assert!(error.message().contains("name its place"), "{error}");
            assert!(!error.message().contains("sk_live"), "{error}");
        }
    }

    #[test]
    fn paths_begin_at_the_folder_of_their_file() {
        let mut key = Key::File("keys/api".into());
        key.resolve(Path::new("/etc/tollgate"));
        assert_eq!(key, Key::File("/etc/tollgate/keys/api".into()));
    }
}
