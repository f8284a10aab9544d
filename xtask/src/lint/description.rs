//! Descriptions become the documentation of the crates.

use super::{Node, Role, Rule};

/// Rules for the descriptions of schemas.
pub const RULES: [Rule; 2] = [undescribed, unfit];

/// A field or a component without a description is a public item without documentation.
fn undescribed(node: &Node<'_>) -> Option<String> {
    let is_field = node.field.is_some() && node.role != Role::Parameter;
    let wants_one = node.is_component || is_field;
    let missing = wants_one && !node.is_reference() && node.word("description").is_none();
    missing.then(|| "has no `description`".to_owned())
}

fn unfit(node: &Node<'_>) -> Option<String> {
    problem_of(node.word("description")?)
}

/// The text itself is not allowed.
type Test = fn(&str) -> bool;

/// Why a description cannot be a Rust doc comment.
pub fn problem_of(text: &str) -> Option<String> {
    const WRONG: [(Test, &str); 5] = [
        (|text| text.trim().is_empty(), "an empty description"),
        (
            |text| text.contains("```") || text.contains("~~~"),
            "a code block in a description would be run as a test",
        ),
        (
            |text| {
                text.lines()
                    .any(|line| line.starts_with("    ") || line.starts_with('\t'))
            },
            "an indented line in a description would be run as a test",
        ),
        (
            |text| text.chars().any(|c| c != '\n' && c != '\t' && is_unseen(c)),
            "an invisible character in a description",
        ),
        (
            |text| text.contains("``") || text.matches('`').count() % 2 == 1,
            "a backtick in a description has no second one",
        ),
    ];
    let wrong = WRONG.iter().find(|(is_wrong, _)| is_wrong(text));
    wrong.map(|(_, why)| (*why).to_owned()).or_else(|| {
        let prose = without_links(&outside_code(text));
        problem_of_prose(&prose).map(str::to_owned)
    })
}

/// Control characters, and those that turn the direction of writing: the compiler refuses both.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text that rustdoc does not read as prose.
fn problem_of_prose(prose: &str) -> Option<&'static str> {
    if prose.contains("://") {
        return Some("a bare URL in a description: put it in backticks or `<…>`");
    }
    if prose.contains('[') && prose.contains(']') {
        return Some("brackets in a description read as a link: put them in backticks");
    }
    let mut openings = prose.match_indices('<').map(|(at, _)| &prose[at + 1..]);
    let is_tag =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    openings
        .any(is_tag)
        .then_some("`<…` in a description reads as HTML: put it in backticks")
}

fn outside_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

/// The prose without links that are written out: `<https://…>` and `[words](https://…)`.
fn without_links(prose: &str) -> String {
    let mut rest = prose;
    let mut kept = String::new();
    while let Some(at) = rest.find(['<', '[']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let link = link_length(rest);
        if link == 0 {
            kept.push_str(&rest[..1]);
        }
        rest = &rest[link.max(1)..];
    }
    kept + rest
}

/// The length of the link at the start of a text.
fn link_length(text: &str) -> usize {
    let begins = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let target = match text.strip_prefix('<') {
        Some(target) => Some((target, '>')),
        None => text.split_once("](").map(|(_, target)| (target, ')')),
    };
    let Some((target, end)) = target.filter(|(target, _)| begins(target)) else {
        return 0;
    };
    let length = target.find(|c: char| c == end || c.is_whitespace());
    let closed = length.filter(|at| target[*at..].starts_with(end));
    closed.map_or(0, |at| text.len() - target.len() + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustdoc_would_refuse_is_refused() {
        for (text, word) in [
            ("", "empty"),
            ("```\ncode\n```", "code block"),
            ("Text.\n\n    indented", "indented"),
            ("See https://example.com", "bare URL"),
            (
                "See <https://example.com> and https://example.com",
                "bare URL",
            ),
            ("See [this](https://example.com) and [that]", "brackets"),
            ("See [this](that).", "brackets"),
            ("Use filter[reference_id].", "brackets"),
            ("A Vec<String>.", "HTML"),
            ("A </b>.", "HTML"),
            ("A <!-- comment.", "HTML"),
            ("See <https://example.com", "bare URL"),
            ("A `word.", "backtick"),
            ("A\u{202e}word.", "invisible"),
            ("A\rword.", "invisible"),
        ] {
            let problem = problem_of(text).unwrap_or_default();
            assert!(problem.contains(word), "{text}: {problem}");
        }
    }

    #[test]
    fn what_rustdoc_shows_is_let_through() {
        for text in [
            "`a[b]`, `https://x` and `Vec<String>`",
            "See <https://example.com/?a=b> and [this](https://example.com).",
            "Less than 5 is < 5, and a <- b.",
            "- one\n- two",
        ] {
            assert_eq!(problem_of(text), None, "{text}");
        }
    }
}
