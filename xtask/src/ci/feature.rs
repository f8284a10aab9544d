//! Each combination of features that a user may choose builds, and each way to speak TLS does so.

use std::path::Path;

use crate::document::SURFACES;
use crate::error::{Error, Result};
use crate::render::crate_of;
use crate::tool::{apt_get, cargo, cargo_output, exists};

/// The crate, and the features that are switched on without its default ones.
const COMBINATIONS: [(&str, &str); 11] = [
    ("tollgate", ""),
    ("tollgate", "rustls-ring"),
    ("tollgate", "rustls-aws-lc"),
    ("tollgate", "native-tls"),
    ("tollgate", "rustls-ring,rustls-aws-lc,native-tls"),
    ("tollgate-paymega-cardgate", ""),
    ("tollgate-paycross-gateway", ""),
    ("tollgate-paymega-private", ""),
    ("tollgate-paymega-public", ""),
    ("tollgate-types", ""),
    ("tollgate-types", "schemars"),
];

/// The crates that speak HTTP.
const HTTP: [&str; 5] = ["http", "hyper", "reqwest", "tokio", "tollgate-http"];

/// The ways to speak TLS that are not the default one, which the tests of the workspace show.
const OTHER_TLS: [&str; 2] = ["rustls-aws-lc", "native-tls"];

/// Checks each combination, and lets each way to speak TLS meet real servers.
pub fn check(root: &Path) -> Result<()> {
    install_openssl()?;
    combine(root)?;
    for surface in SURFACES {
        types_have_no_http(root, &crate_of(surface))?;
    }
    OTHER_TLS.into_iter().try_for_each(|feature| {
        let arguments = [
            "test",
            "--quiet",
            "--no-default-features",
            "--package",
            "tollgate",
            "--test",
            "transport",
            "--features",
            feature,
        ];
        cargo(root, &arguments)
    })
}

/// What `native-tls` is built with on Linux.
fn install_openssl() -> Result<()> {
    if !cfg!(target_os = "linux") || exists("pkg-config", &["--exists", "openssl"]) {
        return Ok(());
    }
    apt_get(&["libssl-dev", "pkg-config"])
}

/// Without the feature `client` a surface brings no HTTP along.
fn types_have_no_http(root: &Path, package: &str) -> Result<()> {
    let arguments = [
        "tree",
        "--no-default-features",
        "--edges=normal",
        "--prefix=none",
        "--package",
        package,
    ];
    let tree = cargo_output(root, &arguments)?;
    let tree = String::from_utf8_lossy(&tree);
    let is_http = |line: &&str| HTTP.iter().any(|name| line.split(' ').next() == Some(name));
    match tree.lines().find(is_http) {
        Some(line) => Err(Error::Check(format!(
            "{package} without `client` depends on {line}"
        ))),
        None => Ok(()),
    }
}

fn combine(root: &Path) -> Result<()> {
    COMBINATIONS
        .into_iter()
        .try_for_each(|(package, features)| {
            tell!(
                "{package}: {}",
                if features.is_empty() {
                    "none"
                } else {
                    features
                }
            );
            let arguments = [
                "check",
                "--quiet",
                "--no-default-features",
                "--package",
                package,
            ];
            cargo(
                root,
                &[arguments.as_slice(), &["--features", features]].concat(),
            )
        })
}
