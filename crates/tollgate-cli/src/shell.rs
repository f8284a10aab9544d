//! Completions and man pages, made from the definition of the command line.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::Failure;

/// The options of `completions`.
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  tollgate completions bash > ~/.local/share/bash-completion/completions/tollgate"
)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

/// The options of `man`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  tollgate man ~/.local/share/man/man1 && man tollgate-charge")]
pub struct Man {
    /// The folder for the pages.
    folder: PathBuf,
}

/// Prints the completions.
pub fn completions(options: &Completions, mut command: Command) {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut command, "tollgate", &mut text);
    out!("{}", String::from_utf8_lossy(&text).trim_end());
}

/// Writes the pages.
///
/// # Errors
///
/// A file that cannot be written.
pub fn man(options: &Man, command: Command) -> Result<(), Failure> {
    std::fs::create_dir_all(&options.folder)?;
    clap_mangen::generate_to(command, &options.folder)?;
    Ok(())
}
