//! Extracts the prose of a file, without its code.

use std::path::Path;

/// The kind of a file, which decides which of its lines are prose.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Every line is prose.
    Markdown,
    /// Doc comments are prose.
    Rust,
    /// Comments, summaries and descriptions are prose.
    Yaml,
}

/// A line of prose, without its code and its comment mark.
pub struct Line {
    /// The number of the line in its file.
    pub number: usize,
    /// The words of the line.
    pub text: String,
}

impl Kind {
    /// The kind of a file, by its ending. Other files have no prose.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "md" => Some(Self::Markdown),
            "rs" => Some(Self::Rust),
            "yaml" => Some(Self::Yaml),
            _ => None,
        }
    }

    /// The prose of a text.
    pub fn lines(self, text: &str) -> Vec<Line> {
        let mut block = Block::default();
        let numbered = (1..).zip(text.lines());
        let prose = numbered.filter_map(|(number, line)| {
            let words = match self {
                Self::Markdown => Some(line),
                Self::Rust => doc(line),
                Self::Yaml => block.words(line),
            };
            let text = without_code(words?.trim());
            Some(Line { number, text })
        });
        prose.collect()
    }
}

/// The words of a doc comment.
fn doc(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("//!")
        .or_else(|| line.strip_prefix("///"))
}

/// The summary or description at which a reader of YAML is.
#[derive(Default)]
struct Block {
    /// The indentation of its key. Deeper lines belong to the block.
    indent: Option<usize>,
}

impl Block {
    /// The words of a line.
    fn words<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if words.is_empty() || self.indent.is_some_and(|key| indent > key) {
            return Some(words);
        }
        self.indent = None;
        let key = words.trim_start_matches("- ");
        let value = ["description:", "summary:"].map(|it| key.strip_prefix(it));
        let Some(value) = value.into_iter().flatten().find(|it| !it.is_empty()) else {
            return words.strip_prefix('#');
        };
        self.indent = Some(line.len() - key.len());
        Some(value)
    }
}

/// A line without its code: names in backticks are not prose.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}
