//! A shop on PayCross with a sandbox of its own.

use std::time::Duration;

use tollgate::{
    Card, CardNumber, CardToken, Cvv, Expiry, Initiator, Mode, Outcome, PayCross, SecretKey,
    paycross::{
        Endpoint, NewPayment, NewTokenization, PayCrossBuilder,
        webhook::{PublicKey, WebhookKeys},
    },
};
use tollgate_sandbox::{Builder, Sandbox};

use crate::{
    clock::{StepClock, steady},
    merchant::usd,
    record::recorded,
    wait,
};

/// Pays without 3-D Secure.
pub const PLAIN: &str = "4200000000000000";
/// Declines.
pub const DECLINED: &str = "4005550000000019";
/// Pays after 3-D Secure.
pub const SECURE: &str = "4012000000001097";
/// The window within which the sandbox returns the first result for a repeated request.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub struct Shop {
    pub sandbox: Sandbox,
    pub paycross: PayCross,
}

impl Shop {
    /// A shop whose client does not rely on `RequestID`.
    pub async fn open() -> Self {
        Self::with(Sandbox::builder(), |builder| builder).await
    }

    pub async fn with(
        sandbox: Builder,
        change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder,
    ) -> Self {
        let sandbox = recorded(sandbox).start().await.unwrap();
        let paycross = change(builder(&sandbox)).build().unwrap();
        Self { sandbox, paycross }
    }

    pub async fn save_card(&self) -> CardToken {
        let steady = builder(&self.sandbox).build().unwrap();
        let outcome = steady.tokenize(&saving("save-1", PLAIN)).await;
        let Outcome::Succeeded(transaction) = outcome.unwrap() else {
            panic!("no card was saved")
        };
        transaction.saved_card().unwrap().token().clone()
    }

    /// Drops the client, waits until the sandbox has processed every request, and goes on with another client.
    pub async fn idle(&mut self) {
        self.paycross = builder(&self.sandbox).build().unwrap();
        wait::idle(&self.sandbox).await;
    }

    /// How often each operation was called.
    pub fn calls(&self, operation: &str) -> usize {
        let exchanges = self.sandbox.exchanges();
        let calls = exchanges
            .iter()
            .filter(|exchange| exchange.operation == Some(operation));
        calls.count()
    }
}

/// A client with a clock of its own, for one call after the other.
pub fn builder(sandbox: &Sandbox) -> PayCrossBuilder {
    let info = sandbox.info();
    let key = PublicKey::parse(&info.shop_public_key).unwrap();
    let endpoint = Endpoint::custom(&info.paycross)
        .checkout(&info.checkout)
        .reports(&info.reports);
    PayCross::builder(Mode::Test, endpoint)
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .webhook_keys(WebhookKeys::new().key(key))
        .policy(steady())
        .clock(StepClock::default())
}

pub fn card(number: &str) -> Card {
    let number = CardNumber::new(number).unwrap();
    let (cvv, expiry) = (Cvv::new("123").unwrap(), Expiry::new(5, 2035).unwrap());
    Card::new(number, cvv, expiry, "John Doe")
}

pub fn saving(reference: &str, number: &str) -> NewTokenization {
    NewTokenization::new(reference, usd(), card(number)).description("Card")
}

pub fn charge(reference: &str, token: &CardToken) -> NewPayment {
    NewPayment::by_token(reference, usd(), token.clone(), Initiator::Merchant).description("Order")
}

pub fn payment(reference: &str, number: &str) -> NewPayment {
    NewPayment::by_card(reference, usd(), card(number)).description("Order")
}
