//! The gateway's error bodies, in the shapes of all its versions.
//!
//! These are documented, and nothing else counts as the gateway's own word:
//!
//! | shape | documented for |
//! |---|---|
//! | `{"response": {"message": …, "errors": {…}}}` | versions 1 and 2 |
//! | `{"message": …, "errors": {section: {field: [texts]}}}`, with one field at least, or `errors.base` | the flat shape |
//! | `{"message": …, "errors": {…}, "error_code": "invalid_params"}` | some services |
//! | `{"code": "F.1000", "message": …, "friendly_message": …, "errors": {…}}` | version 3; some services wrap it as `error` |
//!
//! A code of the gateway is a letter, a dot and four digits. A firewall's `{"error": {"code": 403}}` has none, and so is
//! not believed. Within a shape each field is read for itself: `message` may be an object, a code a number.

use progenitor_client::Answer;
use serde_json::{Map, Value};

use super::{decision::Body, shape};
use crate::{MoneyState, RawAnswer, Refusal};

type Fields = Map<String, Value>;

/// What the gateway calls errors that belong to no field.
const BASE: &str = "base";

/// The body of a response that is no success: the gateway's own words, or something that is not believed.
pub(super) fn body(answer: &Answer) -> Body {
    match own(answer) {
        Some(error) => Body::Errors {
            is_duplicate: is_duplicate(&error),
        },
        None => Body::Unreadable,
    }
}

pub(super) fn refusal(answer: &Answer, money: MoneyState) -> Refusal {
    let raw = RawAnswer::new(answer.clone());
    let error = own(answer).unwrap_or_default();
    Refusal {
        status: raw.status(),
        code: code(&error),
        message: message(&error),
        fields: fields(&error),
        money,
        raw,
    }
}

/// The error, if it has a documented shape. Where a transaction came, something was made.
fn own(answer: &Answer) -> Option<Fields> {
    if shape::transaction(answer.body()).is_some() {
        return None;
    }
    match progenitor_client::unambiguous(answer.body())? {
        Value::Object(error) if is_documented(&error) => Some(error),
        _ => None,
    }
}

fn is_documented(error: &Fields) -> bool {
    let wrapped = |name: &str| error.get(name).and_then(Value::as_object);
    is_version_3(error)
        || is_flat(error)
        || wrapped("error").is_some_and(is_version_3)
        || wrapped("response").is_some_and(|it| says(it, "message") || says(it, "errors"))
}

fn is_version_3(error: &Fields) -> bool {
    let code = error.get("code").and_then(Value::as_str);
    let says_why = ["message", "friendly_message", "errors"];
    code.is_some_and(is_code) && says_why.iter().any(|name| says(error, name))
}

fn is_flat(error: &Fields) -> bool {
    let has_word = error
        .get("error_code")
        .and_then(Value::as_str)
        .is_some_and(|word| word.contains(|letter: char| letter.is_ascii_alphabetic()));
    let errors = error.get("errors").and_then(Value::as_object);
    says(error, "message") && errors.is_some_and(|errors| has_word || says_something(errors))
}

/// Whether a field holds a text, or fields or texts.
fn says(error: &Fields, name: &str) -> bool {
    match error.get(name) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Object(inner)) => says_something(inner),
        Some(Value::Array(items)) => items.iter().any(Value::is_string),
        _ => false,
    }
}

fn says_something(errors: &Fields) -> bool {
    errors.keys().any(|name| says(errors, name))
}

/// A letter, a dot and four digits, such as `F.1000`.
fn is_code(code: &str) -> bool {
    match code.as_bytes() {
        [letter, b'.', digits @ ..] => {
            letter.is_ascii_alphabetic()
                && digits.len() == 4
                && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// The error and what it may wrap, from the outside in.
fn layers(error: &Fields) -> impl Iterator<Item = &Fields> {
    let inner = ["response", "error"].map(|name| error.get(name).and_then(Value::as_object));
    std::iter::once(error).chain(inner.into_iter().flatten())
}

fn code(error: &Fields) -> Option<String> {
    let named = |name: &'static str| layers(error).find_map(move |layer| scalar(layer.get(name)?));
    named("code").or_else(|| named("error_code"))
}

/// The message; one that is an object, as its texts.
fn message(error: &Fields) -> Option<String> {
    let texts = |layer: &Fields| {
        let mut texts = Vec::new();
        collect(layer.get("message")?, "", &mut texts);
        let texts: Vec<_> = texts.into_iter().map(|(_, text)| text).collect();
        Some(texts.join(" ")).filter(|text| !text.is_empty())
    };
    layers(error).find_map(texts)
}

/// The fields that the gateway objects to, each with its message. Some services put them into the message.
fn fields(error: &Fields) -> Vec<(String, String)> {
    let of = |name: &str| {
        let mut fields = Vec::new();
        for value in layers(error).filter_map(|layer| layer.get(name)) {
            collect(value, "", &mut fields);
        }
        fields
    };
    let fields = of("errors");
    if !fields.is_empty() {
        return fields;
    }
    let mut fields = of("message");
    fields.retain(|(name, _)| name != BASE);
    fields
}

/// Whether the gateway refused it because of an equal request *(assumed from its words)*.
///
/// Its wording is not published. If it is not recognised, the order is looked up once before the refusal is believed.
fn is_duplicate(error: &Fields) -> bool {
    let speaks_of_it = |text: &str| {
        let text = text.to_lowercase();
        let words = ["duplic", "already", "identical", "дубл", "уже "];
        words.iter().any(|word| text.contains(word))
    };
    let said = fields(error)
        .into_iter()
        .chain([(String::new(), message(error).unwrap_or_default())]);
    code(error).is_some_and(|code| code.eq_ignore_ascii_case("F.0108"))
        || said
            .into_iter()
            .any(|(name, text)| speaks_of_it(&name) || speaks_of_it(&text))
}

/// `{"credit_card": {"number": ["is invalid"]}}` becomes `credit_card.number` with its message.
fn collect(errors: &Value, name: &str, fields: &mut Vec<(String, String)>) {
    match errors {
        Value::Object(inner) => {
            for (field, errors) in inner {
                let whole = match name {
                    "" => field.clone(),
                    outer => format!("{outer}.{field}"),
                };
                collect(errors, &whole, fields);
            }
        }
        Value::Array(messages) => {
            let texts: Vec<_> = messages.iter().filter_map(scalar).collect();
            if !texts.is_empty() || messages.is_empty() {
                keep(name, texts.join(" "), fields);
            }
            let nested = messages.iter().filter(|it| it.is_object() || it.is_array());
            nested.for_each(|inner| collect(inner, name, fields));
        }
        Value::Null => {}
        value => keep(name, scalar(value).unwrap_or_default(), fields),
    }
}

/// Keeps a message under its field's name; one without a field under the gateway's own name for that.
fn keep(name: &str, text: String, fields: &mut Vec<(String, String)>) {
    let is_base = name.is_empty();
    if !is_base || !text.is_empty() {
        let name = if is_base { BASE } else { name };
        fields.push((name.to_owned(), text));
    }
}

/// A text, or a number or a flag as its text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
