//! The platform's error bodies.

use progenitor_client::Answer;
use tollgate_types::{ErrorBody, ErrorItem, Errors};

use crate::{MoneyState, RawAnswer, Refusal};

/// Whether the body is the platform's own, so that its status can be believed.
pub(super) fn is_platforms(answer: &Answer) -> bool {
    answer
        .json::<ErrorBody>()
        .is_ok_and(|body| body.error.is_some() || body.errors.is_some())
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
    let Ok(body) = answer.json::<ErrorBody>() else {
        return refusal;
    };
    refusal.message = body.error.and_then(|error| error.message);
    match body.errors {
        Some(Errors::Array(items)) => {
            if let Some(ErrorItem {
                code,
                detail,
                status,
                title,
                ..
            }) = items.into_iter().next()
            {
                refusal.code = code;
                refusal.message = detail.or(title).or(status);
            }
        }
        Some(Errors::Object(fields)) => {
            refusal.fields = fields
                .into_iter()
                .map(|(field, texts)| (field, Vec::from(texts).join(" ")))
                .collect();
        }
        None => {}
    }
    refusal
}

#[cfg(test)]
mod tests {
    use reqwest::{StatusCode, header::HeaderMap};

    use super::*;

    fn read(body: &'static str) -> Refusal {
        refusal(&answer(body), MoneyState::Untouched)
    }

    fn answer(body: &'static str) -> Answer {
        Answer::new(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), body)
    }

    #[test]
    fn all_three_shapes_of_errors_are_read() {
        let list =
            read(r#"{"errors":[{"code":"500","title":"internal_error","detail":"Internal."}]}"#);
        assert_eq!(
            (list.code(), list.message()),
            (Some("500"), Some("Internal."))
        );
        let map = read(r#"{"errors":{"amount":"This value should be greater than 0."}}"#);
        assert_eq!(
            map.fields().next(),
            Some(("amount", "This value should be greater than 0."))
        );
        let single = read(r#"{"error":{"message":"No."}}"#);
        assert_eq!(single.message(), Some("No."));
    }

    #[test]
    fn neither_display_nor_debug_quotes_a_message() {
        let refusal = read(r#"{"errors":{"card_number":"4111111111111111 is wrong"}}"#);
        let shown = format!("{refusal} {refusal:?}");
        assert!(
            shown.contains("card_number") && !shown.contains("4111"),
            "{shown}"
        );
    }

    #[test]
    fn only_the_platforms_own_body_is_believed() {
        assert!(is_platforms(&answer(
            r#"{"errors":[{"status":"Not Found","code":"404"}]}"#
        )));
        for body in [
            "",
            "{}",
            "[]",
            "<html>",
            r#"{"message":"no route"}"#,
            r#"{"errors":null}"#,
        ] {
            assert!(!is_platforms(&answer(body)), "{body}");
        }
    }
}
