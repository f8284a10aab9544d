//! Changes that only readers of the document see.

use serde_json::json;

use super::Change;
use crate::document::SHARED;
use crate::limit::rule::KEYWORDS;
use crate::marker::NULL;

/// Whether a change may leave the code as it is, since only readers of the document see it.
pub fn only_documents(change: &Change) -> bool {
    let keys: Vec<&str> = change.keys.iter().map(String::as_str).collect();
    let last = *keys.last().unwrap_or(&"");
    let is_below = |place: &str| keys.contains(&place);
    let in_schema = is_below("schemas") || is_below("schema");
    // Whole parts that the client does not see.
    is_below("callbacks")
        || is_below("headers")
        || is_below("servers")
        || is_below("tags")
        || is_below("contact")
        || is_below("Version")
        || matches!(last, "example" | "examples" | "bearerFormat")
        // The value is the default.
        || matches!(last, "style" | "explode")
        // Limits of responses, which are read tolerantly.
        || in_schema && KEYWORDS.contains(&last) && !is_below("NewThing") && !is_below("paths")
        // An optional field that is absent and one that is null are the same.
        || last == "nullable" && is_below("properties")
        || last == "readOnly" && is_below("properties")
        // A whole number is one type.
        || last == "format" && change.value == Some(json!("int64"))
        // The shared document becomes types alone.
        || change.document == SHARED && matches!(keys[0], "info" | "security")
        || last == "description" && !is_documented(&keys)
}

/// Whether a description becomes the documentation of something in Rust.
fn is_documented(keys: &[&str]) -> bool {
    let inner = ["items", "additionalProperties", "oneOf", "schema", NULL];
    !keys
        .iter()
        .any(|key| inner.contains(key) || *key == "responses" || *key == "securitySchemes")
}
