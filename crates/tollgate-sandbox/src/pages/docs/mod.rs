//! The OpenAPI documents: Swagger UI, with a list of the operations for readers without script.

mod operations;
#[cfg(feature = "swagger-ui")]
mod ui;

use super::Page;
use crate::http::{Html, Response};
use crate::surface::Surface;
use serde_json::{Value, json};

/// Each document with its surface: its text is the one that exchanges are checked against.
const DOCUMENTS: [(Surface, &str); 7] = [
    (Surface::Public, include_str!("../../../spec/public.json")),
    (Surface::Private, include_str!("../../../spec/private.json")),
    (
        Surface::Cardgate,
        include_str!("../../../spec/cardgate.json"),
    ),
    (
        Surface::Paycross,
        include_str!("../../../spec/paycross.json"),
    ),
    (
        Surface::Checkout,
        include_str!("../../../spec/checkout.json"),
    ),
    (Surface::Reports, include_str!("../../../spec/reports.json")),
    (Surface::Control, include_str!("../../control/openapi.json")),
];

/// The list of documents.
pub(super) fn index() -> Page {
    let link = |(surface, _): &(Surface, &str)| {
        let name = surface.name();
        let title = read(name).map(|it| title(&it)).unwrap_or_default();
        let links = Html::from([
            Html::link(&format!("/docs/{name}"), title),
            Html::text(" ("),
            Html::link(&format!("/docs/{name}.json"), "JSON"),
            Html::text(")"),
        ]);
        Html::tag("li", links)
    };
    let list = Html::tag("ul", DOCUMENTS.iter().map(link).collect::<Html>());
    let words = Html::markup(
        "<p>The sandbox checks every exchange against the documents of the providers. \
         The last document is that of its own control API.</p>",
    );
    Page::new("Documents", Html::from([words, list]))
}

/// The page of one document.
pub(super) fn document(name: &str) -> Option<Page> {
    let document = read(name)?;
    let list = operations::list(&document);
    Some(Page {
        head: HEAD,
        ..Page::new(title(&document), body(name, list))
    })
}

/// A file below `/docs/`: a document as JSON, or a file of Swagger UI.
pub(super) fn file(name: &str) -> Option<Response> {
    let document = name.strip_suffix(".json").and_then(read);
    document
        .map(|it| Response::json(200, it))
        .or_else(|| asset(name))
}

/// A document whose server is this sandbox.
fn read(name: &str) -> Option<Value> {
    let (surface, text) = DOCUMENTS.into_iter().find(|it| it.0.name() == name)?;
    let mut document: Value = serde_json::from_str(text).ok()?;
    document["servers"] = json!([{"url": surface.prefix(), "description": "This sandbox."}]);
    Some(document)
}

fn title(document: &Value) -> String {
    document["info"]["title"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[cfg(feature = "swagger-ui")]
const HEAD: &str = "<link rel=\"stylesheet\" href=\"/docs/swagger-ui.css\">\
    <script src=\"/docs/swagger-ui-bundle.js\" defer></script>\
    <script src=\"/docs/start.js\" defer></script>";
#[cfg(not(feature = "swagger-ui"))]
const HEAD: &str = "";

#[cfg(feature = "swagger-ui")]
fn body(name: &str, list: Html) -> Html {
    let target = [("id", "swagger-ui"), ("data-document", name)];
    Html::from([
        Html::tag_with("div", &target, Html::default()),
        Html::tag("noscript", list),
    ])
}

#[cfg(not(feature = "swagger-ui"))]
fn body(_name: &str, list: Html) -> Html {
    list
}

#[cfg(feature = "swagger-ui")]
fn asset(name: &str) -> Option<Response> {
    if name == "start.js" {
        return Some(Response::file("text/javascript", include_str!("start.js")));
    }
    ui::file(name)
}

#[cfg(not(feature = "swagger-ui"))]
fn asset(_name: &str) -> Option<Response> {
    None
}
