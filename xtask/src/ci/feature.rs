//! Each combination of features that a user may choose builds, and each way to speak TLS does so.

use std::path::Path;

use crate::error::Result;
use crate::tool::{apt_get, cargo, exists};

/// The crate, and the features that are switched on without its default ones.
const COMBINATIONS: [(&str, &str); 7] = [
    ("tollgate", ""),
    ("tollgate", "rustls-ring"),
    ("tollgate", "rustls-aws-lc"),
    ("tollgate", "native-tls"),
    ("tollgate", "rustls-ring,rustls-aws-lc,native-tls"),
    ("tollgate-types", ""),
    ("tollgate-types", "schemars"),
];

/// The ways to speak TLS that are not the default one, which the tests of the workspace show.
const OTHER_TLS: [&str; 2] = ["rustls-aws-lc", "native-tls"];

/// Checks each combination, and lets each way to speak TLS meet real servers.
pub fn check(root: &Path) -> Result<()> {
    install_openssl()?;
    combine(root)?;
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
