//! Checks that docs, Markdown and the descriptions in `spec/` avoid turns that make a sentence hard to read.

mod prose;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use prose::{Kind, Line};

/// A turn, and the advice for its replacement.
type Turn = (&'static str, &'static str);

const TURNS: [Turn; 32] = [
    ("answer", "response, or a verb such as `responds`"),
    ("answered", "name who responds with what"),
    ("answers", "responses, or a verb such as `responds`"),
    ("answering", "responding"),
    ("brings", "carries, returns or has"),
    ("brought", "carried, returned or had"),
    ("doubt", "name what is unknown"),
    ("doubts", "name what is unknown"),
    ("in silence", "without an error"),
    ("lets go", "releases"),
    ("loses its", "say what is missing afterwards"),
    ("nobody", "name who does not"),
    ("no matter what", "name the cases"),
    ("of no use", "say what it cannot do"),
    ("of use", "useful"),
    ("somebody", "name who does"),
    ("stand", "be, or the value at a place"),
    ("stands", "is, or the value at a place"),
    ("stood", "was, or the value at a place"),
    ("tell", "name who shows, returns or sends what"),
    ("telling", "name who shows, returns or sends what"),
    ("tells", "name who shows, returns or sends what"),
    ("told", "name who shows, returns or sends what"),
    ("what became of", "the result, or the outcome"),
    ("what becomes of", "the result, or the outcome"),
    ("whoever", "name who does"),
    ("whosoever", "name who does"),
    ("write off", "charge by token"),
    ("write-off", "charge by token"),
    ("write-offs", "charges by token"),
    ("writes off", "charges by token"),
    ("written off", "charged by token"),
];

/// A question word as the subject of a sentence. Headings of Markdown may begin with it.
const SUBJECT: Turn = ("What", "name the thing at the start of the sentence");

/// The places of the project's own words: folders, and files at the root.
const PLACES: [&str; 6] = ["crates", "docs", "spec", "tests", "xtask", "."];

/// Folders with the words of other tools or people.
const FOREIGN: [&str; 4] = ["generated", "node_modules", "target", ".git"];

/// Refuses each turn in doc comments, Markdown and YAML, with file, line, and advice for its replacement.
pub fn check(root: &Path) -> Result<()> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&root.join(place), place != ".", &mut files)?;
    }
    let mut found = Vec::new();
    for (file, kind) in files {
        let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        let name = file.strip_prefix(root).unwrap_or(&file).display();
        let problems = turns(&text, kind).into_iter();
        found.extend(
            problems.map(|(line, (turn, advice))| format!("{name}:{line}: `{turn}`: {advice}")),
        );
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::Check(found.join("\n")))
}

/// The files with prose in a folder, and in its folders if `deep`.
fn collect(folder: &Path, deep: bool, files: &mut Vec<(PathBuf, Kind)>) -> Result<()> {
    let failed = |error| Error::file(folder, error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if deep && !FOREIGN.contains(&&*name) {
                collect(&path, true, files)?;
            }
        } else if let Some(kind) = Kind::of(&path) {
            files.push((path, kind));
        }
    }
    Ok(())
}

/// The turns of a text, with the numbers of their lines.
fn turns(text: &str, kind: Kind) -> Vec<(usize, Turn)> {
    let lines = kind.lines(text);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).filter(|it| it.number == line.number + 1);
        let inside = TURNS.into_iter().filter(|(turn, _)| has(line, next, turn));
        found.extend(inside.map(|turn| (line.number, turn)));
        if !matches!(kind, Kind::Markdown)
            && has_subject(line, at.checked_sub(1).map(|it| &lines[it]))
        {
            found.push((line.number, SUBJECT));
        }
    }
    found
}

/// Whether these words begin in a line, not as a part of others. They may end in the next line.
fn has(line: &Line, next: Option<&Line>, words: &str) -> bool {
    let is_part = |letter: Option<char>| {
        letter.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == '-')
    };
    let next = next.map_or("", |it| &it.text);
    let both = format!("{} {next}", line.text.trim_end()).to_lowercase();
    let end = line.text.trim_end().to_lowercase().len();
    both.match_indices(words).any(|(at, _)| {
        let (before, after) = (&both[..at], &both[at + words.len()..]);
        at < end && !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    })
}

/// Whether a sentence of the line begins with the question word.
fn has_subject(line: &Line, before: Option<&Line>) -> bool {
    let subject = SUBJECT.0;
    let goes_on = before.is_some_and(|it| {
        it.number + 1 == line.number
            && it
                .text
                .ends_with(|letter: char| letter.is_alphanumeric() || letter == ',')
    });
    let text = line.text.as_str();
    let begins = !goes_on && text.split(' ').next() == Some(subject);
    begins || text.contains(&format!(". {subject} "))
}

#[cfg(test)]
mod tests;
