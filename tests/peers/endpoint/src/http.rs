//! Responses, in the sandbox's own type, and Stripe's error bodies.

#[allow(
    dead_code,
    unexpected_cfgs,
    reason = "The endpoint uses a part of the sandbox's source."
)]
#[path = "../../../../crates/tollgate-sandbox/src/http/response.rs"]
mod response;

pub(crate) use self::response::Response;

/// The errors that the sandbox's faults respond with, at the path where they look for them.
pub mod errors {
    pub mod paymega {
        use super::super::{Response, error};

        /// A server error of the provider itself.
        pub fn internal(detail: &str) -> Response {
            error(500, "api_error", detail)
        }
    }
}

/// An error in Stripe's form.
pub fn error(status: u16, kind: &str, message: &str) -> Response {
    let body = serde_json::json!({"error": {"type": kind, "message": message}});
    Response::json(status, body)
}
