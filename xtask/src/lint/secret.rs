//! Checks that secrets carry the marker that hides them.

use serde_json::Value;

use super::{Node, Role};
use crate::marker::SENSITIVE;
use crate::name::{Case, rust_name};

/// How the names of secrets end, word by word, and the marker that each needs.
const ENDINGS: [(&str, &[&str]); 4] = [
    ("pan", &["card_number", "pan", "account_number"]),
    (
        "cvv",
        &[
            "cvv",
            "cvv2",
            "cvc",
            "cvc2",
            "csc",
            "security_code",
            "verification_value",
        ],
    ),
    (
        "key",
        &[
            "api_key",
            "secret_key",
            "private_key",
            "access_key",
            "signing_key",
            "secret",
            "password",
            "passphrase",
        ],
    ),
    ("token", &["token", "bearer", "cryptogram"]),
];

/// Names of secrets as a whole: `md` is one, and `command` is none.
const NAMES: [(&str, &[&str]); 2] = [
    ("cvv", &["cid"]),
    (
        "token",
        &[
            "stamp",
            "pa_req",
            "pa_res",
            "creq",
            "cres",
            "md",
            "cavv",
            "xid",
            "three_ds_session_data",
        ],
    ),
];

/// A secret has a type that hides the text, and only a text can have such a type.
pub fn secret(node: &Node<'_>) -> Option<String> {
    marker(node).or_else(|| {
        let field = node.field?;
        let values = [
            Some(node.schema),
            node.schema.get("items"),
            node.schema.get("additionalProperties"),
        ];
        values
            .into_iter()
            .flatten()
            .find_map(|value| unmarked(node, field, value))
    })
}

/// A marker that is not known, or is in a place where it has no meaning.
fn marker(node: &Node<'_>) -> Option<String> {
    let marker = node.schema.get("x-sensitive")?;
    if !SENSITIVE.iter().any(|(word, _)| marker == word) {
        return Some(format!("`x-sensitive: {marker}` is not known"));
    }
    if node.word("type") != Some("string") {
        return Some("`x-sensitive` needs `type: string`".to_owned());
    }
    let lost = ["enum", "x-extensible-enum", "format"];
    let lost = lost
        .into_iter()
        .find(|key| node.schema.get(key).is_some())?;
    Some(format!("`{lost}` would be lost beside `x-sensitive`"))
}

fn unmarked(node: &Node<'_>, field: &str, value: &Value) -> Option<String> {
    let is_scalar = ["string", "integer", "number"]
        .iter()
        .any(|kind| value["type"] == *kind);
    if !is_scalar || node.role == Role::Header {
        return None;
    }
    let needed = needed_marker(node, field)?;
    let given = value["x-sensitive"].as_str();
    (given != Some(needed)).then(|| {
        format!("`{field}` holds a secret: it needs `type: string` and `x-sensitive: {needed}`")
    })
}

/// The marker that a field needs by its name. A token may be kept as a token under any name.
fn needed_marker(node: &Node<'_>, field: &str) -> Option<&'static str> {
    let encrypted = node.site.path.contains("encrypted_");
    if is_card_number(node, field) && !encrypted {
        return Some("pan");
    }
    if encrypted && ["number", "verification_value"].contains(&field) {
        return Some("token");
    }
    let name = rust_name(last_part(field), Case::Snake);
    let names = [name.as_str(), name.strip_suffix('s').unwrap_or_default()];
    let alone = |known: &str| names.contains(&known);
    let at_end = |known: &str| names.iter().any(|name| ends_with(name, known));
    marker_where(&NAMES, alone).or_else(|| marker_where(&ENDINGS, at_end))
}

fn marker_where(
    table: &[(&'static str, &[&str])],
    fits: impl Fn(&str) -> bool,
) -> Option<&'static str> {
    let row = table
        .iter()
        .find(|(_, names)| names.iter().any(|known| fits(known)));
    row.map(|(marker, _)| *marker)
}

/// Whether a name ends in these words, or in a long one that is written together with others (`cardtoken`).
fn ends_with(name: &str, known: &str) -> bool {
    let words = name == known || name.ends_with(&format!("_{known}"));
    let together = known.replace('_', "");
    words || together.len() > 4 && name.replace('_', "").ends_with(&together)
}

/// The last part of a name in brackets: `card[number]` is a `number`.
pub fn last_part(field: &str) -> &str {
    let word = field.rsplit(['[', '.']).next().unwrap_or(field);
    word.trim_end_matches(']')
}

/// `number` is a card number inside a card.
fn is_card_number(node: &Node<'_>, field: &str) -> bool {
    let holder = field.strip_suffix(last_part(field).trim_end_matches(']'));
    let place = node.site.component.as_deref().unwrap_or(&node.site.path);
    let is_card = |place: &str| place.to_ascii_lowercase().contains("card");
    last_part(field) == "number" && (is_card(place) || holder.is_some_and(is_card))
}
