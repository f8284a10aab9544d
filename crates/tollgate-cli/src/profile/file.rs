//! The file of profiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Deserialize;

use super::environment;
use super::key::{Key, resolved};
use super::settings::{Network, Settings};
use crate::{Failure, quote};

/// The contents of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The profile that is used unless another one is chosen.
    pub default: Option<String>,
    /// The profiles by name.
    #[serde(default)]
    pub profile: BTreeMap<String, Settings>,
}

impl File {
    /// The names of the profiles, for an error.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.profile.keys().map(String::as_str).collect();
        if names.is_empty() {
            return "none".to_owned();
        }
        names.join(", ")
    }
}

/// Reads the file of profiles. Without a file there are none, unless it was named.
///
/// # Errors
///
/// A file that cannot be read, that others may write, or that has an unknown setting. No error quotes the file.
pub fn read(named: Option<&Path>) -> Result<File, Failure> {
    let named = named.map(Path::to_owned);
    let named = named.or_else(|| environment::text("CONFIG").map(PathBuf::from));
    let is_named = named.is_some();
    let Some(path) = named.or_else(usual) else {
        return Ok(File::default());
    };
    match fs::read_to_string(&path) {
        Ok(text) => parse(&path, &text),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => Ok(File::default()),
        Err(error) => Err(format!("{}: {error}", path.display()).into()),
    }
}

/// The usual place of the file.
pub fn usual() -> Option<PathBuf> {
    let folder = env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty());
    let folder = folder.map(PathBuf::from);
    let folder = folder.or_else(|| env::home_dir().map(|home| home.join(".config")));
    folder.map(|folder| folder.join("tollgate").join("config.toml"))
}

fn parse(path: &Path, text: &str) -> Result<File, Failure> {
    only_owner_writes(path)?;
    // The error's own text quotes the line, which may hold a key.
    let mut file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_of(text, span.start));
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        format!(
            "{}{line}: {}",
            path.display(),
            quote::parser(error.message())
        )
    })?;
    let folder = path.parent().unwrap_or(Path::new("."));
    for settings in file.profile.values_mut() {
        resolve(settings, folder);
    }
    Ok(file)
}

fn line_of(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or(text);
    1 + before.matches('\n').count()
}

fn resolve(settings: &mut Settings, folder: &Path) {
    let (keys, network): (Vec<&mut Key>, &mut Network) = match settings {
        Settings::Paymega(it) | Settings::Kuna(it) => {
            let keys = it.api_key.iter_mut().chain(&mut it.callback_secrets);
            (keys.collect(), &mut it.network)
        }
        Settings::PayCross(it) => {
            let keys = it.webhook_keys.iter_mut();
            (keys.chain([&mut it.secret_key]).collect(), &mut it.network)
        }
    };
    let proxy = network.proxy.iter_mut();
    keys.into_iter()
        .chain(proxy)
        .for_each(|key| key.resolve(folder));
    if let Some(roots) = &mut network.root_certificates {
        *roots = resolved(roots, folder);
    }
}

/// Refuses a file that other users may write: it decides where keys and money go.
#[cfg(unix)]
fn only_owner_writes(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::MetadataExt as _;
    let shown = path.display();
    let found = fs::metadata(path).map_err(|error| format!("{shown}: {error}"))?;
    if found.is_file() && found.mode() & 0o022 != 0 {
        return Err(format!("{shown}: other users may write it; run: chmod go-w {shown}").into());
    }
    Ok(())
}

#[cfg(not(unix))]
fn only_owner_writes(_: &Path) -> Result<(), Failure> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse(Path::new("/dev/null"), text).unwrap_err().to_string()
    }

    #[test]
    fn an_error_names_the_line_and_quotes_nothing() {
        let inline = "[profile.shop]\nprovider = 'paycross'\nmode = 'test'\nshop = '1'\nsecret_key = 'hidden'\n";
        assert!(
            error(inline).contains("name its place"),
            "{}",
            error(inline)
        );
        assert!(!error(inline).contains("hidden"), "{}", error(inline));
        for wrong in [
            "network = 'Jd5bW3hY8cL6pF1q'",
            "mode = 'Jd5bW3hY8cL6pF1q'",
            "Jd5bW3hY8cL6pF1q = 1",
        ] {
            let wrong = error(&format!("[profile.shop]\nprovider = 'paymega'\n{wrong}\n"));
            assert!(!wrong.contains("Jd5bW3hY"), "{wrong}");
        }
        let broken = error("default = 'a'\nsecret = = 'hidden'\n");
        assert!(broken.starts_with("/dev/null:2: "), "{broken}");
        assert!(!broken.contains("hidden"), "{broken}");
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        let text = "[profile.shop]\nprovider = 'paymega'\nmode = 'test'\napi_kez = { env = 'A' }\n";
        assert!(error(text).contains("api_kez"), "{}", error(text));
    }
}
