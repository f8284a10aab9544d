//! The resources that a response includes with an invoice, read as the document has them.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Reads attributes or relationships leniently, as a response is read.
pub(super) fn typed<T: DeserializeOwned>(fields: &Map<String, Value>) -> Option<T> {
    let text = serde_json::to_vec(fields).ok()?;
    tollgate_types::json::read(&text).ok()
}
