//! The documents behind the generated clients, as pages at `/docs`.

mod document;
mod operation;
mod prose;
mod schema;

pub(super) use document::{document, index, raw};
