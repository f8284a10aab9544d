//! What the surfaces see of HTTP: a call that was read whole, and the answer to it.

mod answer;
mod browser;
mod call;
mod form;

pub(crate) use answer::{Answer, Body};
pub(crate) use browser::preflight;
pub(crate) use call::Call;
pub(crate) use form::nested;

/// What a handler returns: both sides are answers, so that `?` can leave early with a refusal.
pub(crate) type Handled = Result<Answer, Answer>;
