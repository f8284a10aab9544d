//! One document as one page: its operations, then its schemas.

use super::prose::prose;
use super::{operation, schema};
use crate::http::{Html, table};
use crate::pages::Page;
use serde_json::{Map, Value};

const DOCUMENTS: [(&str, &str); 4] = [
    ("public", include_str!("../../../spec/public.json")),
    ("private", include_str!("../../../spec/private.json")),
    ("cardgate", include_str!("../../../spec/cardgate.json")),
    ("paycross", include_str!("../../../spec/paycross.json")),
];

/// The bundled document itself, for other programs.
pub(crate) fn raw(name: &str) -> Option<&'static str> {
    let found = DOCUMENTS.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

/// The list of all documents.
pub(crate) fn index() -> Page {
    let rows = DOCUMENTS.iter().map(|(name, text)| {
        let document = parsed(text);
        vec![
            Html::link(&format!("/docs/{name}"), string(&document["info"]["title"])),
            prose(string(&document["info"]["description"])),
            Html::link(&format!("/docs/{name}.json"), format!("{name}.json")),
        ]
    });
    Page {
        title: "Documents".to_owned(),
        body: table(
            "The surfaces, as OpenAPI 3.0",
            &["Surface", "What it does", "Document"],
            rows.collect(),
        ),
        live: false,
    }
}

/// The page of one document.
pub(crate) fn document(name: &str) -> Option<Page> {
    let document = parsed(raw(name)?);
    let operations = operation::all(&document);
    let body = Html::from([
        prose(string(&document["info"]["description"])),
        Html::tag(
            "p",
            Html::from([
                Html::text("For programs: "),
                Html::link(&format!("/docs/{name}.json"), format!("{name}.json")),
            ]),
        ),
        security(&document),
        contents(&operations),
        operations
            .iter()
            .map(|it| operation::section(&document, it))
            .collect(),
        schemas(&document),
    ]);
    Some(Page {
        title: string(&document["info"]["title"]).to_owned(),
        body,
        live: false,
    })
}

/// The text of a value, or nothing.
pub(super) fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The fields of an object, or none.
pub(super) fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

/// The target of a reference; any other value is returned unchanged.
pub(super) fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let Some(target) = value["$ref"].as_str() else {
        return value;
    };
    let pointer = target.trim_start_matches('#');
    document.pointer(pointer).unwrap_or(value)
}

/// Parses a bundled document, which is checked when it is generated.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn security(document: &Value) -> Html {
    let schemes: Vec<_> = fields(&document["components"]["securitySchemes"])
        .map(|(name, scheme)| {
            let kind = format!("{} {}", string(&scheme["type"]), string(&scheme["scheme"]));
            vec![
                Html::code(name),
                Html::text(kind),
                prose(string(&scheme["description"])),
            ]
        })
        .collect();
    if schemes.is_empty() {
        return Html::default();
    }
    table("Authorization", &["Name", "Kind", "Description"], schemes)
}

fn contents(operations: &[operation::Operation]) -> Html {
    let rows = operations.iter().map(|it| {
        vec![
            Html::link(&format!("#{}", it.id), &it.id),
            Html::code(&it.call),
            Html::text(string(&it.value["summary"])),
        ]
    });
    table(
        "Operations",
        &["Operation", "Call", "Summary"],
        rows.collect(),
    )
}

fn schemas(document: &Value) -> Html {
    let sections = fields(&document["components"]["schemas"])
        .map(|(name, value)| schema::section(name, value));
    let heading = Html::tag_with("h2", &[("id", "schemas")], Html::text("Schemas"));
    [heading].into_iter().chain(sections).collect()
}
