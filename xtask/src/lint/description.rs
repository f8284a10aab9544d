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

/// Why a description cannot be a Rust doc comment.
pub fn problem_of(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("an empty description".to_owned());
    }
    if text.contains("```") || text.contains("~~~") {
        return Some("a code block in a description would be run as a test".to_owned());
    }
    if text
        .lines()
        .any(|line| line.starts_with("    ") || line.starts_with('\t'))
    {
        return Some("an indented line in a description would be run as a test".to_owned());
    }
    let prose = outside_code(text);
    if prose.contains("://") && !prose.contains("<http") {
        return Some("a bare URL in a description: put it in backticks or `<…>`".to_owned());
    }
    let link = prose.contains('[') && prose.contains(']') && !prose.contains("](");
    link.then(|| "brackets in a description read as a link: put them in backticks".to_owned())
}

fn outside_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}
