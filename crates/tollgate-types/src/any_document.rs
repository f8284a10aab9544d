//! A response that is one of several documents.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeSeed};
use serde_json::Value;

use crate::lenient::place::{Free, Held};

/// One of several documents, identified by its `data.type`.
///
/// Look at [`kind`](Self::kind) first, then read the response's body as the document of that kind. Trying one shape
/// after the other does not work: it takes the first shape that fits, and documents with mostly optional fields fit
/// each other. `Debug` shows only the kind, since a document can contain secrets.
///
/// ```
/// use tollgate_types::AnyDocument;
///
/// let refund: AnyDocument = serde_json::from_str(r#"{"data": {"type": "refunds", "id": "ref_1"}}"#)?;
/// assert_eq!(refund.kind(), Some("refunds"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct AnyDocument(Value);

impl<'de> Deserialize<'de> for AnyDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut document = Value::Null;
        Free(Held(&mut document)).deserialize(deserializer)?;
        Ok(Self(document))
    }
}

impl AnyDocument {
    /// The type that its data names, such as `refunds`.
    pub fn kind(&self) -> Option<&str> {
        self.0.get("data")?.get("type")?.as_str()
    }
}

impl fmt::Debug for AnyDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyDocument")
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_its_kind_and_nothing_else() {
        let read = |json| serde_json::from_str::<AnyDocument>(json).unwrap();
        let document = read(r#"{"data":{"type":"refunds","token":"secret"}}"#);
        let text = format!("{document:?}");
        assert!(
            text.contains("refunds") && !text.contains("secret"),
            "{text}"
        );
        for json in [
            "{}",
            "[]",
            "null",
            r#"{"data":[]}"#,
            r#"{"data":{"type":1}}"#,
        ] {
            assert_eq!(read(json).kind(), None, "{json}");
        }
    }
}
