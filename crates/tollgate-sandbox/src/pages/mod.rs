//! The sandbox's own pages for people: the overview and the documents.

mod docs;
mod live;

use crate::http::errors::paymega::{method_not_allowed, not_found};
use crate::http::{Html, Response, framed};
use crate::tasks::Shared;

const STYLE: &str = include_str!("style.css");
/// These pages send no form, and no page may frame them. This policy applies in addition to that of all pages.
const POLICY: &str = "form-action 'none'; frame-ancestors 'none'";
/// The reload interval of a live page.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"3\">";

/// A page without its frame.
#[derive(Debug)]
struct Page {
    title: String,
    body: Html,
    live: bool,
}

/// Responds to a path outside of all surfaces. These calls are not recorded, and get no faults.
pub(crate) fn response(shared: &Shared, method: &str, path: &str, query: &str) -> Response {
    if path == "/style.css" {
        return Response::file("text/css; charset=utf-8", STYLE);
    }
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let page = match parts.as_slice() {
        [""] => Some(live::overview(&shared.state(), query != "still")),
        ["view", kind, id] => live::detail(&shared.state(), kind, id),
        ["docs"] => Some(docs::index()),
        ["docs", name] => {
            if let Some(document) = name.strip_suffix(".json").and_then(docs::raw) {
                return Response::file("application/json", document);
            }
            docs::document(name)
        }
        _ => None,
    };
    match page {
        Some(_) if !matches!(method, "GET" | "HEAD") => {
            method_not_allowed().with("allow", "GET, HEAD".to_owned())
        }
        Some(page) => shown(&page),
        None => not_found(),
    }
}

fn shown(page: &Page) -> Response {
    let main = Html::from([heading(&page.title), page.body.clone()]);
    let body = Html::tag("body", [navigation(), Html::tag("main", main)]);
    let title = format!("{} – sandbox", page.title);
    let head = if page.live { REFRESH } else { "" };
    Response::page(200, framed(&title, head, &body))
        .with("content-security-policy", POLICY.to_owned())
}

fn heading(title: &str) -> Html {
    Html::tag("h1", Html::text(title))
}

fn navigation() -> Html {
    let links = Html::from([
        Html::link("/", "Overview"),
        Html::link("/docs", "Documents"),
    ]);
    let navigation = Html::tag_with("nav", &[("aria-label", "Pages")], links);
    Html::tag("header", navigation)
}
