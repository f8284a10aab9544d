//! Finds the operation for a method and a path.

use crate::http::{Call, Response, errors};
use crate::state::State;
use crate::surface::{Route, Surface, cardgate, paycross, paymega};

/// The result of routing.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    Route(&'static Route, Vec<String>),
    /// The path exists, but only with these methods.
    WrongMethod(Vec<&'static str>),
    Nothing,
}

fn routes(surface: Surface) -> &'static [Route] {
    match surface {
        Surface::Public => &paymega::PUBLIC,
        Surface::Private => &paymega::PRIVATE,
        Surface::Cardgate => &cardgate::ROUTES,
        Surface::Paycross => &paycross::ROUTES,
        Surface::Checkout => &paycross::CHECKOUT,
        Surface::Reports => &paycross::REPORTS,
        // The control API needs the whole sandbox, not only its state.
        Surface::Control => &[],
    }
}

/// The operations of a surface.
pub(crate) fn operations(surface: Surface) -> impl Iterator<Item = &'static str> {
    routes(surface).iter().map(|route| route.operation)
}

/// Checks the credentials that all operations of a surface share. Public keys are in the body, so
/// each operation checks them itself.
pub(crate) fn authorize(surface: Surface, state: &State, call: &Call) -> Result<(), Response> {
    match surface {
        Surface::Private => paymega::authorize(state, call),
        Surface::Paycross | Surface::Checkout | Surface::Reports => {
            paycross::authorize(state, call)
        }
        Surface::Cardgate => cardgate::authorize(state, call),
        Surface::Public | Surface::Control => Ok(()),
    }
}

pub(crate) fn not_found(surface: Surface, call: &Call) -> Response {
    if surface.is_paycross() {
        return errors::paycross::not_found(call);
    }
    errors::paymega::not_found()
}

pub(crate) fn method_not_allowed(surface: Surface, call: &Call, methods: &[&str]) -> Response {
    let response = if surface.is_paycross() {
        errors::paycross::method_not_allowed(call)
    } else {
        errors::paymega::method_not_allowed()
    };
    response.with("allow", methods.join(", "))
}

/// Finds the operation of a path below the prefix. A slash at its end changes nothing.
pub(crate) fn find(surface: Surface, method: &str, path: &str) -> Found {
    let path = path.trim_end_matches('/');
    let routes = routes(surface).iter();
    let matching: Vec<_> = routes
        .filter_map(|route| Some((route, route.matches(path)?)))
        .collect();
    // A literal path takes precedence over a template, for every method.
    let fewest = matching.iter().map(|(_, params)| params.len()).min();
    let mut methods = Vec::new();
    for (route, params) in matching {
        if Some(params.len()) != fewest {
            continue;
        }
        if route.method == method {
            return Found::Route(route, params);
        }
        methods.push(route.method);
    }
    if methods.is_empty() {
        return Found::Nothing;
    }
    Found::WrongMethod(methods)
}

#[cfg(test)]
mod tests {
    use super::{Found, find};
    use crate::surface::Surface;
    use serde_json::Value;

    fn found(method: &str, path: &str) -> String {
        let Some((surface, rest)) = Surface::of(path) else {
            return "no surface".into();
        };
        match find(surface, method, rest) {
            Found::Route(route, params) => format!("{} {}", route.operation, params.join(",")),
            Found::WrongMethod(methods) => methods.join(" or "),
            Found::Nothing => "nothing".into(),
        }
    }

    #[test]
    fn finds_operations() {
        for (method, path, expected) in [
            ("GET", "/api/payment-invoices", "listInvoices "),
            ("GET", "/api/payment-invoices/", "listInvoices "),
            ("GET", "/api/payment-invoices/cpi_1", "getInvoice cpi_1"),
            ("GET", "/api/payment-invoices/a%2Fb+c", "getInvoice a/b+c"),
            ("DELETE", "/api/payment-invoices", "POST or GET"),
            ("GET", "/api/other", "nothing"),
            ("GET", "/public-api/payment-invoices/process", "POST"),
            ("GET", "/hpp/", "openPaymentLink "),
            ("DELETE", "/hpp", "GET or POST"),
            ("GET", "/hpp/x", "no surface"),
            ("GET", "/apix/payment-invoices", "no surface"),
            (
                "POST",
                "/public-api/payment-invoices/process",
                "processInvoice ",
            ),
        ] {
            assert_eq!(found(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn every_operation_is_served_under_its_documented_name() {
        for (surface, text) in [
            (Surface::Public, include_str!("../spec/public.json")),
            (Surface::Private, include_str!("../spec/private.json")),
            (Surface::Cardgate, include_str!("../spec/cardgate.json")),
            (Surface::Paycross, include_str!("../spec/paycross.json")),
            (Surface::Checkout, include_str!("../spec/checkout.json")),
            (Surface::Reports, include_str!("../spec/reports.json")),
        ] {
            let document: Value = serde_json::from_str(text).unwrap();
            for (path, item) in document["paths"].as_object().unwrap() {
                for (method, operation) in item.as_object().unwrap() {
                    let sample = path.replace(['{', '}'], "");
                    let found = find(surface, &method.to_ascii_uppercase(), &sample);
                    let Found::Route(route, _) = found else {
                        panic!("{surface:?} {method} {path} is not served");
                    };
                    assert_eq!(operation["operationId"], route.operation, "{path}");
                }
            }
        }
    }
}
