//! The bill of materials (SBOM) of each published crate, in `CycloneDX`'s JSON.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tool::{cargo, cargo_output, ensure_cargo, target};

const VERSION: &str = "0.5.9";

/// The packages that a merchant links or runs.
const PACKAGES: [&str; 4] = [
    "tollgate",
    "tollgate-cli",
    "tollgate-billing",
    "tollgate-sandbox",
];

/// Fewer components mean that the tool has lost the dependencies.
const FEWEST: usize = 50;

/// The name of the file that the tool writes beside each manifest of the workspace.
const WRITTEN: &str = "sbom.cdx";

/// Writes `target/sbom/PACKAGE.cdx.json` of each package, with all features.
pub fn run(root: &Path) -> Result<()> {
    ensure_cargo(root, "cyclonedx", VERSION)?;
    let folder = target(root).join("sbom");
    fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, error))?;
    let options = [
        "--format",
        "json",
        "--spec-version",
        "1.5",
        "--all-features",
    ];
    let place = ["--override-filename", WRITTEN];
    cargo(root, &[&["cyclonedx"], &options[..], &place].concat())?;
    for home in members(root)? {
        let written = home.join(format!("{WRITTEN}.json"));
        let package = home.file_name().unwrap_or_default().to_string_lossy();
        let kept = folder.join(format!("{package}.cdx.json"));
        fs::rename(&written, &kept).map_err(|error| Error::file(&written, error))?;
        if !PACKAGES.contains(&&*package) {
            fs::remove_file(&kept).map_err(|error| Error::file(&kept, error))?;
            continue;
        }
        out!("{}: {} components", kept.display(), components(&kept)?);
    }
    Ok(())
}

/// The folders of the workspace's members.
fn members(root: &Path) -> Result<Vec<PathBuf>> {
    let output = cargo_output(root, &["metadata", "--no-deps", "--format-version", "1"])?;
    let metadata: Value = serde_json::from_slice(&output)
        .map_err(|error| Error::Check(format!("`cargo metadata`: {error}")))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let manifests = packages.filter_map(|package| package["manifest_path"].as_str());
    Ok(manifests
        .filter_map(|path| Some(Path::new(path).parent()?.to_owned()))
        .collect())
}

fn components(file: &Path) -> Result<usize> {
    let text = fs::read_to_string(file).map_err(|error| Error::file(file, error))?;
    counted(&text).map_err(|why| Error::Check(format!("{}: {why}", file.display())))
}

/// The number of components, each with a name, a version and a package URL.
fn counted(text: &str) -> std::result::Result<usize, String> {
    let bom: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let components = bom["components"].as_array().map_or(&[][..], Vec::as_slice);
    if components.len() < FEWEST {
        return Err(format!("only {} components", components.len()));
    }
    let lacks = |it: &&Value| {
        ["name", "version", "purl"]
            .iter()
            .any(|key| it[*key].is_null())
    };
    match components.iter().find(lacks) {
        Some(component) => Err(format!("{component} has no name, version or package URL")),
        None => Ok(components.len()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_bill_of_materials_without_dependencies_is_refused() {
        let component =
            json!({"name": "ring", "version": "0.17.14", "purl": "pkg:cargo/ring@0.17.14"});
        let bom = |count| json!({"components": vec![&component; count]}).to_string();
        assert_eq!(counted(&bom(FEWEST)), Ok(FEWEST));
        assert!(counted(&bom(FEWEST - 1)).is_err());
        let nameless = bom(FEWEST).replacen("name", "title", 1);
        assert!(counted(&nameless).is_err());
        assert!(counted("{}").is_err());
    }
}
