//! Builds each combination of features that a user may choose, and tests each TLS library.

use std::path::Path;

use crate::document::SURFACES;
use crate::error::{Error, Result};
use crate::render::crate_of;
use crate::tool::{apt_get, cargo, cargo_output, exists};

/// A crate, and the features to enable without the default ones.
const COMBINATIONS: [(&str, &str); 21] = [
    ("tollgate", "paymega,paycross"),
    ("tollgate", "paymega,rustls-ring"),
    ("tollgate", "paycross,rustls-ring"),
    ("tollgate", "paymega,paycross,rustls-aws-lc"),
    ("tollgate", "paymega,paycross,native-tls"),
    ("tollgate", "paymega,axum"),
    ("tollgate", "paycross,axum"),
    (
        "tollgate",
        "paymega,paycross,rustls-ring,rustls-aws-lc,native-tls,axum",
    ),
    ("tollgate-cli", "postgres"),
    ("tollgate-core", "paymega"),
    ("tollgate-core", "paycross"),
    ("tollgate-paymega-cardgate", ""),
    ("tollgate-paycross-checkout", ""),
    ("tollgate-paycross-gateway", ""),
    ("tollgate-paycross-reports", ""),
    ("tollgate-paymega-private", ""),
    ("tollgate-paymega-public", ""),
    ("tollgate-sandbox", ""),
    ("tollgate-types", ""),
    ("tollgate-types", "response"),
    ("tollgate-types", "schemars"),
];

/// The crates that send HTTP requests.
const HTTP: [&str; 5] = ["http", "hyper", "reqwest", "tokio", "tollgate-http"];

/// The TLS features other than the default. The tests of the workspace cover the default.
const OTHER_TLS: [&str; 2] = ["rustls-aws-lc", "native-tls"];

/// Builds each combination, and runs the tests of each TLS library against real servers.
pub fn check(root: &Path) -> Result<()> {
    install_openssl()?;
    combine(root)?;
    for surface in SURFACES {
        types_have_no_http(root, &crate_of(surface))?;
    }
    OTHER_TLS.into_iter().try_for_each(|feature| {
        let features = format!("paymega,paycross,{feature}");
        let arguments = [
            "test",
            "--quiet",
            "--no-default-features",
            "--package",
            "tollgate",
            "--test",
            "transport",
            "--features",
            &features,
        ];
        cargo(root, &arguments)
    })
}

/// The library behind `native-tls` on Linux.
pub fn install_openssl() -> Result<()> {
    if !cfg!(target_os = "linux") || exists("pkg-config", &["--exists", "openssl"]) {
        return Ok(());
    }
    apt_get(&["libssl-dev", "pkg-config"])
}

/// Without the feature `client` the crate of a surface depends on no HTTP library.
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
            out!(
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
