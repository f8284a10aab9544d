//! The sandbox's own pages for people: what happens, the life of a reference, the guide and the documents.

mod docs;
mod events;
mod guide;
mod life;
mod log;
mod query;

pub(crate) use events::Events;

use self::query::Query;
use crate::http::errors::paymega::{method_not_allowed, not_found};
use crate::http::{Html, Response, framed};
use crate::tasks::Shared;

const STYLE: &str = include_str!("style.css");
const LIVE: &str = include_str!("live.js");
/// Only files of this sandbox. Forms stay here, and no page may frame these pages.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// A page without its frame.
#[derive(Debug)]
struct Page {
    title: String,
    body: Html,
    /// More elements of the head.
    head: &'static str,
}

impl Page {
    fn new(title: impl Into<String>, body: Html) -> Self {
        Self {
            title: title.into(),
            body,
            head: "",
        }
    }

    /// A page that follows the sandbox: a script loads its content again after each change.
    fn live(title: impl Into<String>, body: Html) -> Self {
        Self {
            head: "<script src=\"/live.js\" defer></script>",
            ..Self::new(title, body)
        }
    }
}

/// Responds to a path outside of all surfaces. These calls are not recorded, and get no faults.
pub(crate) fn response(shared: &Shared, method: &str, path: &str, query: &str) -> Response {
    match found(shared, path, &Query::read(query)) {
        Some(_) if !matches!(method, "GET" | "HEAD") => {
            method_not_allowed().with("allow", "GET, HEAD".to_owned())
        }
        Some(response) => response,
        None => not_found(),
    }
}

fn found(shared: &Shared, path: &str, query: &Query) -> Option<Response> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let page = match parts.as_slice() {
        ["style.css"] => return Some(Response::file("text/css; charset=utf-8", STYLE)),
        ["live.js"] => return Some(Response::file("text/javascript; charset=utf-8", LIVE)),
        ["docs", file] if file.contains('.') => return docs::file(file),
        ["search"] => return Some(search(shared, query)),
        [""] => Some(log::overview(&shared.state_now())),
        ["list", section] => log::list(&shared.state_now(), section, query),
        ["order"] => life::page(&shared.state_now(), &query.text("reference")),
        ["view", kind, id] => log::detail(&shared.state_now(), kind, id),
        ["docs"] => Some(docs::index()),
        ["docs", name] => docs::document(name),
        [name] => guide::page(name),
        _ => None,
    };
    page.map(|page| shown(200, &page))
}

/// Leads to the page of a reference, or lists what contains the text.
fn search(shared: &Shared, query: &Query) -> Response {
    let state = shared.state_now();
    let text = query.text("q");
    match life::target(&state, text.trim()) {
        Some(target) => Response::see_other(&target),
        None => shown(404, &log::nothing(&text)),
    }
}

fn shown(status: u16, page: &Page) -> Response {
    let main = Html::from([heading(&page.title), page.body.clone()]);
    let body = Html::tag("body", [navigation(), Html::tag("main", main)]);
    let title = format!("{} – sandbox", page.title);
    Response::page_with(status, framed(&title, page.head, &body), POLICY)
}

fn heading(title: &str) -> Html {
    Html::tag("h1", Html::text(title))
}

fn navigation() -> Html {
    let links = [
        ("/", "Overview"),
        ("/cards", "Test cards"),
        ("/faults", "Faults"),
        ("/settings", "Settings"),
        ("/docs", "Documents"),
    ];
    let links = links.map(|(target, words)| Html::link(target, words));
    let navigation = Html::tag_with("nav", &[("aria-label", "Pages")], Html::from(links));
    Html::tag("header", navigation)
}
