//! The control API, which offers the functions of a sandbox over HTTP. `README.md` beside this file lists its calls.

mod response;

pub(crate) use response::response;
