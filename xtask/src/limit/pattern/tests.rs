//! Tests that a pattern matches like the crate `regex`, and that an unsupported one is refused.

use proptest::prelude::*;
use proptest::string::string_regex;
use regex::Regex;
use serde_json::Value;
use tollgate_types::limit;

use super::*;
use crate::document::{Documents, SHARED};

/// Whether a text matches according to a generated check. The parts of a check are static, so they are leaked here.
fn matches(pattern: &Pattern, text: &str) -> bool {
    let piece = |piece: &Piece| limit::Piece {
        any_of: piece.any_of.clone().leak(),
        least: piece.least as usize,
        most: piece.most.map_or(usize::MAX, |most| most as usize),
    };
    let sequence = |pieces: &Vec<Piece>| -> &'static [limit::Piece] {
        pieces.iter().map(piece).collect::<Vec<_>>().leak()
    };
    let alternatives: Vec<_> = pattern.alternatives.iter().map(sequence).collect();
    limit::matches(text, &alternatives)
}

/// Asserts that a text matches here if it does for the crate `regex`.
fn agree(pattern: &str, text: &str) -> Result<(), TestCaseError> {
    let (own, other) = (Pattern::parse(pattern), Regex::new(pattern).unwrap());
    let own = own.map_err(|why| TestCaseError::fail(format!("{pattern} {why}")))?;
    prop_assert_eq!(
        matches(&own, text),
        other.is_match(text),
        "{} and {:?}",
        pattern,
        text
    );
    Ok(())
}

/// All patterns of the documents.
fn patterns() -> Vec<String> {
    let documents = Documents::read(&crate::root().join("spec")).unwrap();
    let mut found = Vec::new();
    for name in documents.surfaces().chain([SHARED]) {
        collect(documents.get(name), &mut found);
    }
    assert!(found.len() > 10, "{found:?}");
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            let own = map.get("pattern").and_then(Value::as_str);
            found.extend(own.map(str::to_owned));
            map.values().for_each(|value| collect(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

/// Random patterns of the supported kind.
fn pattern() -> impl Strategy<Value = String> {
    let class = prop_oneof![
        "[a-e]",
        "\\[[a-c0-2]{1,3}\\]",
        "\\[\\^[ab]\\]",
        "\\[a-[c-e]_\\\\-\\]",
        Just("\\.".to_owned()),
        Just("ü".to_owned()),
    ];
    let count = prop_oneof![
        5 => Just(String::new()),
        1 => "[?*+]",
        1 => "\\{[0-3]\\}",
        1 => "\\{[0-2],[2-4]?\\}",
    ];
    let piece = (class, count).prop_map(|(class, count)| class + &count);
    let sequence = |part| prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat());
    let inner = sequence(piece.boxed());
    let group = (
        prop::collection::vec(inner.clone(), 1..3),
        "(\\?|\\{1,2\\}|\\{2\\})?",
    );
    let group = group.prop_map(|(inner, count)| format!("({}){count}", inner.join("|")));
    let whole = sequence(prop_oneof![2 => inner, 1 => group].boxed());
    prop::collection::vec(whole, 1..3).prop_map(|whole| match whole.as_slice() {
        [one] => format!("^{one}$"),
        several => format!("^({})$", several.join("|")),
    })
}

/// Texts that match a pattern, the same with a change, and others.
fn texts(pattern: &str) -> impl Strategy<Value = String> + use<> {
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    let right = string_regex(inner).unwrap();
    let changed = (string_regex(inner).unwrap(), 0..9_usize, "[a-e0-3_.ü]?").prop_map(
        |(text, place, letter)| {
            let letters: Vec<char> = text.chars().collect();
            let (start, end) = letters.split_at(place.min(letters.len()));
            let kept = end.iter().skip(1);
            start.iter().chain(kept).collect::<String>() + &letter
        },
    );
    prop_oneof![right, changed, "[a-e0-3_.ü\n]{0,6}"]
}

#[test]
fn every_pattern_of_the_documents_matches_what_regex_matches() {
    let mut runner = proptest::test_runner::TestRunner::default();
    for pattern in patterns() {
        let run = runner.run(&texts(&pattern), |text| agree(&pattern, &text));
        run.unwrap();
    }
}

proptest! {
    #[test]
    fn every_supported_pattern_matches_what_regex_matches(
        (pattern, text) in pattern().prop_flat_map(|pattern| (Just(pattern.clone()), texts(&pattern))),
    ) {
        // Some random patterns repeat too much and are refused. They test nothing here.
        let is_refused = Pattern::parse(&pattern).is_err_and(|why| why.contains("too many alternatives"));
        prop_assume!(!is_refused);
        agree(&pattern, &text)?;
    }
}

#[test]
fn an_unsupported_pattern_is_refused_with_its_reason() {
    for (pattern, words) in [
        ("a", "must begin with `^`"),
        ("^a", "must begin with `^`"),
        ("a$", "must begin with `^`"),
        ("^a|b$", "must begin with `^`"),
        ("^(a|b$)", "must begin with `^`"),
        ("^a^b$", "must begin with `^`"),
        ("", "must begin with `^`"),
        ("$^", "must begin with `^`"),
        ("^\\d+$", "class by its name"),
        ("^\\pL$", "class by its name"),
        ("^.$", "holds `.`"),
        ("^[[:alpha:]]$", "class in a class"),
        ("^[a&&b]$", "class made of two others"),
        ("^[\\d]$", "class in a class"),
        ("^\\x41$", "character by its code"),
        ("^[\\n]$", "character by its code"),
        ("^\\bx$", "border of words"),
        ("^(?i)x$", "a name or a flag"),
        ("^(?i:x)$", "a name or a flag"),
        ("^(?P<n>x)$", "a name or a flag"),
        ("^(ab)+$", "repeats a group"),
        ("^(ab){300}$", "repeats a group"),
        ("^a{2}{3}$", "repetition of a repetition"),
        ("^(a|bc){1,20}$", "too many alternatives"),
        ("^(?<x$", "cannot be read"),
        ("^(?=a)$", "cannot be read"),
        ("^(a)\\1$", "cannot be read"),
        ("^a{,3}$", "cannot be read"),
    ] {
        let said = Pattern::parse(pattern).map(|_| ()).unwrap_err();
        assert!(said.contains(words), "{pattern}: {said}");
    }
}
