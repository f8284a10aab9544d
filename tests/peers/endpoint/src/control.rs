//! The ledger, at the path and in the format of the sandbox's control API.

use crate::http::{Response, error};
use crate::shared::Shared;

/// The path of the control API.
pub const PREFIX: &str = "/_control";

/// The entries of a page, unless the query has another limit.
const LIMIT: usize = 100;

/// Responds to a request below the prefix.
pub fn response(shared: &Shared, path: &str, query: &str) -> Response {
    if path != "/_control/ledger" {
        return error(
            404,
            "invalid_request_error",
            "The control API has /ledger alone.",
        );
    }
    let pairs: Vec<(String, usize)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let number = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|it| it.1);
    let after = number("after").unwrap_or_default();
    let limit = number("limit").unwrap_or(LIMIT);
    Response::json(200, shared.state().ledger(after, limit))
}
