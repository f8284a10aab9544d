//! Builds each combination of features. `cargo xtask ci features` builds those that users choose.

use std::path::Path;

use super::published;
use crate::ci::install_openssl;
use crate::error::Result;
use crate::tool::{cargo, ensure_cargo};

const VERSION: &str = "0.6.46";

/// The crates with a choice of providers, of which they need one.
const PROVIDERS: [&str; 2] = ["tollgate", "tollgate-core"];

/// Builds all crates with each combination of their features.
pub fn run(root: &Path) -> Result<()> {
    ensure_cargo(root, "hack", VERSION)?;
    install_openssl()?;
    let check = [
        "hack",
        "check",
        "--quiet",
        "--no-dev-deps",
        "--feature-powerset",
    ];
    for package in PROVIDERS {
        let options = [
            "--exclude-features",
            "default,__rustls",
            "--at-least-one-of",
            "paymega,paycross",
            "--exclude-no-default-features",
            "--package",
            package,
        ];
        // `tollgate-core` has no feature of this name.
        let options = options.map(|it| {
            if package == "tollgate-core" {
                it.trim_end_matches(",__rustls")
            } else {
                it
            }
        });
        cargo(root, &[&check[..], &options].concat())?;
    }
    let others: Vec<_> = PROVIDERS.iter().flat_map(|it| ["--exclude", it]).collect();
    published(
        root,
        &check,
        &[&others[..], &["--exclude-features", "default"]].concat(),
    )
}
