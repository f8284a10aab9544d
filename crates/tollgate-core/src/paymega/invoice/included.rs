//! The resources that a response includes with an invoice, read as the document has them.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tollgate_types::IncludedResource;

/// Reads attributes or relationships leniently, as a response is read.
pub(super) fn typed<T: DeserializeOwned>(fields: &Map<String, Value>) -> Option<T> {
    let text = serde_json::to_vec(fields).ok()?;
    tollgate_types::json::read(&text).ok()
}

/// The included resources of this type.
pub(super) fn of_type<'a>(
    included: &'a [IncludedResource],
    name: &'static str,
) -> impl Iterator<Item = &'a IncludedResource> {
    included
        .iter()
        .filter(move |resource| resource.type_.as_deref() == Some(name))
}
