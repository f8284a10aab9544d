//! Checks that each case has its expected result.

use std::collections::BTreeSet;

use super::{cases, render};
use crate::corpus::case::Case;
use crate::document::file_of;

#[test]
fn each_case_is_refused_or_generated_as_it_says() {
    let wrong: Vec<String> = cases().iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_case_has_a_name_of_its_own() {
    let mut slugs = BTreeSet::new();
    for case in cases() {
        assert!(slugs.insert(case.slug()), "twice: {}", case.name);
    }
}

/// The error of a case, if it has one.
fn wrong(case: &Case) -> Option<String> {
    let rendered = case.documents().and_then(|documents| render(&documents));
    match rendered {
        Err(error) if case.refused.is_empty() => Some(format!("{}: refused: {error}", case.name)),
        Err(error) => unsaid(case, &error.to_string()),
        Ok(_) if !case.refused.is_empty() => Some(format!("{}: was generated", case.name)),
        Ok(rendered) => {
            let code: String = rendered.files.values().map(String::as_str).collect();
            let code = plain(&code);
            let missing = case
                .generated
                .iter()
                .find(|piece| !code.contains(&plain(piece)));
            missing.map(|piece| format!("{}: not generated: {piece}", case.name))
        }
    }
}

/// A refusal names the document in the line that has all words.
fn unsaid(case: &Case, error: &str) -> Option<String> {
    let document = file_of(&case.document);
    let says = |line: &str| {
        line.contains(&document) && case.refused.iter().all(|word| line.contains(word))
    };
    (!error.lines().any(says))
        .then(|| format!("{}: not said: {:?}, but:\n{error}", case.name, case.refused))
}

/// Code without the spaces and commas that formatting puts there.
fn plain(code: &str) -> String {
    code.replace(|c: char| c.is_whitespace() || c == ',', "")
}
