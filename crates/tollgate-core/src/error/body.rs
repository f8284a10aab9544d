//! Reads the body of an error, in whatever shape it comes.

use std::fmt;

use tollgate_types::json::{Fields, Tree};

use super::{refusal::shown_field, shown};

/// The name under which errors without a field are listed.
const NO_FIELD: &str = "base";

/// The names under which the text of an error is found, the most specific first.
const TEXTS: [&str; 4] = ["detail", "message", "title", "status"];

/// The contents of an error's body. Each field is read alone, so that an odd one spoils no other.
///
/// These contents do not show whether the provider itself wrote the body.
#[derive(Default, PartialEq, Eq)]
pub struct ErrorParts {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    /// The messages by field, such as `payer.city`.
    pub(crate) fields: Vec<(String, String)>,
}

/// Shows the code and the names of fields, never the messages: they may quote the request.
impl fmt::Debug for ErrorParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self
            .fields
            .iter()
            .map(|(field, _)| shown_field(field))
            .collect();
        f.debug_struct("ErrorParts")
            .field("code", &self.code.as_deref().map(shown))
            .field("fields", &fields)
            .finish_non_exhaustive()
    }
}

impl ErrorParts {
    /// Reads a body. A body that is not JSON gives no parts.
    pub(crate) fn read(body: &[u8]) -> Self {
        Tree::parse(body).as_ref().map(Self::of).unwrap_or_default()
    }

    pub(crate) fn of(body: &Tree<'_>) -> Self {
        let mut found = Found::default();
        found.level(body);
        for name in ["error", "response"] {
            if let Some(inner) = body.get(name) {
                found.level(inner);
            }
        }
        found.parts()
    }
}

#[derive(Default)]
struct Found {
    code: Option<String>,
    /// The text of the field `message`.
    message: Option<String>,
    /// The texts of errors that belong to no field.
    texts: Vec<String>,
    fields: Vec<(String, String)>,
}

impl Found {
    fn parts(self) -> ErrorParts {
        let mut texts = Vec::from_iter(self.message);
        for text in self.texts {
            // A message often repeats the error that belongs to no field.
            if !texts.iter().any(|before| before.contains(&text)) {
                texts.push(text);
            }
        }
        ErrorParts {
            code: self.code,
            message: (!texts.is_empty()).then(|| texts.join(" ")),
            fields: self.fields,
        }
    }

    /// Reads one of the objects that may hold the error.
    fn level(&mut self, level: &Tree<'_>) {
        match level {
            Tree::Object(fields) => self.object(fields),
            Tree::List(_) | Tree::Text(_) => self.errors(level, ""),
            _ => {}
        }
    }

    fn object(&mut self, fields: &Fields<'_>) {
        for name in ["code", "error_code"] {
            self.code(fields.get(name));
        }
        if let Some(errors) = fields.get("errors") {
            self.errors(errors, "");
        }
        let Some(message) = fields.get("message") else {
            return;
        };
        match text(message) {
            Some(text) => self.message = self.message.take().or(Some(text)),
            None => self.errors(message, ""),
        }
    }

    fn code(&mut self, code: Option<&Tree<'_>>) {
        self.code = self.code.take().or_else(|| text(code?));
    }

    /// Reads the errors of a field: a text, a list, or an object of the fields inside.
    fn errors(&mut self, errors: &Tree<'_>, field: &str) {
        match errors {
            Tree::Object(inside) => {
                for (name, errors) in inside.iter() {
                    self.errors(errors, &joined(field, name));
                }
            }
            Tree::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.item(item, field, index);
                }
            }
            errors => self.text(field, text(errors)),
        }
    }

    fn item(&mut self, item: &Tree<'_>, field: &str, index: usize) {
        let message = TEXTS.iter().find_map(|name| text(item.get(name)?));
        match item {
            Tree::Object(_) if message.is_some() || item.get("code").is_some() => {
                self.code(item.get("code"));
                self.text(field, message);
            }
            Tree::Object(_) | Tree::List(_) => {
                self.errors(item, &joined(field, &index.to_string()));
            }
            item => self.text(field, text(item)),
        }
    }

    fn text(&mut self, field: &str, text: Option<String>) {
        let Some(text) = text else { return };
        if field.is_empty() {
            self.texts.push(text);
            return;
        }
        match self.fields.iter_mut().find(|(name, _)| name == field) {
            Some((_, texts)) => {
                texts.push(' ');
                texts.push_str(&text);
            }
            None => self.fields.push((field.to_owned(), text)),
        }
    }
}

fn joined(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        (outer, NO_FIELD) => outer.to_owned(),
        ("", inner) => inner.to_owned(),
        (outer, inner) => format!("{outer}.{inner}"),
    }
}

/// A text that is not blank, or a number.
fn text(value: &Tree<'_>) -> Option<String> {
    let text = match value {
        Tree::Text(text) => text.as_str(),
        Tree::Number(number) => number,
        _ => return None,
    };
    (!text.trim().is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parts(code: Option<&str>, message: Option<&str>, fields: &[(&str, &str)]) -> ErrorParts {
        let owned = |text: &str| text.to_owned();
        ErrorParts {
            code: code.map(owned),
            message: message.map(owned),
            fields: fields.iter().map(|(a, b)| (owned(a), owned(b))).collect(),
        }
    }

    #[test]
    fn every_shape_is_read() {
        for (body, expected) in [
            (
                json!({"errors": [{"code": "500", "title": "internal_error", "detail": "Internal."}]}),
                parts(Some("500"), Some("Internal."), &[]),
            ),
            (
                json!({"errors": [{"title": "gone", "code": 17}, null, {"status": "x", "code": []}]}),
                parts(Some("17"), Some("gone x"), &[]),
            ),
            (
                json!({"errors": ["a", 5, false, "b"]}),
                parts(None, Some("a 5 b"), &[]),
            ),
            (
                json!({"error": {"code": "E.17", "message": "No."}}),
                parts(Some("E.17"), Some("No."), &[]),
            ),
            (json!({"error": "No."}), parts(None, Some("No."), &[])),
            (
                json!({"response": {"code": 5, "message": "No.", "errors": {"amount": ["a", "b"]}}}),
                parts(Some("5"), Some("No."), &[("amount", "a b")]),
            ),
            (
                json!({"message": "No.", "errors": {"amount": ["a"]}, "error_code": "invalid_params"}),
                parts(Some("invalid_params"), Some("No."), &[("amount", "a")]),
            ),
            (
                json!({"message": {"amount": ["is wrong"]}, "errors": {}}),
                parts(None, None, &[("amount", "is wrong")]),
            ),
        ] {
            assert_eq!(
                ErrorParts::read(body.to_string().as_bytes()),
                expected,
                "{body}"
            );
        }
    }

    #[test]
    fn nested_fields_have_full_names() {
        let body = json!({"errors": {
            "currency": "is wrong",
            "payer": {"city": "is wrong", "base": ["is incomplete"], "age": null},
            "items": [{"amount": ["is wrong"]}, {"message": "is old", "code": 5}],
            "count": 5,
            "on": true,
            "none": [],
            "base": ["No.", "Never."],
        }});
        let fields = [
            ("count", "5"),
            ("currency", "is wrong"),
            ("items.0.amount", "is wrong"),
            ("items", "is old"),
            ("payer", "is incomplete"),
            ("payer.city", "is wrong"),
        ];
        let read = ErrorParts::read(body.to_string().as_bytes());
        assert_eq!(read, parts(Some("5"), Some("No. Never."), &fields));
    }

    #[test]
    fn other_bodies_give_no_parts() {
        for body in [
            "",
            "<html>",
            "null",
            "5",
            "{}",
            r#"{"errors":null,"error":false}"#,
            r#"{"a":1,"a":2}"#,
        ] {
            assert_eq!(
                ErrorParts::read(body.as_bytes()),
                ErrorParts::default(),
                "{body}"
            );
        }
        let broken = ErrorParts::read(br#"{"errors":{"amount":"too \ud83d"},"x":NaN}"#);
        assert_eq!(broken.fields[0].1, "too \u{fffd}");
    }
}
