//! Each combination of features that a user may choose builds.

use std::path::Path;

use crate::error::Result;
use crate::tool::cargo;

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

pub fn check(root: &Path) -> Result<()> {
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
