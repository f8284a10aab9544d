//! What the surfaces see of HTTP: a call that was read whole, and the answer to it.

mod browser;
mod call;
mod form;
mod response;

pub(crate) use browser::preflight;
pub(crate) use call::Call;
pub(crate) use form::nested;
pub(crate) use response::{Body, Response};

/// What a handler returns: both sides are answers, so that `?` can leave early with a refusal.
pub(crate) type Handled = Result<Response, Response>;
