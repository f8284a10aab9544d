//! Paymega's error bodies.
//!
//! Proxies and firewalls write errors too, and theirs prove nothing. Paymega documents three shapes:
//!
//! - `{"errors": [{"status": "Not Found", "code": "404"}]}`, each with `status`, `code`, `title` or `detail`,
//! - `{"errors": {"amount": "This value should be greater than 0."}}`, messages by field,
//! - `{"error": {"message": "…"}}`.
//!
//! Only a body in one of these shapes is Paymega's own. Values of another type inside it are ignored.

use tollgate_types::{
    Response,
    json::{Fields, Tree},
};

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
pub fn is_paymegas_own(response: &Response) -> bool {
    let status = response.status().as_u16();
    Tree::parse(response.body()).is_some_and(|body| is_documented(&body, status))
}

/// A response without the body that was asked for.
#[derive(Clone, Debug)]
pub enum ErrorBody {
    /// Paymega's own error. Only such a body proves a refusal.
    Own(Refusal),
    /// A body of a proxy or a firewall, or one that cannot be read.
    Foreign(Refusal),
}

impl ErrorBody {
    /// Reads the body of a response that says this of the money.
    pub fn of(response: &Response, money: MoneyState) -> Self {
        let refusal = refusal(response, money);
        if is_paymegas_own(response) {
            Self::Own(refusal)
        } else {
            Self::Foreign(refusal)
        }
    }
}

/// Whether the refusal's body is in a shape that Paymega documents.
pub fn is_paymegas_own_refusal(refusal: &Refusal) -> bool {
    let body = Tree::parse(refusal.raw.expose_body());
    body.is_some_and(|body| is_documented(&body, refusal.status))
}

/// Whether a response with a success status holds only an error of Paymega's own, and one that a retry does not solve.
pub fn is_in_success(response: &Response) -> bool {
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
pub fn has_error(response: &Response) -> bool {
    let body = Tree::parse(response.body());
    body.is_some_and(|body| {
        let mut names = ["error", "errors"].into_iter();
        names.any(|name| body.get(name).is_some_and(|it| !is_empty(it)))
    })
}

pub fn refusal(response: &Response, money: MoneyState) -> Refusal {
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
        cause: None,
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
