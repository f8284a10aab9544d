//! The control API, which offers the functions of a sandbox over HTTP. `README.md` beside this file lists its calls.

mod change;
mod input;
mod list;
mod order;
mod page;
mod read;
mod rows;

use self::input::checked_query;
use crate::http::errors::paymega::{method_not_allowed, not_found};
use crate::http::{Call, Response};
use crate::tasks::Shared;
use serde_json::Value;
use std::sync::Arc;

/// The JSON of a response, or the response that refuses the call.
type Done = Result<Value, Response>;

/// One call of the control API.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    /// The path below `/_control`.
    pub(crate) path: &'static str,
    /// The parameters of the query.
    pub(crate) query: &'static [&'static str],
    handler: fn(&Arc<Shared>, &Call) -> Done,
}

const fn get(path: &'static str, handler: fn(&Arc<Shared>, &Call) -> Done) -> Route {
    get_by(path, &[], handler)
}

const fn get_by(
    path: &'static str,
    query: &'static [&'static str],
    handler: fn(&Arc<Shared>, &Call) -> Done,
) -> Route {
    Route {
        method: "GET",
        path,
        query,
        handler,
    }
}

const fn post(path: &'static str, handler: fn(&Arc<Shared>, &Call) -> Done) -> Route {
    Route {
        method: "POST",
        ..get(path, handler)
    }
}

/// All calls.
pub(crate) static ROUTES: [Route; 23] = [
    get("/info", read::info),
    get("/usage", read::usage),
    get("/violations", read::violations),
    get("/clock", read::clock),
    get("/faults", read::faults),
    get("/settings", read::settings),
    get_by("/order", &["reference"], order::order),
    get_by("/exchanges", &list::EXCHANGES, list::exchanges),
    get_by("/invoices", &list::INVOICES, list::invoices),
    get_by("/payouts", &list::PAYOUTS, list::payouts),
    get_by("/transactions", &list::TRANSACTIONS, list::transactions),
    get_by("/checkouts", &list::CHECKOUTS, list::checkouts),
    get_by("/callbacks", &list::CALLBACKS, list::callbacks),
    get_by("/ledger", &list::LEDGER, list::ledger),
    post("/clock", change::clock),
    post("/faults", change::faults),
    Route {
        method: "DELETE",
        ..get("/faults", change::clear_faults)
    },
    post("/settings", change::settings),
    post("/refuse", change::refuse),
    post("/verdicts", change::script),
    post("/settle", change::settle),
    post("/challenge", change::challenge),
    post("/callbacks", change::callbacks),
];

/// Responds to one call.
pub(crate) fn response(shared: &Arc<Shared>, call: &Call) -> Response {
    let path = call.path().trim_start_matches("/_control");
    let path = path.trim_end_matches('/');
    let mut routes = ROUTES.iter().filter(|route| route.path == path).peekable();
    if routes.peek().is_none() {
        return not_found();
    }
    let done = match routes.find(|route| route.method == call.method) {
        Some(route) => checked_query(route, call).and_then(|()| (route.handler)(shared, call)),
        None => Err(method_not_allowed()),
    };
    done.map_or_else(|refusal| refusal, |value| Response::json(200, value))
}

#[cfg(test)]
mod tests {
    use super::ROUTES;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Each call as text: method, path, and the parameters of its query.
    fn documented() -> BTreeSet<String> {
        let document: Value = serde_json::from_str(include_str!("openapi.json")).unwrap();
        let mut calls = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let names = parameters.map(|it| {
                    let at = it["$ref"].as_str().map(|at| at.trim_start_matches('#'));
                    let it = at.map_or(it, |at| document.pointer(at).unwrap());
                    it["name"].as_str().unwrap()
                });
                calls.insert(call(&method.to_ascii_uppercase(), path, names));
            }
        }
        calls
    }

    fn call<'a>(method: &str, path: &str, query: impl Iterator<Item = &'a str>) -> String {
        let query: BTreeSet<&str> = query.collect();
        format!("{method} {path} {query:?}")
    }

    #[test]
    fn the_document_has_every_call_with_its_parameters() {
        let routes = ROUTES.iter();
        let known = routes.map(|it| call(it.method, it.path, it.query.iter().copied()));
        assert_eq!(documented(), known.collect());
    }
}
