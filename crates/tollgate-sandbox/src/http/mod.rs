//! Plain HTTP for the surfaces: requests that have been read completely, responses, pages and error bodies.

mod browser;
mod call;
pub(crate) mod errors;
mod form;
mod html;
mod php;
mod response;

pub(crate) use browser::preflight;
pub(crate) use call::Call;
pub(crate) use form::nested;
pub(crate) use html::{Html, framed, page, table};
pub(crate) use php::{as_object, flag};
pub(crate) use response::{Body, Response};

/// A handler's result. Both sides are responses, so that `?` can return early with an error response.
pub(crate) type Handled = Result<Response, Response>;
