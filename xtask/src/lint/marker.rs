//! Money, secrets and sets that may grow carry their markers.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Node, Role};
use crate::marker::SENSITIVE;

/// Parts of a name, which tell that a field is an amount of money.
const MONEY: [&str; 9] = [
    "amount",
    "fee",
    "deposit",
    "balance",
    "price",
    "writeoff",
    "overdraft",
    "rate",
    "total",
];

/// Names that mean something else, though a part of them is a word of money.
const NOT_MONEY: [&str; 8] = [
    "amount_readonly",
    "balance_id",
    "fee_strategy",
    "payment_fee_shift_out",
    "rate_limit",
    "rate-schema",
    "total",
    "total_pages",
];

/// Names of fields that hold a secret, and the marker that each needs.
const SECRETS: [(&str, &[&str]); 4] = [
    ("pan", &["card_number", "pan", "account_number"]),
    (
        "cvv",
        &["cvv", "cvv2", "cvc", "cvc2", "cid", "verification_value"],
    ),
    (
        "key",
        &[
            "api_key",
            "secret_key",
            "private_key",
            "secret",
            "password",
            "shop_secret",
        ],
    ),
    (
        "token",
        &[
            "token",
            "bearer",
            "bearer_token",
            "access_token",
            "card_token",
            "stamp",
            "PaReq",
            "PaRes",
            "pa_req",
            "pa_res",
            "creq",
            "cres",
            "MD",
            "md",
            "cavv",
            "xid",
            "threeDSSessionData",
        ],
    ),
];

/// A plain JSON number loses digits: the only numbers that these APIs have are amounts.
pub fn bare_number(node: &Node<'_>) -> Option<String> {
    let bare = node.word("type") == Some("number") && node.word("format") != Some("decimal");
    bare.then(|| "`type: number` without `format: decimal` would lose digits".to_owned())
}

/// A field of money is a decimal, or minor units.
pub fn money(node: &Node<'_>) -> Option<String> {
    let field = node.field?;
    if node.role == Role::Parameter || !is_money(field) {
        return None;
    }
    let kind = node.word("type")?;
    let format = node.word("format");
    let fits = match kind {
        "number" | "string" => format == Some("decimal"),
        "integer" => matches!(format, Some("minor-units" | "unix-time")),
        _ => true,
    };
    (!fits).then(|| {
        format!("`{field}` is money: `format: decimal`, or `format: minor-units` on an integer")
    })
}

fn is_money(field: &str) -> bool {
    let word = field.rsplit(['[', '.']).next().unwrap_or(field);
    let word = word.trim_end_matches(']');
    !NOT_MONEY.contains(&word) && word.split(['_', '-']).any(|part| MONEY.contains(&part))
}

/// A secret has the type that does not show it, and only a text can have it.
pub fn secret(node: &Node<'_>) -> Option<String> {
    let marker = node.schema.get("x-sensitive");
    if let Some(marker) = marker {
        let known = SENSITIVE.iter().any(|(word, _)| marker == word);
        if !known {
            return Some(format!("`x-sensitive: {marker}` is not known"));
        }
        if node.word("type") != Some("string") {
            return Some("`x-sensitive` needs `type: string`".to_owned());
        }
    }
    let field = node.field?;
    let needed = needed_marker(node, field)?;
    let given = marker.and_then(Value::as_str);
    (given != Some(needed))
        .then(|| format!("`{field}` holds a secret: it needs `x-sensitive: {needed}`"))
}

/// The marker that a field needs by its name. A token may be kept as a token under any name.
fn needed_marker(node: &Node<'_>, field: &str) -> Option<&'static str> {
    let is_text = node.word("type") == Some("string");
    if !is_text || node.role == Role::Parameter {
        return None;
    }
    let encrypted = node.site.path.contains("encrypted_");
    if is_card_number(node, field) && !encrypted {
        return Some("pan");
    }
    if encrypted && ["number", "verification_value"].contains(&field) {
        return Some("token");
    }
    SECRETS
        .iter()
        .find(|(_, names)| names.contains(&field))
        .map(|(marker, _)| *marker)
}

/// `number` is a card number where it stands in a card.
fn is_card_number(node: &Node<'_>, field: &str) -> bool {
    let place = node.site.component.as_deref().unwrap_or(&node.site.path);
    field == "number" && place.to_ascii_lowercase().contains("card")
}

/// Words of a set become Rust names: they must not clash, and the set must be a component.
pub fn extensible_enum(node: &Node<'_>) -> Option<String> {
    let words = node.schema.get("x-extensible-enum")?;
    if !node.is_component {
        return Some("`x-extensible-enum` must stand in a named component".to_owned());
    }
    if node.word("type") != Some("string") {
        return Some("`x-extensible-enum` needs `type: string`".to_owned());
    }
    words_clash(words)
}

/// A closed enum loses the whole answer on one new word.
pub fn closed_enum_in_answer(node: &Node<'_>) -> Option<String> {
    let words = node.schema.get("enum")?;
    if node.role == Role::Answer {
        return Some("a closed `enum` in an answer: use `x-extensible-enum`".to_owned());
    }
    words_clash(words)
}

fn words_clash(words: &Value) -> Option<String> {
    let Some(words) = words.as_array().filter(|words| !words.is_empty()) else {
        return Some("a set of words must be a list with at least one".to_owned());
    };
    let mut seen = BTreeSet::new();
    for word in words {
        let Some(word) = word.as_str().filter(|word| !word.is_empty()) else {
            return Some(format!("the word `{word}` of a set is no text"));
        };
        if !seen.insert(super::name::rust_name(word)) {
            return Some(format!("the word `{word}` clashes with another one"));
        }
    }
    None
}
