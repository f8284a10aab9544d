//! Another run of a test: only another process can be given another environment safely.

use std::{env, process::Command};

/// Runs one test of this binary again, with these variables and without the others.
pub async fn passes(test: &'static str, set: &[(&'static str, &str)], unset: &[&'static str]) {
    let mut again = Command::new(env::current_exe().unwrap());
    again.args(["--exact", test]).envs(set.iter().copied());
    for name in unset {
        again.env_remove(name);
    }
    let output = tokio::task::spawn_blocking(move || again.output());
    let output = output.await.unwrap().unwrap();
    let reported = String::from_utf8_lossy(&output.stdout);
    assert!(reported.contains("1 passed"), "{reported}");
}
