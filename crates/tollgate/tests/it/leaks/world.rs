//! Clients of both providers whose credentials are planted, and everything that they show.

use tollgate::{
    Mode, PayCross, Paymega, SecretKey,
    paycross::{
        Endpoint,
        webhook::{PublicKey, WebhookKeys},
    },
    paymega::{Endpoints, callback::CallbackSecrets},
};
use tollgate_leaks::{Journal, Secrets, Shown};
use tollgate_sandbox::Sandbox;

use crate::{
    clock::{StepClock, steady},
    hostile::Proxy,
    merchant, paycross_shop,
};

/// A code that no number in a log begins with.
pub const CVV: &str = "0917";
/// A token that is given, not received.
pub const TOKEN: &str = "tok-Qz7xK2vN9mR4wT8";
/// A key that is given where none belongs.
pub const KEY: &str = "sk_test_Jd5bW3hY8cL6pF1";
/// The password of a proxy or of a URL.
pub const PASSWORD: &str = "Vg9sX4nB7kM2zQ5t";
/// A parameter of 3-D Secure.
pub const PARES: &str = "eJzFplantedHs8Uy3Dw6";

/// A sandbox, clients of both its providers, and all that was shown or logged so far.
pub struct World {
    pub sandbox: Sandbox,
    /// Sees the tokens, bearers and challenges of every response.
    pub proxy: Proxy,
    pub paymega: Paymega,
    pub paycross: PayCross,
    pub shown: Shown,
    journal: Journal,
}

impl World {
    pub async fn open() -> Self {
        Self::with(true).await
    }

    /// Without the proxy, which needs whole responses.
    pub async fn without_proxy() -> Self {
        Self::with(false).await
    }

    async fn with(has_proxy: bool) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let info = sandbox.info().clone();
        let origin = info.private.split('/').nth(2).unwrap().to_owned();
        let proxy = Proxy::before(&origin).await;
        let through = |url: &str| {
            if has_proxy {
                url.replace(&origin, &proxy.address)
            } else {
                url.to_owned()
            }
        };
        let endpoints = Endpoints::custom(
            through(&info.public),
            through(&info.private),
            through(&info.cardgate),
        );
        let endpoint = Endpoint::custom(through(&info.paycross))
            .checkout(through(&info.checkout))
            .reports(through(&info.reports));
        let key = PublicKey::parse(&info.shop_public_key).unwrap();
        let secrets = CallbackSecrets::new().test(SecretKey::new(&info.callback_secret));
        let journal = Journal::begin();
        let paymega = Paymega::builder(Mode::Test, endpoints)
            .account(&info.account, SecretKey::new(&info.api_key))
            .public_key(&info.public_key)
            .callback_secrets(secrets.unwrap())
            .policy(steady())
            .clock(StepClock::default());
        let paycross = PayCross::builder(Mode::Test, endpoint)
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .webhook_keys(WebhookKeys::new().key(key))
            .policy(steady())
            .clock(StepClock::default());
        let mut shown = Shown::default();
        tollgate_leaks::show!(shown, paymega, paycross);
        Self {
            sandbox,
            proxy,
            paymega: paymega.build().unwrap(),
            paycross: paycross.build().unwrap(),
            shown,
            journal,
        }
    }

    /// Every secret that was planted, or that a provider has sent.
    pub fn secrets(&self) -> Secrets {
        let info = self.sandbox.info();
        let mut secrets = Secrets::new([
            ("the API key", &*info.api_key),
            ("the shop's secret key", &info.shop_secret),
            ("the secret of callbacks", &info.callback_secret),
            ("a card number of Paymega", merchant::PLAIN),
            (
                "a card number of Paymega with a challenge",
                merchant::SECURE,
            ),
            ("a declined card number of Paymega", merchant::DECLINED),
            ("a card number of PayCross", paycross_shop::PLAIN),
            (
                "a card number of PayCross with a challenge",
                paycross_shop::SECURE,
            ),
            ("the CVV", CVV),
            ("a token", TOKEN),
            ("a key", KEY),
            ("a password", PASSWORD),
            ("a parameter of 3-D Secure", PARES),
        ]);
        // A message about a field has the field's name.
        let received = self.proxy.secrets().into_iter();
        for secret in received.filter(|it| !it.contains(' ')) {
            let name = format!("a secret of a response, of {} characters", secret.len());
            secrets.plant(name, &secret);
        }
        secrets
    }

    /// Fails if a secret was shown or logged so far, or if nothing was logged.
    pub fn check(&self) {
        let log = self.journal.take();
        for target in ["tollgate::operation", "reqwest"] {
            assert!(log.contains(target), "nothing of {target} is logged: {log}");
        }
        let secrets = self.secrets();
        let checks = [
            secrets.check("a value", self.shown.text()),
            secrets.check("the log", log),
        ];
        let wrong: Vec<_> = checks.into_iter().filter_map(Result::err).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
