//! The gateway's error bodies, in the shapes of all its versions.

use progenitor_client::Answer;
use serde_json::Value;
use tollgate_paycross::types::GatewayError;

use super::{decision::Body, shape};
use crate::{MoneyState, RawAnswer, Refusal};

/// The body of an answer that is no success: the gateway's own words, or something that is not believed.
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
    let mut refusal = Refusal {
        status: raw.status(),
        code: None,
        message: None,
        fields: Vec::new(),
        money,
        raw,
    };
    let Some(error) = own(answer) else {
        return refusal;
    };
    let (message, errors) = inside(&error);
    refusal.message = message.and_then(Value::as_str).map(str::to_owned);
    if let Some(errors) = errors {
        collect(errors, "", &mut refusal.fields);
    }
    refusal.code = error.code.or(error.error_code);
    refusal
}

/// The error, if it has a shape that only the gateway gives its errors. Where a transaction came, something was made.
fn own(answer: &Answer) -> Option<GatewayError> {
    if shape::transaction(answer.body()).is_some() {
        return None;
    }
    let error: GatewayError = answer.json().ok()?;
    let has_code = error.code.as_ref().is_some_and(|code| code.contains('.'));
    let is_own = error.response.is_some()
        || has_code
        || error.error_code.is_some()
        || error
            .errors
            .as_ref()
            .is_some_and(|errors| !errors.is_null())
        || error.error.as_ref().is_some_and(Value::is_object);
    is_own.then_some(error)
}

/// Message and errors, wherever the version puts them.
fn inside(error: &GatewayError) -> (Option<&Value>, Option<&Value>) {
    if let Some(response) = &error.response {
        return (response.message.as_ref(), response.errors.as_ref());
    }
    match &error.error {
        Some(inner @ Value::Object(_)) => (inner.get("message"), inner.get("errors")),
        _ => (error.message.as_ref(), error.errors.as_ref()),
    }
}

/// Whether the gateway refused it because an equal request came just before *(assumed from its words)*.
fn is_duplicate(error: &GatewayError) -> bool {
    let (message, errors) = inside(error);
    let mut texts = Vec::new();
    collect(errors.unwrap_or(&Value::Null), "", &mut texts);
    collect(message.unwrap_or(&Value::Null), "", &mut texts);
    let speaks_of_it = |text: &str| text.to_ascii_lowercase().contains("duplicate");
    let is_code = |code: &String| code.eq_ignore_ascii_case("F.0108");
    error.code.as_ref().is_some_and(is_code) || texts.iter().any(|(_, text)| speaks_of_it(text))
}

/// `{"credit_card": {"number": ["is invalid"]}}` becomes `credit_card.number` with its message.
fn collect(errors: &Value, name: &str, fields: &mut Vec<(String, String)>) {
    let join = |inner: &str| match name {
        "" => inner.to_owned(),
        outer => format!("{outer}.{inner}"),
    };
    match errors {
        Value::Object(inner) => {
            for (field, errors) in inner {
                collect(errors, &join(field), fields);
            }
        }
        Value::Array(messages) => {
            let texts: Vec<_> = messages.iter().filter_map(Value::as_str).collect();
            fields.push((name.to_owned(), texts.join(" ")));
        }
        Value::String(text) => fields.push((name.to_owned(), text.clone())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use reqwest::{StatusCode, header::HeaderMap};

    use super::*;

    fn answer(body: &'static str) -> Answer {
        Answer::new(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), body)
    }

    fn read(body: &'static str) -> Refusal {
        refusal(&answer(body), MoneyState::Untouched)
    }

    #[test]
    fn the_published_shapes_of_errors_are_read() {
        let samples = [
            include_str!("../../../../spec/examples/paycross/createPayment.response.invalid.json"),
            include_str!(
                "../../../../spec/examples/paycross/createPayment.response.invalid-v3.json"
            ),
            include_str!(
                "../../../../spec/examples/paycross/createPayment.response.invalid-flat.json"
            ),
            include_str!(
                "../../../../spec/examples/paycross/createRefund.response.reason-missing.json"
            ),
        ];
        for sample in samples {
            let refusal = read(sample);
            assert!(refusal.message().is_some(), "{sample}");
            assert!(refusal.fields().count() > 0, "{sample}");
            assert!(matches!(
                body(&answer(sample)),
                Body::Errors {
                    is_duplicate: false
                }
            ));
        }
    }

    #[test]
    fn nested_fields_are_named_whole_and_their_messages_shown_nowhere() {
        let refusal = read(
            r#"{"code":"F.1000","message":"4200 is wrong","errors":{"credit_card":{"number":["4200 is wrong"]}}}"#,
        );
        assert_eq!(
            refusal.fields().next(),
            Some(("credit_card.number", "4200 is wrong"))
        );
        assert_eq!(refusal.code(), Some("F.1000"));
        let shown = format!("{refusal} {refusal:?}");
        assert!(
            shown.contains("credit_card.number") && !shown.contains("4200"),
            "{shown}"
        );
    }

    #[test]
    fn only_the_gateways_own_body_is_believed() {
        for other in [
            "",
            "{}",
            "[]",
            "<html>",
            r#"{"message":"no route"}"#,
            r#"{"errors":null}"#,
            r#"{"error":"Not Found","status":404}"#,
            r#"{"code":"404"}"#,
            r#"{"uid":"1","status":"failed","code":"F.2001","errors":{}}"#,
            r#"{"transaction":{"uid":"1","status":"error"},"response":{"message":"x"}}"#,
        ] {
            assert!(matches!(body(&answer(other)), Body::Unreadable), "{other}");
        }
    }

    #[test]
    fn a_duplicate_is_told_by_code_or_by_words() {
        for duplicate in [
            r#"{"code":"F.0108","message":"x"}"#,
            r#"{"response":{"message":"Duplicate transaction","errors":{}}}"#,
            r#"{"code":"F.1000","errors":{"request":["is a duplicate of a transaction"]}}"#,
        ] {
            let body = body(&answer(duplicate));
            assert!(
                matches!(body, Body::Errors { is_duplicate: true }),
                "{duplicate}"
            );
        }
    }
}
