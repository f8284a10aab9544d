//! Paymega's error bodies.
//!
//! Proxies and firewalls write errors too, and theirs prove nothing. Paymega documents three shapes:
//!
//! - `{"errors": [{"status": "Not Found", "code": "404"}]}`, each with `status`, `code`, `title` or `detail`,
//! - `{"errors": {"amount": "This value should be greater than 0."}}`, messages by field,
//! - `{"error": {"message": "…"}}`.
//!
//! Only a body in one of these shapes is Paymega's own. Values of another type inside it are ignored.

use progenitor_client::{Fields, Response, Tree};

use crate::{MoneyState, RawResponse, Refusal, error::ErrorParts};

/// The fields of an error in the documented list.
const ITEM: [&str; 4] = ["code", "detail", "status", "title"];

/// The fields that a single error may have.
const BESIDE: [&str; 5] = ["code", "detail", "errors", "message", "title"];

/// Names that other programs use to describe an error. Only in a validation error are they names of fields.
const NO_FIELDS: [&str; 11] = [
    "code",
    "detail",
    "error",
    "message",
    "path",
    "reason",
    "request_id",
    "status",
    "timestamp",
    "title",
    "type",
];

/// The status of a validation error.
const UNPROCESSABLE: u16 = 422;

/// Whether the body is an error in a shape that Paymega documents, so that its status can be believed.
pub(super) fn is_paymegas_own(response: &Response) -> bool {
    let status = response.status().as_u16();
    Tree::parse(response.body()).is_some_and(|body| is_documented(&body, status))
}

/// Whether a response with a success status holds only an error of Paymega's own, and one that a retry does not solve.
pub(super) fn is_in_success(response: &Response) -> bool {
    let Some(body) = Tree::parse(response.body()) else {
        return false;
    };
    let code = ErrorParts::of(&body).code;
    let code = code.and_then(|code| code.parse::<u16>().ok());
    let passes = matches!(code, Some(408 | 425 | 429 | 500..=599));
    response.status().is_success()
        && !passes
        && body.get("data").is_none_or(is_empty)
        && is_documented(&body, response.status().as_u16())
}

/// Whether the body has an error of any shape.
pub(super) fn has_error(response: &Response) -> bool {
    let body = Tree::parse(response.body());
    body.is_some_and(|body| {
        let mut names = ["error", "errors"].into_iter();
        names.any(|name| body.get(name).is_some_and(|it| !is_empty(it)))
    })
}

pub(super) fn refusal(response: &Response, money: MoneyState) -> Refusal {
    let ErrorParts {
        code,
        message,
        fields,
    } = ErrorParts::read(response.body());
    let raw = RawResponse::new(response.clone());
    Refusal {
        status: raw.status(),
        code,
        message,
        fields,
        money,
        raw,
    }
}

fn is_empty(value: &Tree<'_>) -> bool {
    match value {
        Tree::Null | Tree::Bool(false) => true,
        Tree::List(items) => items.is_empty(),
        Tree::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn is_documented(body: &Tree<'_>, status: u16) -> bool {
    match (body.get("errors"), body.get("error")) {
        (Some(Tree::List(items)), _) => is_list(items),
        (Some(Tree::Object(fields)), _) => is_validation(fields, status),
        (None | Some(Tree::Null), Some(Tree::Object(error))) => is_single(error, status),
        _ => false,
    }
}

fn is_list(items: &[Tree<'_>]) -> bool {
    let is_scalar = |value: &Tree<'_>| matches!(value, Tree::Text(_) | Tree::Number(_));
    let is_item = |item: &Tree<'_>| {
        let mut names = ITEM.iter();
        names.any(|name| item.get(name).is_some_and(is_scalar)) && item.get("message").is_none()
    };
    let mut items = items.iter().filter(|item| !item.is_null()).peekable();
    items.peek().is_some() && items.all(is_item)
}

fn is_validation(fields: &Fields<'_>, status: u16) -> bool {
    let mut named = fields.iter().filter(|(_, errors)| has_text(errors));
    named.any(|(name, _)| status == UNPROCESSABLE || !NO_FIELDS.contains(&name))
}

fn has_text(errors: &Tree<'_>) -> bool {
    match errors {
        Tree::Text(_) => true,
        Tree::List(items) => items.iter().any(has_text),
        Tree::Object(fields) => fields.iter().any(|(_, errors)| has_text(errors)),
        _ => false,
    }
}

/// A gateway in between repeats the status as a code, where Paymega sends a message alone.
fn is_single(error: &Fields<'_>, status: u16) -> bool {
    let is_known = |(name, value): (&str, &Tree<'_>)| value.is_null() || BESIDE.contains(&name);
    let has_message =
        matches!(error.get("message"), Some(Tree::Text(text)) if !text.as_str().is_empty());
    let code = match error.get("code") {
        Some(Tree::Text(text)) => text.as_str(),
        Some(Tree::Number(number)) => number,
        _ => "",
    };
    has_message && error.iter().all(is_known) && code != status.to_string()
}

#[cfg(test)]
mod tests {
    use reqwest::{StatusCode, header::HeaderMap};

    use super::*;

    fn read(body: &'static str) -> Refusal {
        refusal(&response(422, body), MoneyState::Untouched)
    }

    fn response(status: u16, body: &'static str) -> Response {
        let status = StatusCode::from_u16(status).unwrap();
        Response::new(status, HeaderMap::new(), body)
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
        let single = read(r#"{"error":{"message":"No.","code":17}}"#);
        assert_eq!((single.code(), single.message()), (Some("17"), Some("No.")));
    }

    #[test]
    fn the_card_gates_validation_names_its_fields() {
        let refusal = read(include_str!(
            "../../../../spec/examples/paymega/cardgate/error.response.422.json"
        ));
        let fields: Vec<_> = refusal.fields().map(|(field, _)| field).collect();
        assert_eq!(fields, ["card_number", "cvv"]);
    }

    #[test]
    fn neither_display_nor_debug_quotes_a_message_or_a_number_of_a_card() {
        for body in [
            r#"{"errors":{"card_number":"4111111111111111 is wrong"}}"#,
            r#"{"errors":{"card_number":{"4111111111111111":"is wrong"}}}"#,
            r#"{"errors":[{"title":"card_number","code":4111111111111111}]}"#,
        ] {
            let refusal = read(body);
            let shown = format!("{refusal} {refusal:?}");
            assert!(!shown.contains("4111"), "{shown}");
        }
        let shown = read(r#"{"errors":{"card_number":{"0":"is wrong"}}}"#).to_string();
        assert!(shown.contains("card_number.0"), "{shown}");
    }

    #[test]
    fn only_paymegas_own_body_is_believed() {
        for body in [
            r#"{"errors":[{"status":"Not Found","code":"404"}]}"#,
            r#"{"errors":[{"title":"gone","code":17}]}"#,
            r#"{"errors":[{"detail":"No.","code":null,"source":{"pointer":"/data"}},null]}"#,
            r#"{"errors":{"currency":"is wrong","payer":{"city":["is wrong"]}}}"#,
            r#"{"errors":{"base":["No."]}}"#,
            r#"{"error":{"message":"No."},"errors":null}"#,
            r#"{"error":{"message":"No.","code":"E17"}}"#,
            r#"{"errors":[{"code":"409"}],"data":{"id":"cpi_1"}}"#,
            "\u{feff}{\"errors\":[{\"title\":\"\\ud83d\"}]}",
        ] {
            assert!(is_paymegas_own(&response(404, body)), "{body}");
        }
        for body in [
            "",
            "{}",
            "[]",
            "<html>",
            r#"{"message":"no route"}"#,
            r#"{"code":"gateway.route_missing"}"#,
            r#"{"errors":null}"#,
            r#"{"errors":[]}"#,
            r#"{"errors":{}}"#,
            r#"{"errors":"no route"}"#,
            r#"{"errors":["no route"]}"#,
            r#"{"errors":[[{"code":"404"}]]}"#,
            r#"{"errors":[{"code":"404"},"no route"]}"#,
            r#"{"errors":[{"message":"no route"}]}"#,
            r#"{"errors":[{"code":7003,"message":"no route"}],"success":false}"#,
            r#"{"errors":{"message":"no route","code":404}}"#,
            r#"{"errors":{"amount":404}}"#,
            r#"{"error":"Not Found","path":"/x","status":404,"timestamp":"2026-11-25T00:00:00Z"}"#,
            r#"{"error":{"code":404}}"#,
            r#"{"error":{"code":404,"message":"no route"}}"#,
            r#"{"error":{"message":"no route","status":"NOT_FOUND"}}"#,
            r#"{"error":{"message":""}}"#,
            r#"{"error":["no route"]}"#,
            r#"{"errors":[{"code":"404"}],"errors":[]}"#,
        ] {
            assert!(!is_paymegas_own(&response(404, body)), "{body}");
        }
    }

    #[test]
    fn a_validation_may_be_about_a_field_of_any_name() {
        let body = r#"{"errors":{"type":"This value is not valid."}}"#;
        assert!(is_paymegas_own(&response(422, body)) && !is_paymegas_own(&response(404, body)));
    }

    #[test]
    fn a_success_may_hold_an_error() {
        for body in [
            r#"{"errors":[{"title":"gone","code":17}]}"#,
            r#"{"error":{"message":"No."},"data":null}"#,
            r#"{"errors":[{"title":"gone"}],"data":[]}"#,
        ] {
            assert!(is_in_success(&response(200, body)), "{body}");
            assert!(!is_in_success(&response(404, body)), "{body}");
        }
        for body in [
            r#"{"errors":[{"title":"internal_error","code":"500"}]}"#,
            r#"{"errors":[{"title":"gone"}],"data":{"id":"cpi_1"}}"#,
            r#"{"errors":["no route"]}"#,
            "{}",
        ] {
            assert!(!is_in_success(&response(200, body)), "{body}");
        }
    }

    #[test]
    fn an_error_beside_a_list_is_noticed() {
        for body in [
            r#"{"data":[],"errors":["x"]}"#,
            r#"{"data":[],"error":"x"}"#,
            r#"{"data":[],"errors":{"base":null}}"#,
        ] {
            assert!(has_error(&response(200, body)), "{body}");
        }
        for body in [
            r#"{"data":[]}"#,
            r#"{"data":[],"errors":[],"error":null}"#,
            r#"{"data":[],"errors":{},"error":false}"#,
        ] {
            assert!(!has_error(&response(200, body)), "{body}");
        }
    }
}
