//! Docs and Markdown in plain English: turns that make a sentence hard to read are refused.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A turn, and what to say in its place.
type Turn = (&'static str, &'static str);

const TURNS: [Turn; 16] = [
    ("answer", "response, or a verb such as `responds`"),
    ("answered", "name who responds with what"),
    ("answers", "responses, or a verb such as `responds`"),
    ("is told", "say who does what"),
    ("nobody", "name who does not"),
    ("no matter what", "name the cases"),
    ("somebody", "name who does"),
    ("told as", "say `is a …` or `becomes …`"),
    ("what became of", "the result, or the outcome"),
    ("what becomes of", "the result, or the outcome"),
    ("whoever", "name who does"),
    ("whosoever", "name who does"),
    ("write off", "charge by token"),
    ("write-off", "charge by token"),
    ("write-offs", "charges by token"),
    ("writes off", "charges by token"),
];

/// Where the project's own words are: folders, and files at the root.
const PLACES: [&str; 6] = ["crates", "docs", "spec", "tests", "xtask", "."];

/// What other tools or people wrote.
const FOREIGN: [&str; 4] = ["generated", "node_modules", "target", ".git"];

/// Refuses each turn in doc comments and Markdown, with file, line, and what to say in its place.
pub fn check(root: &Path) -> Result<()> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&root.join(place), place != ".", &mut files)?;
    }
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        let is_prose = file.extension().is_some_and(|end| end == "md");
        let name = file
            .strip_prefix(root)
            .unwrap_or(&file)
            .display()
            .to_string();
        found.extend(
            turns(&text, is_prose)
                .map(|(line, (turn, instead))| format!("{name}:{line}: `{turn}`: {instead}")),
        );
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::Check(found.join("\n")))
}

/// The Markdown files and Rust sources of a folder, and of its folders if they are wanted too.
fn collect(folder: &Path, deep: bool, files: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |error| Error::file(folder, error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if deep && !FOREIGN.contains(&name.as_str()) {
                collect(&path, true, files)?;
            }
        } else if path
            .extension()
            .is_some_and(|end| end == "md" || end == "rs")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// The turns of a text, with the numbers of their lines. In Rust only doc comments are looked at.
fn turns(text: &str, is_prose: bool) -> impl Iterator<Item = (usize, Turn)> {
    let is_doc = |line: &str| {
        ["//!", "///"]
            .iter()
            .any(|start| line.trim_start().starts_with(start))
    };
    let lines = text.lines().zip(1..);
    lines
        .filter(move |(line, _)| is_prose || is_doc(line))
        .flat_map(|(line, number)| {
            let line = prose(line).to_lowercase();
            let inside = TURNS.into_iter().filter(move |(turn, _)| has(&line, turn));
            inside.map(move |turn| (number, turn))
        })
}

/// A line without its code: names in backticks are not prose.
fn prose(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Whether a line has these words, not as a part of others.
fn has(line: &str, words: &str) -> bool {
    let is_part = |letter: Option<char>| {
        letter.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == '-')
    };
    line.match_indices(words).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + words.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, is_prose: bool) -> Vec<(usize, &'static str)> {
        turns(text, is_prose)
            .map(|(line, (turn, _))| (line, turn))
            .collect()
    }

    #[test]
    fn each_turn_is_found_in_any_case_and_place() {
        for (turn, _) in TURNS {
            for line in [turn.to_owned(), turn.to_uppercase(), format!("({turn}).")] {
                let all = found(&format!("Fine.\n{line}"), true);
                assert!(all.contains(&(2, turn)), "{line}: {all:?}");
            }
        }
    }

    #[test]
    fn parts_of_words_and_code_are_no_turns() {
        for line in [
            "unanswerable",
            "the_answer",
            "answer-back",
            "`answer` is a name",
            "`is told`",
        ] {
            assert_eq!(found(line, true), [], "{line}");
        }
    }

    #[test]
    fn rust_is_looked_at_in_doc_comments_alone() {
        let text = "//! An answer.\nlet answer = 1; // the answer\n    /// Nobody.\n";
        assert_eq!(found(text, false), [(1, "answer"), (3, "nobody")]);
    }
}
