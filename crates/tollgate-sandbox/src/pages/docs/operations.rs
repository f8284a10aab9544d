//! The operations of a document as a table, for readers without script.

use crate::http::{Html, table};
use serde_json::Value;

/// Every operation of a document, with the first line of its description.
pub(super) fn list(document: &Value) -> Html {
    let paths = document["paths"].as_object().into_iter().flatten();
    let rows = paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods.filter_map(|(method, operation)| row(path, method, operation))
    });
    table(
        "Operations",
        &["Call", "Operation", "Summary"],
        rows.collect(),
    )
}

fn row(path: &str, method: &str, operation: &Value) -> Option<Vec<Html>> {
    let name = operation["operationId"].as_str()?;
    let summary = operation["summary"].as_str().unwrap_or_default();
    Some(vec![
        Html::code(format!("{} {path}", method.to_ascii_uppercase())),
        Html::code(name),
        Html::text(summary),
    ])
}
