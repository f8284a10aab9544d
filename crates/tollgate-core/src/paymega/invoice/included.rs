//! The resources that a response includes with an invoice, read as the document has them.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use tollgate_types::{IncludedResource, json, lenient};

use crate::RawResponse;

/// The included resources in the body of a response, as far as they can be read.
pub(super) fn in_response(raw: &RawResponse) -> Option<Vec<IncludedResource>> {
    #[derive(Deserialize)]
    struct Body {
        #[serde(default, deserialize_with = "lenient::items")]
        included: Option<Vec<IncludedResource>>,
    }
    json::read::<Body>(raw.expose_body()).ok()?.included
}

/// Reads attributes or relationships leniently, as a response is read.
pub(super) fn typed<T: DeserializeOwned>(fields: &Map<String, Value>) -> Option<T> {
    let text = serde_json::to_vec(fields).ok()?;
    json::read(&text).ok()
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
