//! The documents that clients are made from, for people to read: `/docs`.

mod document;
mod operation;
mod prose;
mod schema;

pub(super) use document::{document, index, raw};
