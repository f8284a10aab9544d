//! One operation: its parameters, its body, its responses and its notifications.

use super::document::{fields, resolved, string};
use super::prose::{prose, words};
use super::schema;
use crate::http::{Html, table};
use serde_json::Value;

/// An operation, or the notification of one.
pub(super) struct Operation<'a> {
    pub(super) id: String,
    /// Method and path.
    pub(super) call: String,
    pub(super) value: &'a Value,
}

/// All operations, each followed by its notifications. A shared notification appears once.
pub(super) fn all(document: &Value) -> Vec<Operation<'_>> {
    let mut found: Vec<Operation> = Vec::new();
    for operation in below(&document["paths"]) {
        let callbacks = fields(&operation.value["callbacks"]);
        let notifications: Vec<_> = callbacks.flat_map(|(_, paths)| below(paths)).collect();
        for new in [operation].into_iter().chain(notifications) {
            if !found.iter().any(|known| known.id == new.id) {
                found.push(new);
            }
        }
    }
    found
}

/// The operations of an object of paths.
fn below(paths: &Value) -> Vec<Operation<'_>> {
    let pairs = fields(paths).flat_map(|(path, methods)| {
        fields(methods).map(move |(method, value)| (path, method, value))
    });
    pairs
        .filter(|(_, _, value)| value["operationId"].is_string())
        .map(|(path, method, value)| Operation {
            id: string(&value["operationId"]).to_owned(),
            call: format!("{} {path}", method.to_uppercase()),
            value,
        })
        .collect()
}

/// The section of one operation.
pub(super) fn section(document: &Value, operation: &Operation) -> Html {
    let value = operation.value;
    Html::from([
        Html::tag_with(
            "h2",
            &[("id", &operation.id)],
            Html::text(string(&value["summary"])),
        ),
        Html::tag(
            "p",
            Html::from([
                Html::code(&operation.call),
                Html::text(", "),
                Html::code(&operation.id),
            ]),
        ),
        prose(string(&value["description"])),
        parameters(document, value),
        request(document, value),
        responses(document, value),
    ])
}

fn parameters(document: &Value, operation: &Value) -> Html {
    let list = operation["parameters"].as_array().into_iter().flatten();
    let rows: Vec<_> = list
        .map(|parameter| {
            let parameter = resolved(document, parameter);
            vec![
                Html::code(string(&parameter["name"])),
                Html::text(string(&parameter["in"])),
                schema::kind(&parameter["schema"]),
                Html::text(if parameter["required"] == true {
                    "yes"
                } else {
                    ""
                }),
                words(string(&parameter["description"])),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let headings = ["Name", "In", "Type", "Required", "Description"];
    table("Parameters", &headings, rows)
}

fn request(document: &Value, operation: &Value) -> Html {
    let body = resolved(document, &operation["requestBody"]);
    if body.is_null() {
        return Html::default();
    }
    let row = vec![content(body), words(string(&body["description"]))];
    table("Request body", &["Content", "Description"], vec![row])
}

fn responses(document: &Value, operation: &Value) -> Html {
    let rows = fields(&operation["responses"]).map(|(status, response)| {
        let response = resolved(document, response);
        vec![
            Html::text(status),
            content(response),
            words(string(&response["description"])),
        ]
    });
    table(
        "Responses",
        &["Status", "Content", "Description"],
        rows.collect(),
    )
}

/// The media types of a body, each with its schema.
fn content(body: &Value) -> Html {
    let types = fields(&body["content"]).map(|(name, media)| {
        let schema = schema::kind(&media["schema"]);
        Html::tag(
            "div",
            Html::from([Html::code(name), Html::text(": "), schema]),
        )
    });
    types.collect()
}
