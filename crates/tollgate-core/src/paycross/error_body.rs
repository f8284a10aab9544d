//! The gateway's error bodies, in the shapes of all its versions.
//!
//! Tollgate accepts only the documented shapes as errors of the gateway:
//!
//! | shape | documented for |
//! |---|---|
//! | `{"response": {"message": …, "errors": {…}}}` | versions 1 and 2 |
//! | `{"message": …, "errors": {section: {field: [texts]}}}`, with one field at least, or `errors.base` | the flat shape |
//! | `{"message": …, "errors": {…}, "error_code": "invalid_params"}` | some services |
//! | `{"code": "F.1000", "message": …, "friendly_message": …, "errors": {…}}` | version 3; some services wrap it as `error` |
//!
//! A code of the gateway is a letter, a dot and four digits. A firewall's `{"error": {"code": 403}}` has no such code,
//! so Tollgate does not accept it. Within a shape each field is read by itself: `message` may be an object, a code a
//! number.

use tollgate_paycross_gateway::types::ResultCode;
use tollgate_types::{
    Open, Response,
    json::{Fields, Tree},
};

use super::{rules::Decoded, shape};
use crate::{MoneyState, RawResponse, Refusal, error::ErrorParts};

/// The body of a response that is not a success: a documented error of the gateway, or anything else.
pub fn decode(response: &Response) -> Decoded {
    match own(response) {
        Some(error) => Decoded::Error {
            is_duplicate: is_duplicate(&error),
            refusal: Box::new(refusal_of(error, response)),
        },
        None => Decoded::Unreadable,
    }
}

fn refusal_of(error: ErrorParts, response: &Response) -> Refusal {
    let raw = RawResponse::new(response.clone());
    let ErrorParts {
        code,
        message,
        fields,
    } = error;
    Refusal {
        status: raw.status(),
        code,
        message,
        fields,
        money: MoneyState::Unknown,
        cause: None,
        raw,
    }
}

/// The error, if it has a documented shape. A body that shows a transaction is not an error: the gateway created one.
fn own(response: &Response) -> Option<ErrorParts> {
    let body = Tree::parse(response.body()).filter(is_documented)?;
    let shows_transaction = shape::transaction(response.body()).is_some();
    (!shows_transaction).then(|| ErrorParts::of(&body))
}

fn is_documented(error: &Tree<'_>) -> bool {
    is_version_3(error)
        || is_flat(error)
        || error.get("error").is_some_and(is_version_3)
        || error
            .get("response")
            .is_some_and(|it| says(it, "message") || says(it, "errors"))
}

fn is_version_3(error: &Tree<'_>) -> bool {
    let code = error.get("code").and_then(Tree::as_str);
    let says_why = ["message", "friendly_message", "errors"];
    code.is_some_and(is_code) && says_why.iter().any(|name| says(error, name))
}

fn is_flat(error: &Tree<'_>) -> bool {
    let has_word = error
        .get("error_code")
        .and_then(Tree::as_str)
        .is_some_and(|word| word.contains(|letter: char| letter.is_ascii_alphabetic()));
    match error.get("errors") {
        Some(Tree::Object(errors)) => {
            says(error, "message") && (has_word || says_something(errors))
        }
        _ => false,
    }
}

/// Whether a field holds a text, a list of texts, or further fields.
fn says(error: &Tree<'_>, name: &str) -> bool {
    error.get(name).is_some_and(is_said)
}

fn is_said(value: &Tree<'_>) -> bool {
    match value {
        Tree::Text(text) => !text.as_str().trim().is_empty(),
        Tree::Object(inner) => says_something(inner),
        Tree::List(items) => items.iter().any(|item| item.as_str().is_some()),
        _ => false,
    }
}

fn says_something(errors: &Fields<'_>) -> bool {
    errors.iter().any(|(_, inner)| is_said(inner))
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

/// Whether the gateway refused the request because of an equal one *(assumed from the wording)*.
///
/// The wording is not published. If Tollgate does not recognise it, the call looks the order up once before it returns
/// the refusal.
fn is_duplicate(error: &ErrorParts) -> bool {
    let speaks_of_it = |text: &str| {
        let text = text.to_lowercase();
        let words = ["duplic", "already", "identical", "дубл", "уже "];
        words.iter().any(|word| text.contains(word))
    };
    let is_code = |code: &str| Open::<ResultCode>::new(code) == ResultCode::F0108;
    let mut fields = error.fields.iter();
    error.code.as_deref().is_some_and(is_code)
        || error.message.as_deref().is_some_and(speaks_of_it)
        || fields.any(|(name, text)| speaks_of_it(name) || speaks_of_it(text))
}
