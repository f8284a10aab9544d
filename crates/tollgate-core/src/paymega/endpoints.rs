//! The addresses of Paymega's three APIs.

use std::fmt;

use crate::{
    Invalid,
    base_url::{checked, shown},
};

/// The base URLs of the Public API, the Private API and the card gate. A path in a URL is kept, since some hosts have
/// the API under `/api`.
///
/// Only `https` is accepted, except for loopback addresses. `PaymegaBuilder::build` checks the URLs.
///
/// ```
/// use tollgate::paymega::Endpoints;
///
/// let paymega = Endpoints::paymega("https://cardgate.example");
/// let other = Endpoints::custom(
///     "https://pay.example/public-api",
///     "https://pay.example/api",
///     "https://cardgate.example",
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoints {
    public: String,
    private: String,
    cardgate: String,
    hosted_page: Option<String>,
}

impl Endpoints {
    /// Paymega, with the card gate at the address from your account manager. Its payment page is
    /// `https://api.paymega.io/hpp/`.
    #[must_use]
    pub fn paymega(cardgate: impl Into<String>) -> Self {
        Self::custom(
            "https://api.paymega.io/public-api",
            "https://api.paymega.io",
            cardgate,
        )
        .hosted_page("https://api.paymega.io/hpp/")
    }

    /// Kuna (merchant.kuna.io), with the Private API and the card gate at the addresses from your account manager.
    ///
    /// The product called KUNA Pay today (kunapay.io, crypto invoices) is another one. The host was `pay.kuna.io` until
    /// October 2019, and older samples still have the payment page there: set it by
    /// [`hosted_page`](Endpoints::hosted_page).
    #[must_use]
    pub fn kuna(private: impl Into<String>, cardgate: impl Into<String>) -> Self {
        Self::custom("https://paygate.kuna.io/public-api", private, cardgate)
            .hosted_page("https://paygate.kuna.io/hpp/")
    }

    /// Another brand that runs on Paymega, at the addresses from your account manager.
    #[must_use]
    pub fn custom(
        public: impl Into<String>,
        private: impl Into<String>,
        cardgate: impl Into<String>,
    ) -> Self {
        Self {
            public: public.into(),
            private: private.into(),
            cardgate: cardgate.into(),
            hosted_page: None,
        }
    }

    /// Sets the hosted payment page (`…/hpp/`), if it is not beside the Public API.
    #[must_use]
    pub fn hosted_page(mut self, url: impl Into<String>) -> Self {
        self.hosted_page = Some(url.into());
        self
    }

    #[doc(hidden)]
    pub fn check(self) -> Result<Self, Invalid> {
        Ok(Self {
            public: checked("endpoints.public", &self.public)?,
            private: checked("endpoints.private", &self.private)?,
            cardgate: checked("endpoints.cardgate", &self.cardgate)?,
            hosted_page: self
                .hosted_page
                .map(|url| checked("endpoints.hosted_page", &url))
                .transpose()?,
        })
    }

    #[doc(hidden)]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The hosted page's address, with the slash before its query.
    pub(crate) fn page(&self) -> String {
        let beside = || {
            let host = self.public.strip_suffix("/public-api");
            format!("{}/hpp", host.unwrap_or(&self.public))
        };
        format!("{}/", self.hosted_page.clone().unwrap_or_else(beside))
    }

    #[doc(hidden)]
    pub fn private(&self) -> &str {
        &self.private
    }

    #[doc(hidden)]
    pub fn cardgate(&self) -> &str {
        &self.cardgate
    }
}

/// Shows each URL without its credentials and its query: nothing has checked it yet.
impl fmt::Debug for Endpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoints")
            .field("public", &shown(&self.public))
            .field("private", &shown(&self.private))
            .field("cardgate", &shown(&self.cardgate))
            .field("hosted_page", &self.hosted_page.as_deref().map(shown))
            .finish()
    }
}

/// Whether any of the APIs needs TLS.
#[doc(hidden)]
pub fn needs_tls(endpoints: &Endpoints) -> bool {
    let Endpoints {
        public,
        private,
        cardgate,
        hosted_page: _,
    } = endpoints;
    [public, private, cardgate]
        .into_iter()
        .any(|url| url.starts_with("https:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hosted_page_is_beside_the_public_api_unless_it_is_named() {
        let page = |endpoints: Endpoints| endpoints.check().unwrap().page();
        let paymega = Endpoints::paymega("https://cardgate.example");
        assert_eq!(page(paymega), "https://api.paymega.io/hpp/");
        let kuna = Endpoints::kuna("https://private.example", "https://cardgate.example");
        assert_eq!(page(kuna), "https://paygate.kuna.io/hpp/");
        let other = Endpoints::custom(
            "https://pay.example/public-api",
            "https://pay.example",
            "https://cardgate.example",
        );
        assert_eq!(page(other), "https://pay.example/hpp/");
        let wrong =
            Endpoints::paymega("https://cardgate.example").hosted_page("http://pay.example");
        assert_eq!(wrong.check().unwrap_err().field(), "endpoints.hosted_page");
    }

    #[test]
    fn paymega_is_all_https() {
        let endpoints = Endpoints::paymega("https://cardgate.example")
            .check()
            .unwrap();
        assert!(needs_tls(&endpoints));
        assert_eq!(endpoints.private(), "https://api.paymega.io");
    }
}
