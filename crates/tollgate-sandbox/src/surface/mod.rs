//! The surfaces: the handlers of each operation.

pub(crate) mod cardgate;
pub(crate) mod paycross;
pub(crate) mod paymega;
mod route;

pub(crate) use route::Route;

/// The parts of the sandbox, each under its own path prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    Public,
    Private,
    Cardgate,
    Paycross,
    Checkout,
    Reports,
    Control,
}

/// The path of payment links.
pub(crate) const HOSTED_PAGE: &str = "/hpp";

impl Surface {
    /// The surfaces of the providers.
    pub(crate) const PROVIDERS: [Self; 6] = [
        Self::Public,
        Self::Private,
        Self::Cardgate,
        Self::Paycross,
        Self::Checkout,
        Self::Reports,
    ];

    const ALL: [Self; 7] = [
        Self::Public,
        Self::Private,
        Self::Cardgate,
        Self::Paycross,
        Self::Checkout,
        Self::Reports,
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

    /// Whether it belongs to PayCross, whose surfaces share their error bodies.
    pub(crate) fn is_paycross(self) -> bool {
        matches!(self, Self::Paycross | Self::Checkout | Self::Reports)
    }

    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Public => "/public-api",
            Self::Private => "/api",
            Self::Cardgate => "/cardgate",
            Self::Paycross => "/paycross",
            Self::Checkout => "/checkout",
            Self::Reports => "/reports",
            Self::Control => "/_control",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Cardgate => "cardgate",
            Self::Paycross => "paycross",
            Self::Checkout => "checkout",
            Self::Reports => "reports",
            Self::Control => "control",
        }
    }
}
