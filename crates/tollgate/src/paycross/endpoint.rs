//! The gateway's addresses.

use std::fmt;

use crate::{
    Invalid,
    base_url::{checked, shown},
};

/// The base URLs of the gateway, of its checkout and of its reports. A path in one is kept.
///
/// Only `https` is accepted, except for loopback addresses; [`build`](super::PayCrossBuilder::build) checks it.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    gateway: String,
    checkout: Option<String>,
    reports: Option<String>,
}

/// The checked base URLs.
#[derive(Clone, Debug)]
pub(super) struct Addresses {
    pub(super) gateway: String,
    checkout: Option<String>,
    reports: Option<String>,
}

impl Default for Endpoint {
    /// PayCross itself: `gateway.pay-cross.com`, `panel.pay-cross.com` and `admin.pay-cross.com`.
    fn default() -> Self {
        Self::custom("https://gateway.pay-cross.com")
            .checkout("https://panel.pay-cross.com")
            .reports("https://admin.pay-cross.com")
    }
}

impl Endpoint {
    /// Another address of the gateway, such as a sandbox's, without a checkout and without reports.
    #[must_use]
    pub fn custom(url: impl Into<String>) -> Self {
        Self {
            gateway: url.into(),
            checkout: None,
            reports: None,
        }
    }

    /// The address of the checkout.
    #[must_use]
    pub fn checkout(mut self, url: impl Into<String>) -> Self {
        self.checkout = Some(url.into());
        self
    }

    /// The address of the reports.
    #[must_use]
    pub fn reports(mut self, url: impl Into<String>) -> Self {
        self.reports = Some(url.into());
        self
    }

    pub(super) fn check(self) -> Result<Addresses, Invalid> {
        let optional = |field, url: Option<String>| url.map(|url| checked(field, &url)).transpose();
        Ok(Addresses {
            gateway: checked("endpoint", &self.gateway)?,
            checkout: optional("endpoint.checkout", self.checkout)?,
            reports: optional("endpoint.reports", self.reports)?,
        })
    }
}

/// Shows each URL without its credentials and its query: nothing has checked it yet.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("gateway", &shown(&self.gateway))
            .field("checkout", &self.checkout.as_deref().map(shown))
            .field("reports", &self.reports.as_deref().map(shown))
            .finish()
    }
}

impl Addresses {
    pub(super) fn checkout(&self) -> Result<&str, Invalid> {
        required("endpoint.checkout", self.checkout.as_deref())
    }

    pub(super) fn reports(&self) -> Result<&str, Invalid> {
        required("endpoint.reports", self.reports.as_deref())
    }

    pub(super) fn need_tls(&self) -> bool {
        let others = [&self.checkout, &self.reports].into_iter().flatten();
        let mut all = others.chain([&self.gateway]);
        all.any(|url| url.starts_with("https:"))
    }
}

fn required<'a>(field: &str, url: Option<&'a str>) -> Result<&'a str, Invalid> {
    url.ok_or_else(|| Invalid::new(field, "is not set"))
}
