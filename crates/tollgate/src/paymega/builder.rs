//! The builder of a Paymega client.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use progenitor_client::Credentials;

use super::{Inner, Paymega};
use crate::{
    Clock, Currency, Exponents, Invalid, Mode, Policy, SecretKey,
    credentials::{begins_with, checked_key, checked_secret, checked_user},
    paymega::{
        Endpoints,
        callback::{CallbackSecrets, Verifier},
        endpoints::needs_tls,
    },
    system_clock::SystemClock,
    transport::{Transport, basic},
};

/// Builds a [`Paymega`] client.
#[derive(Debug)]
#[must_use]
pub struct PaymegaBuilder {
    mode: Mode,
    endpoints: Endpoints,
    account: Option<(String, SecretKey)>,
    public_key: Option<String>,
    secrets: CallbackSecrets,
    policy: Policy,
    exponents: Exponents,
    clock: Option<Arc<dyn Clock>>,
    call_tag_key: String,
    transport: Transport,
}

impl PaymegaBuilder {
    pub(super) fn new(mode: Mode, endpoints: Endpoints) -> Self {
        Self {
            mode,
            endpoints,
            account: None,
            public_key: None,
            secrets: CallbackSecrets::new(),
            policy: Policy::default(),
            exponents: Exponents::paymega(),
            clock: None,
            call_tag_key: "tollgate_mark".to_owned(),
            transport: Transport::default(),
        }
    }

    /// Sets the account's id (`coma_…`) and its API key.
    ///
    /// Default: none. Then a [`public_key`](Self::public_key) is required, and only calls of the Public API work; every
    /// other call is refused before anything is sent.
    pub fn account(mut self, id: impl Into<String>, api_key: SecretKey) -> Self {
        let id = id.into();
        self.account = Some((id, api_key));
        self
    }

    /// Sets the account's public key (`pk_…`), which prerequests, checkouts and public invoices need. Default: none.
    pub fn public_key(mut self, key: impl Into<String>) -> Self {
        self.public_key = Some(key.into());
        self
    }

    /// Sets the secret keys that sign callbacks. Default: none, so that every callback is refused.
    ///
    /// Only callbacks of the client's own mode are accepted, whichever secrets there are.
    pub fn callback_secrets(mut self, secrets: CallbackSecrets) -> Self {
        self.secrets = secrets;
        self
    }

    /// Sets the limits of time, attempts and pauses. Default: [`Policy::default`].
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets a currency's number of decimals by name. Default: ISO 4217; a currency that is unknown there is refused.
    pub fn exponent(mut self, currency: Currency, decimals: u32) -> Self {
        self.exponents = self.exponents.with(currency, decimals);
        self
    }

    /// Sets the key of the invoice's metadata that holds the tag of the call. Default: `tollgate_mark`.
    pub fn call_tag_key(mut self, key: impl Into<String>) -> Self {
        self.call_tag_key = key.into();
        self
    }

    /// Replaces the machine's clock, for tests.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sends everything through this HTTP proxy. Default: none; environment variables are not read.
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
    pub fn build(self) -> Result<Paymega, Invalid> {
        let endpoints = self.endpoints.check()?;
        if self.account.is_none() && self.public_key.is_none() {
            let why = "is required, or a public key for calls of the Public API alone";
            return Err(Invalid::new("account", why));
        }
        let account = self.account.map(|(id, key)| Account::new(id, &key));
        let account = account.transpose()?;
        self.public_key
            .as_deref()
            .map_or(Ok(()), |key| checked_public_key(key, self.mode))?;
        if self.call_tag_key.is_empty() {
            return Err(Invalid::new("call_tag_key", "must not be empty"));
        }
        let inner = Inner {
            http: self
                .transport
                .build(needs_tls(&endpoints), self.policy.attempt_timeout)?,
            account,
            public_key: self.public_key,
            verifier: Verifier::new(self.secrets).only(self.mode),
            endpoints,
            mode: self.mode,
            policy: self.policy,
            exponents: self.exponents,
            clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock::start())),
            call_tag_key: self.call_tag_key,
            server_clock: Arc::default(),
            id: next_id(),
        };
        Ok(Paymega {
            inner: Arc::new(inner),
        })
    }
}

/// The credentials of the Private API.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: String,
    pub(super) credentials: Credentials,
}

impl Account {
    fn new(id: String, api_key: &SecretKey) -> Result<Self, Invalid> {
        checked_user("account", &id)?;
        checked_api_key(api_key)?;
        let credentials = basic("account", &id, api_key)?;
        Ok(Self { id, credentials })
    }
}

/// A number that no other client of this process has.
fn next_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Refuses a key of another kind: each account has three kinds of keys, which are easily confused.
fn checked_api_key(key: &SecretKey) -> Result<(), Invalid> {
    checked_secret("api_key", key)?;
    let others = ["sk_live_", "sk_test_"];
    if others.iter().any(|kind| begins_with(key.expose(), kind)) {
        let why = "is a secret key of callbacks, not the API key";
        return Err(Invalid::new("api_key", why));
    }
    Ok(())
}

/// Refuses a public key of the other mode: Paymega takes the mode from the key, so it would create orders of that mode.
fn checked_public_key(key: &str, mode: Mode) -> Result<(), Invalid> {
    checked_key("public_key", key)?;
    let others = if mode.is_test() {
        "pk_live_"
    } else {
        "pk_test_"
    };
    if begins_with(key, others) {
        return Err(Invalid::new("public_key", "is of the other mode"));
    }
    if begins_with(key, "sk_") {
        return Err(Invalid::new("public_key", "is a secret key"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder() -> PaymegaBuilder {
        let local = "http://127.0.0.1:9";
        Paymega::builder(Mode::Test, Endpoints::custom(local, local, local))
    }

    fn field_of(builder: PaymegaBuilder) -> String {
        builder.build().unwrap_err().field().to_owned()
    }

    #[test]
    fn a_missing_or_wrong_setting_is_named() {
        let key = || SecretKey::new("key");
        assert_eq!(field_of(builder()), "account");
        assert_eq!(field_of(builder().account("", key())), "account");
        assert_eq!(field_of(builder().account("a:b", key())), "account");
        assert_eq!(
            field_of(builder().account("coma_1", SecretKey::new("a\nb"))),
            "api_key"
        );
        for other in ["sk_live_1", "sk_test_1", "pk_live_1", "pk_test_1"] {
            let builder = builder().account("coma_1", SecretKey::new(other));
            assert_eq!(field_of(builder), "api_key", "{other}");
        }
        assert_eq!(
            field_of(builder().account("coma_1", key()).public_key("sk_test_1")),
            "public_key"
        );
        assert_eq!(
            field_of(builder().account("coma_1", key()).public_key("")),
            "public_key"
        );
        assert_eq!(
            field_of(builder().account("coma_1", key()).public_key("pk_live_1")),
            "public_key"
        );
        assert_eq!(
            field_of(builder().account("coma_1", key()).call_tag_key("")),
            "call_tag_key"
        );
        assert_eq!(
            field_of(builder().account("coma_1", key()).proxy("::")),
            "proxy"
        );
        let plain = Paymega::builder(Mode::Test, Endpoints::paymega("http://cardgate.example"));
        assert_eq!(
            field_of(plain.account("coma_1", key())),
            "endpoints.cardgate"
        );
    }

    #[test]
    fn neither_builder_nor_client_shows_a_key() {
        let secrets = CallbackSecrets::new().test(SecretKey::new("hidden-secret"));
        let builder = builder()
            .account("coma_1", SecretKey::new("hidden-key"))
            .callback_secrets(secrets.unwrap());
        let shown = format!("{builder:?}");
        let shown = format!("{shown} {:?}", builder.build().unwrap());
        assert!(!shown.contains("hidden"), "{shown}");
    }

    #[test]
    #[cfg(any(feature = "__rustls", feature = "native-tls"))]
    fn real_hosts_can_be_reached_with_tls() {
        let builder = Paymega::builder(Mode::Live, Endpoints::paymega("https://cardgate.example"));
        assert!(
            builder
                .account("coma_1", SecretKey::new("key"))
                .build()
                .is_ok()
        );
    }
}
