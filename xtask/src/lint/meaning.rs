//! Checks that either each word of a set has a meaning, or none has.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Node;
use crate::meaning::{DECLINE, NO_REASON, STATUS, ends, meaning};

/// Each word of a status is final or pending. The words of `x-success` and `x-permanent` are among them.
pub fn status(node: &Node<'_>) -> Option<String> {
    if !STATUS
        .iter()
        .any(|marker| node.schema.get(marker).is_some())
    {
        return None;
    }
    let set = words(node, "x-extensible-enum");
    if set.is_empty() {
        return Some("the meanings of words need `x-extensible-enum` beside them".to_owned());
    }
    for marker in STATUS {
        if let Some(word) = words(node, marker).iter().find(|word| !set.contains(*word)) {
            return Some(format!(
                "`{marker}` names `{word}`, which is not a word of the set"
            ));
        }
    }
    let (last, pending) = (words(node, "x-final"), words(node, "x-pending"));
    if let Some(word) = set
        .iter()
        .find(|word| !last.contains(*word) && !pending.contains(*word))
    {
        return Some(format!(
            "the word `{word}` has no meaning: `x-final` or `x-pending`"
        ));
    }
    if let Some(word) = last.intersection(&pending).next() {
        return Some(format!(
            "the word `{word}` is in `x-final` and in `x-pending`"
        ));
    }
    let permanent = words(node, "x-permanent");
    let word = permanent.intersection(&pending).next()?;
    Some(format!(
        "the word `{word}` is in `x-permanent` and in `x-pending`"
    ))
}

/// Each word of a reason has a row, and each row is one that can be generated.
pub fn decline(node: &Node<'_>) -> Option<String> {
    let rows = node.schema.get(DECLINE)?.as_object()?;
    let set = words(node, "x-extensible-enum");
    if set.is_empty() {
        return Some("the meanings of words need `x-extensible-enum` beside them".to_owned());
    }
    if let Some(word) = set.iter().find(|word| !rows.contains_key(**word)) {
        return Some(format!("the word `{word}` has no meaning in `{DECLINE}`"));
    }
    rows.iter().find_map(|(key, value)| row(&set, key, value))
}

fn row(set: &BTreeSet<&str>, key: &str, value: &Value) -> Option<String> {
    let is_none = value == NO_REASON && ends(key).is_none();
    let is_pair = value.as_array().is_some_and(|pair| pair.len() == 2) && meaning(value).is_some();
    if !is_none && !is_pair {
        return Some(format!(
            "`{DECLINE}`: `{key}` must be `{NO_REASON}`, or a list of who can do something (`card`, `issuer`, \
             `merchant`, `payer`, `provider`, `unknown`) and what may help (`another_card`, `later`, `never_this_card`, `now`)"
        ));
    }
    match ends(key) {
        Some((first, last)) => (!is_range(first, last)).then(|| {
            format!("`{DECLINE}`: `{key}` must be two words with the same letters and as many digits at the end, the smaller first")
        }),
        None => (!set.contains(key))
            .then(|| format!("`{DECLINE}` names `{key}`, which is not a word of the set")),
    }
}

fn is_range(first: &str, last: &str) -> bool {
    let letters = first.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = last.strip_prefix(letters);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    first.len() == last.len() && first < last && digits.is_some_and(is_number)
}

fn words<'a>(node: &'a Node<'_>, key: &str) -> BTreeSet<&'a str> {
    let words = node.schema.get(key).and_then(Value::as_array);
    words
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
