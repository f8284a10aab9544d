//! The builder of a client.

use std::{sync::Arc, time::Duration};

use super::{
    Endpoint, Inner, PayCross,
    order::Alphabet,
    webhook::{Verifier, WebhookKeys},
};
use crate::{
    Clock, Currency, Exponents, Invalid, Mode, Policy, SecretKey,
    credentials::{checked_secret, checked_user},
    server_time::ServerClock,
    system_clock::SystemClock,
    transport::{Transport, basic},
};

/// Sets up a [`PayCross`].
#[derive(Debug)]
#[must_use]
pub struct PayCrossBuilder {
    mode: Mode,
    endpoint: Endpoint,
    shop: Option<(String, SecretKey)>,
    keys: WebhookKeys,
    replay_window: Option<Duration>,
    reference_characters: String,
    policy: Policy,
    exponents: Exponents,
    clock: Option<Arc<dyn Clock>>,
    transport: Transport,
}

impl PayCrossBuilder {
    pub(super) fn new(mode: Mode, endpoint: Endpoint) -> Self {
        Self {
            mode,
            endpoint,
            shop: None,
            keys: WebhookKeys::new(),
            replay_window: None,
            reference_characters: String::new(),
            policy: Policy::default(),
            exponents: Exponents::paycross(),
            clock: None,
            transport: Transport::default(),
        }
    }

    /// The shop's id and its secret key. Required.
    pub fn shop(mut self, id: impl Into<String>, secret_key: SecretKey) -> Self {
        self.shop = Some((id.into(), secret_key));
        self
    }

    /// The shop's public keys, which verify webhooks. Default: none, so that every webhook is refused.
    pub fn webhook_keys(mut self, keys: WebhookKeys) -> Self {
        self.keys = keys;
        self
    }

    /// For how long the gateway returns the first result for a repeated `RequestID`. The window begins with the first
    /// request of a call, and later requests do not move it. Default: off, so that a request whose response was lost is
    /// never sent again. After a refusal as a duplicate the call sends nothing again in any case.
    ///
    /// The id is made of shop, mode, operation, reference, parent and money, and of nothing else. So within the window the
    /// gateway may also repeat a refusal, although the merchant has corrected the request since.
    ///
    /// The family of gateways that PayCross belongs to documents 24 hours; PayCross itself documents nothing. Ask its
    /// support before you set this: if it is wrong, a lost request can charge twice.
    pub fn replay_window(mut self, time: Duration) -> Self {
        self.replay_window = Some(time);
        self
    }

    /// Allows these further characters in references, such as `"./"`. Default: none, so that references consist of
    /// `A-Z a-z 0-9 - _ ~ :` only.
    ///
    /// The gateway finds a transaction by its reference in a URL's path, and web servers rewrite paths: they cut at a
    /// dot, decode `%20`, strip white space. An order whose reference was rewritten is not found, and can be
    /// charged twice. Before you allow a character here, charge such a reference in test mode and find it again by
    /// [`PayCross::find`]. A semicolon separates several references, and is never allowed.
    pub fn reference_characters(mut self, added: &str) -> Self {
        self.reference_characters.push_str(added);
        self
    }

    /// Time, attempts and pauses. Default: [`Policy::default`].
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets the number of decimals of a currency. Default: [`Exponents::paycross`], which refuses unknown currencies, and
    /// those where the gateway's family and ISO 4217 disagree.
    pub fn exponent(mut self, currency: Currency, decimals: u32) -> Self {
        self.exponents = self.exponents.with(currency, decimals);
        self
    }

    /// Replaces the machine's clock, for tests.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sends every request through this HTTP proxy. Default: none; proxies in environment variables are ignored.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.transport.proxy = Some(SecretKey::new(url));
        self
    }

    /// Trusts these root certificates (PEM) in addition to those of the machine. Default: none.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.transport.roots = Some(pem.into());
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the setting that is missing or wrong.
    pub fn build(self) -> Result<PayCross, Invalid> {
        let endpoint = self.endpoint.check()?;
        let (shop, secret_key) = self
            .shop
            .ok_or_else(|| Invalid::new("shop", "is required"))?;
        checked_user("shop", &shop)?;
        checked_secret("secret_key", &secret_key)?;
        let credentials = basic("shop", &shop, &secret_key)?;
        let needs_tls = endpoint.need_tls();
        let inner = Inner {
            http: self
                .transport
                .build(needs_tls, self.policy.attempt_timeout)?,
            shop,
            secret_key,
            credentials,
            verifier: Verifier::new(self.keys)
                .only(self.mode)
                .exponents(self.exponents.clone()),
            endpoint,
            mode: self.mode,
            replay_window: self.replay_window,
            alphabet: Alphabet::with(&self.reference_characters)?,
            policy: self.policy,
            exponents: self.exponents,
            server_clock: Arc::new(ServerClock::default()),
            clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock::start())),
        };
        Ok(PayCross {
            inner: Arc::new(inner),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder() -> PayCrossBuilder {
        PayCross::builder(Mode::Test, Endpoint::custom("http://127.0.0.1:9"))
    }

    fn field_of(builder: PayCrossBuilder) -> String {
        builder.build().unwrap_err().field().to_owned()
    }

    #[test]
    fn a_missing_or_wrong_setting_is_named() {
        let key = || SecretKey::new("key");
        assert_eq!(field_of(builder()), "shop");
        assert_eq!(field_of(builder().shop("", key())), "shop");
        assert_eq!(field_of(builder().shop("a:b", key())), "shop");
        let wrong = SecretKey::new("a\nb");
        assert_eq!(field_of(builder().shop("361", wrong)), "secret_key");
        assert_eq!(field_of(builder().shop("361", key()).proxy("::")), "proxy");
        let several = builder().shop("361", key()).reference_characters(";");
        assert_eq!(field_of(several), "reference_characters");
        let plain = PayCross::builder(Mode::Test, Endpoint::custom("http://gateway.example"));
        assert_eq!(field_of(plain.shop("361", key())), "endpoint");
    }

    #[test]
    fn neither_builder_nor_client_shows_a_key() {
        let builder = builder().shop("361", SecretKey::new("hidden-key"));
        let shown = format!("{builder:?}");
        let shown = format!("{shown} {:?}", builder.build().unwrap());
        assert!(!shown.contains("hidden"), "{shown}");
    }
}
