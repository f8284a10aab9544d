//! The errors of tasks, each with the place to look at.

use std::io;
use std::path::{Path, PathBuf};

use crate::lint::Problem;

/// The result of a task.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a task failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    /// A document is not YAML.
    #[error("{document}: {source}")]
    Yaml {
        document: String,
        source: yaml_serde::Error,
    },
    /// Files in the documents' folder that would be ignored, or are missing.
    #[error("{}", .0.join("\n"))]
    Folder(Vec<String>),
    /// The generator would produce wrong code from the documents.
    #[error("{}", list(.0))]
    Lint(Vec<Problem>),
    /// A schema of a surface has the name of a shared one.
    #[error(
        "{document}: components.schemas.{name}: a schema of spec/shared.yaml, which this document uses, has this name too"
    )]
    Clash { document: String, name: String },
    /// A lowering step found nothing to do.
    #[error("the lowering step `{0}` no longer applies to any document: remove it")]
    StaleStep(&'static str),
    /// The generator refused a document.
    #[error("{document}: {place}: {message}")]
    Generator {
        document: String,
        place: String,
        message: String,
    },
    /// A part of a document is missing from the generated code.
    #[error("{document}: {place}: {message}")]
    Lost {
        document: String,
        place: String,
        message: String,
    },
    /// Generated files differ from the documents.
    #[error(
        "{} generated file(s) are stale: run `cargo xtask generate`\n{}",
        .0.len(), .0.join("\n")
    )]
    Stale(Vec<String>),
    /// A check of `cargo xtask ci` failed.
    #[error("{0}")]
    Check(String),
}

impl Error {
    /// A file that could not be read or written.
    pub fn file(path: &Path, source: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            source,
        }
    }
}

fn list(problems: &[Problem]) -> String {
    let mut lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.push(format!("{} problem(s) in spec/", problems.len()));
    lines.join("\n")
}
