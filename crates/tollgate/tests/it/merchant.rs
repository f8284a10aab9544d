//! A merchant with a sandbox of its own.

use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Expiry, Mode, Money, Outcome, Paymega, SecretKey,
    dec,
    paymega::{CardSale, Created, Endpoints, Invoice, NewInvoice, PaymegaBuilder, TokenCharge},
};
use tollgate_sandbox::Sandbox;

use crate::{
    clock::{StepClock, hasty, patient, steady},
    record::recorded,
    wait,
};

pub const SERVICE: &str = "payment_card_usd_hpp";
pub const CUSTOMER: &str = "customer-7";
/// Pays without 3-D Secure.
pub const PLAIN: &str = "5519283812030000";
/// Pays after 3-D Secure.
pub const SECURE: &str = "5123817234060000";
/// Declines.
pub const DECLINED: &str = "4302912837020000";

pub struct Merchant {
    pub sandbox: Sandbox,
    pub platform: Paymega,
}

impl Merchant {
    pub async fn open() -> Self {
        let sandbox = recorded(Sandbox::builder()).start().await.unwrap();
        let platform = builder(&sandbox).build().unwrap();
        Self { sandbox, platform }
    }

    /// One with a saved card.
    pub async fn with_card() -> (Self, CardToken) {
        let merchant = Self::open().await;
        let token = merchant.save_card().await;
        (merchant, token)
    }

    pub async fn save_card(&self) -> CardToken {
        let outcome = self.pay("save-1", PLAIN).await;
        outcome
            .invoice()
            .saved_card()
            .expect("a saved card")
            .token()
            .clone()
    }

    pub async fn pay(&self, reference: &str, number: &str) -> Outcome<Invoice> {
        let invoice = self.created(reference).await.into_open().unwrap();
        self.platform
            .sale(invoice, &card(number, 10, 2035))
            .await
            .unwrap()
    }

    pub async fn created(&self, reference: &str) -> Created {
        let order = NewInvoice::new(reference, usd(), SERVICE)
            .customer(CUSTOMER)
            .save_card();
        self.platform.create(&order).await.unwrap()
    }

    /// Drops the client, waits until the sandbox has processed every request, and goes on with another client.
    pub async fn idle(&mut self) {
        self.platform = builder(&self.sandbox).build().unwrap();
        wait::idle(&self.sandbox).await;
    }

    /// How often an operation was called.
    pub fn calls(&self, operation: &str) -> usize {
        let exchanges = self.sandbox.exchanges();
        exchanges
            .iter()
            .filter(|exchange| exchange.operation == Some(operation))
            .count()
    }
}

/// A client with a clock of its own, for one call after the other.
pub fn builder(sandbox: &Sandbox) -> PaymegaBuilder {
    account(sandbox)
        .policy(steady())
        .clock(StepClock::default())
}

/// A client that does not wait for stalled responses.
pub fn in_haste(sandbox: &Sandbox) -> Paymega {
    builder(sandbox).policy(hasty()).build().unwrap()
}

/// A client with the machine's clock, for concurrent calls.
pub fn at_once(sandbox: &Sandbox) -> Paymega {
    account(sandbox).policy(patient()).build().unwrap()
}

fn account(sandbox: &Sandbox) -> PaymegaBuilder {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .public_key(&info.public_key)
}

pub fn card(number: &str, month: u8, year: u16) -> CardSale {
    let number = CardNumber::new(number).unwrap();
    let expiry = Expiry::new(month, year).unwrap();
    CardSale::new(Card::new(
        number,
        Cvv::new("123").unwrap(),
        expiry,
        "Card Holder",
    ))
}

pub fn charge(reference: &str, token: &CardToken) -> TokenCharge {
    TokenCharge::new(reference, usd(), token.clone())
        .customer(CUSTOMER)
        .service(SERVICE)
}

pub fn usd() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
