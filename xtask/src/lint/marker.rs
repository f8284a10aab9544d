//! Checks that money and sets of words that may grow carry their markers.

use std::collections::BTreeSet;

use serde_json::Value;

use super::secret::last_part;
use super::{Node, Role};
use crate::lenient;
use crate::name::{Case, rust_name};

/// Words in the name of an amount of money.
const MONEY: [&str; 12] = [
    "amount",
    "balance",
    "commission",
    "cost",
    "deposit",
    "fee",
    "overdraft",
    "price",
    "rate",
    "sum",
    "total",
    "writeoff",
];

/// Last words in the name of a field about money that is not an amount.
const ABOUT: [&str; 15] = [
    "at",
    "code",
    "count",
    "currency",
    "description",
    "id",
    "label",
    "name",
    "pages",
    "readonly",
    "schema",
    "status",
    "strategy",
    "type",
    "url",
];

/// Names with a word of money that mean something else.
const NOT_MONEY: [&str; 3] = ["payment_fee_shift_out", "rate_limit", "total"];

/// A plain JSON number loses digits, and the only numbers of these APIs are amounts.
pub fn bare_number(node: &Node<'_>) -> Option<String> {
    let bare = node.word("type") == Some("number") && node.word("format") != Some("decimal");
    bare.then(|| "`type: number` without `format: decimal` would lose digits".to_owned())
}

/// A field of money is a decimal, or minor units.
pub fn money(node: &Node<'_>) -> Option<String> {
    let field = node.field.filter(|field| is_money(field))?;
    let format = node.word("format");
    let fits = match node.word("type")? {
        "number" | "string" => format == Some("decimal"),
        "integer" => matches!(format, Some("minor-units" | "unix-time")),
        _ => true,
    };
    let fits = fits || node.schema.get("x-sensitive").is_some();
    (!fits).then(|| {
        format!("`{field}` is money: `format: decimal`, or `format: minor-units` on an integer")
    })
}

fn is_money(field: &str) -> bool {
    let name = rust_name(last_part(field), Case::Snake);
    let mut words = name.split('_');
    let singular =
        |word: &str| MONEY.contains(&word) || MONEY.contains(&word.trim_end_matches('s'));
    !NOT_MONEY.contains(&name.as_str())
        && !words
            .clone()
            .next_back()
            .is_some_and(|word| ABOUT.contains(&word))
        && words.any(singular)
}

/// Words of a set become Rust names: they must not clash, and the set must be a component.
pub fn extensible_enum(node: &Node<'_>) -> Option<String> {
    let words = node.schema.get("x-extensible-enum")?;
    if !node.is_component {
        return Some("`x-extensible-enum` must be a named component".to_owned());
    }
    if node.word("type") != Some("string") {
        return Some("`x-extensible-enum` needs `type: string`".to_owned());
    }
    if node.schema.get("enum").is_some() {
        return Some("a set is open or closed: `x-extensible-enum` or `enum`".to_owned());
    }
    words_clash(words)
}

/// `x-by-type` names the schemas of free properties by the word in `type`: each is another component.
pub fn by_type(node: &Node<'_>) -> Option<String> {
    let words = node.schema.get("x-by-type")?.as_object()?;
    let properties = &node.schema["properties"];
    let is_component = |(name, part): (&String, &Value)| {
        properties.get(name).is_some() && part.get("$ref").is_some()
    };
    let fits = |parts: &Value| {
        let parts = parts.as_object().filter(|parts| !parts.is_empty());
        parts.is_some_and(|parts| parts.iter().all(is_component))
    };
    let all_fit = !words.is_empty() && words.values().all(fits);
    (!all_fit || properties.get("type").is_none()).then(|| {
        "`x-by-type` maps words of the property `type` to a `$ref` for each free property"
            .to_owned()
    })
}

/// `x-core` names properties of an object in a response.
pub fn core(node: &Node<'_>) -> Option<String> {
    node.schema.get(lenient::CORE)?;
    if node.role != Role::Answer {
        return Some("`x-core` has no effect in a request".to_owned());
    }
    let properties = &node.schema["properties"];
    let unknown = lenient::core(node.schema).into_iter();
    let unknown = unknown.filter(|name| properties.get(name).is_none());
    let name = unknown.into_iter().next()?;
    Some(format!("`x-core` names `{name}`, which is not a property"))
}

/// With a closed enum, one new word would make the whole response unreadable.
pub fn closed_enum_in_response(node: &Node<'_>) -> Option<String> {
    let words = node.schema.get("enum")?;
    if node.role == Role::Answer {
        return Some("a closed `enum` in a response: use `x-extensible-enum`".to_owned());
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
            return Some(format!("the word `{word}` of a set is not a string"));
        };
        let name = rust_name(word, Case::Pascal);
        if name.starts_with(char::is_lowercase) {
            return Some(format!(
                "the word `{word}` of a set becomes `{name}`, which does not begin with a capital letter"
            ));
        }
        if !seen.insert(name) {
            return Some(format!("the word `{word}` clashes with another one"));
        }
    }
    None
}
