//! The control API: what tests ask a sandbox for, over HTTP. `README.md` beside this file lists its calls.

mod response;

pub(crate) use response::response;
