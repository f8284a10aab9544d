//! `cargo xtask cost`: the cost that the facade adds to a cold build, measured against a program that
//! calls one endpoint with the same HTTP and TLS crates.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::error::{Error, Result};

/// The bare program's dependencies: those of any program that calls one endpoint by hand.
const DEPENDENCIES: &str = r#"
reqwest = { version = "0.13.5", default-features = false, features = ["json", "query", "rustls-no-provider"] }
rustls = { version = "0.23.44", default-features = false, features = ["std", "tls12", "ring"] }
rustls-platform-verifier = "0.7.1"
serde = { version = "1.0.229", features = ["derive"] }
serde_json = "1.0.154"
tokio = { version = "1.54", default-features = false, features = ["rt", "macros", "time"] }
"#;

const PROGRAM: &str = r#"//! One endpoint, called by hand.

#[derive(serde::Deserialize)]
struct Invoice {
    status: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), reqwest::Error> {
    let response = reqwest::Client::new().get("https://example.com").send().await?;
    println!("{}", response.json::<Invoice>().await?.status);
    Ok(())
}
"#;

/// Builds both from nothing, one after the other, and prints CPU seconds and their ratio.
///
/// # Errors
///
/// A build that fails, or a file that cannot be written.
pub fn run(root: &Path) -> Result<()> {
    let folder = root.join("target/cost");
    remove(&folder)?;
    let bare = folder.join("bare");
    write_bare(root, &bare)?;
    let bare_cost = build("one endpoint by hand", &bare, &folder.join("a"), &[])?;
    let ours = ["--package", "tollgate"];
    let our_cost = build("tollgate", root, &folder.join("b"), &ours)?;
    out!("ratio: {:.2}", our_cost / bare_cost);
    remove(&folder)
}

fn write_bare(root: &Path, folder: &Path) -> Result<()> {
    let manifest = format!(
        "[package]\nname = \"bare\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]{DEPENDENCIES}"
    );
    let source = folder.join("src");
    fs::create_dir_all(&source).map_err(|error| Error::file(&source, error))?;
    for (path, text) in [
        (folder.join("Cargo.toml"), manifest),
        (source.join("main.rs"), PROGRAM.to_owned()),
    ] {
        fs::write(&path, text).map_err(|error| Error::file(&path, error))?;
    }
    // The same versions of everything: cargo drops unneeded packages from the copy.
    let lock = folder.join("Cargo.lock");
    fs::copy(root.join("Cargo.lock"), &lock).map_err(|error| Error::file(&lock, error))?;
    Ok(())
}

/// Builds a package for release into an empty folder. Returns the CPU seconds of all its processes.
fn build(name: &str, package: &Path, target: &Path, arguments: &[&str]) -> Result<f64> {
    let fetched = cargo(package, target, "fetch", &[])?;
    if !fetched {
        return Err(Error::Check(format!("`cargo fetch` for {name} failed")));
    }
    let before = children_seconds()?;
    let start = Instant::now();
    let arguments = [&["--release", "--offline"], arguments].concat();
    if !cargo(package, target, "build", &arguments)? {
        return Err(Error::Check(format!("the build of {name} failed")));
    }
    let cpu = children_seconds()? - before;
    out!(
        "{name}: {cpu:.0} CPU seconds, {:.0} s",
        start.elapsed().as_secs_f64()
    );
    Ok(cpu)
}

fn cargo(package: &Path, target: &Path, command: &str, arguments: &[&str]) -> Result<bool> {
    Command::new("cargo")
        .arg(command)
        .args(arguments)
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map(|status| status.success())
        .map_err(|error| Error::Check(format!("`cargo {command}`: {error}")))
}

/// CPU seconds of the processes that this one has waited for, theirs included.
///
/// Read from Linux's `/proc`: fields 16 and 17 of `stat`, in hundredths of a second.
fn children_seconds() -> Result<f64> {
    let path = Path::new("/proc/self/stat");
    let text = fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
    let after_name = text.rsplit(") ").next().unwrap_or_default();
    let fields = after_name.split(' ').skip(13).take(2);
    Ok(fields
        .filter_map(|field| field.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    }
    Ok(())
}
