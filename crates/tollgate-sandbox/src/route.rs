//! Finds the operation for a method and a path.

use crate::http::{Call, Handled, Response};
use crate::state::State;
use crate::{cardgate, paycross, platform};

/// The parts of the sandbox, each under its own path prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    Public,
    Private,
    Cardgate,
    Paycross,
    Control,
}

/// The path of payment links.
pub(crate) const HOSTED_PAGE: &str = "/hpp";

pub(crate) type Handler = fn(&mut State, &Call) -> Handled;

/// An operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    /// The path below the surface's prefix; `{…}` is any one segment.
    pub(crate) template: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) handler: Handler,
}

/// What routing found.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    Route(&'static Route, Vec<String>),
    /// The path exists, but only with these methods.
    WrongMethod(Vec<&'static str>),
    Nothing,
}

impl Surface {
    const ALL: [Self; 5] = [
        Self::Public,
        Self::Private,
        Self::Cardgate,
        Self::Paycross,
        Self::Control,
    ];

    /// The surface of a path, and the path below its prefix. The hosted page belongs to the Public API.
    pub(crate) fn of(path: &str) -> Option<(Self, &str)> {
        if path.trim_end_matches('/') == HOSTED_PAGE {
            return Some((Self::Public, HOSTED_PAGE));
        }
        Self::ALL.into_iter().find_map(|surface| {
            let rest = path.strip_prefix(surface.prefix())?;
            (rest.is_empty() || rest.starts_with('/')).then_some((surface, rest))
        })
    }

    /// Whether scripts of other sites may call this surface from a browser.
    pub(crate) fn is_for_browsers(self) -> bool {
        self == Self::Public
    }

    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Public => "/public-api",
            Self::Private => "/api",
            Self::Cardgate => "/cardgate",
            Self::Paycross => "/paycross",
            Self::Control => "/_control",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Cardgate => "cardgate",
            Self::Paycross => "paycross",
            Self::Control => "control",
        }
    }

    fn routes(self) -> &'static [Route] {
        match self {
            Self::Public => &crate::platform::PUBLIC,
            Self::Private => &crate::platform::PRIVATE,
            Self::Cardgate => &crate::cardgate::ROUTES,
            Self::Paycross => &crate::paycross::ROUTES,
            // The control API needs the whole sandbox, not only its state.
            Self::Control => &[],
        }
    }

    /// Checks the credentials that all operations of a surface share. Public keys are in the body, so
    /// each operation checks them itself.
    pub(crate) fn authorize(self, state: &State, call: &Call) -> Result<(), Response> {
        match self {
            Self::Private => platform::authorize(state, call),
            Self::Paycross => paycross::authorize(state, call),
            Self::Cardgate => cardgate::authorize(state, call),
            Self::Public | Self::Control => Ok(()),
        }
    }

    pub(crate) fn not_found(self, call: &Call) -> Response {
        match self {
            Self::Paycross => paycross::not_found(call),
            _ => crate::http::errors::paymega::not_found(),
        }
    }

    pub(crate) fn method_not_allowed(self, call: &Call, methods: &[&str]) -> Response {
        let response = match self {
            Self::Paycross => paycross::method_not_allowed(call),
            _ => crate::http::errors::paymega::method_not_allowed(),
        };
        response.with("allow", methods.join(", "))
    }

    /// Finds the operation of a path below the prefix. A slash at its end changes nothing.
    pub(crate) fn find(self, method: &str, path: &str) -> Found {
        let path = path.trim_end_matches('/');
        let routes = self.routes().iter();
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
}

impl Route {
    pub(crate) const fn new(
        method: &'static str,
        template: &'static str,
        operation: &'static str,
        handler: Handler,
    ) -> Self {
        Self {
            method,
            template,
            operation,
            handler,
        }
    }

    /// The values of the parameters, if the path matches this template.
    fn matches(&self, path: &str) -> Option<Vec<String>> {
        let (mut wanted, mut given) = (self.template.split('/'), path.split('/'));
        let mut params = Vec::new();
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some(params),
                (Some(name), Some(value)) if name.starts_with('{') && !value.is_empty() => {
                    params.push(decoded(value));
                }
                (Some(name), Some(value)) if name == value => {}
                _ => return None,
            }
        }
    }
}

/// One path segment, percent-decoded. A plus stays a plus.
fn decoded(segment: &str) -> String {
    let form = format!("v={}", segment.replace('+', "%2B").replace('&', "%26"));
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&form).unwrap_or_default();
    pairs.into_iter().map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::{Found, Surface};

    fn found(method: &str, path: &str) -> String {
        let Some((surface, rest)) = Surface::of(path) else {
            return "no surface".into();
        };
        match surface.find(method, rest) {
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
}
