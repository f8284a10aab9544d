//! A merchant with a sandbox of its own and a saved card.

use std::net::SocketAddr;

use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Error, Expiry, Mode, Money, Outcome, PayCross,
    Paymega, Policy, SecretKey, dec,
    paycross::{Endpoint, PayCrossBuilder},
    paymega::{CardSale, Endpoints, Invoice, NewInvoice, PaymegaBuilder, TokenCharge},
};
use tollgate_sandbox::Sandbox;

use crate::clock::{StepClock, steady};

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";
const ORDER: &str = "order-1042";

pub struct Shop {
    pub sandbox: Sandbox,
    token: CardToken,
    saved_with: usize,
}

impl Shop {
    pub async fn open() -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let mut shop = Self {
            sandbox,
            token: CardToken::new("none"),
            saved_with: 0,
        };
        shop.token = shop.save_card().await;
        shop.saved_with = shop.sandbox.exchanges().len();
        shop
    }

    /// The origin of the sandbox's own addresses.
    pub fn base(&self) -> String {
        format!("http://{}", self.address())
    }

    pub fn address(&self) -> SocketAddr {
        let address = self.sandbox.info().control.split('/').nth(2).unwrap();
        address.parse().unwrap()
    }

    /// A client that finds the sandbox at another origin.
    pub fn platform(&self, base: &str) -> PaymegaBuilder {
        let info = self.sandbox.info();
        let [public, private, cardgate] = [&info.public, &info.private, &info.cardgate]
            .map(|url| url.replace(&self.base(), base));
        Paymega::builder(Mode::Test, Endpoints::custom(public, private, cardgate))
            .account(&info.account, SecretKey::new(&info.api_key))
            .policy(policy())
            .clock(StepClock::default())
    }

    pub fn paycross(&self, base: &str) -> PayCrossBuilder {
        let info = self.sandbox.info();
        let endpoint = Endpoint::custom(info.paycross.replace(&self.base(), base));
        PayCross::builder(Mode::Test, endpoint)
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .policy(policy())
            .clock(StepClock::default())
    }

    pub async fn charge(&self, platform: &Paymega) -> Result<Outcome<Invoice>, Error> {
        let order = TokenCharge::new(ORDER, usd(), self.token.clone())
            .customer(CUSTOMER)
            .service(SERVICE);
        platform.charge(&order).await
    }

    pub fn charges(&self) -> usize {
        self.sandbox.ledger().charges(ORDER)
    }

    /// The operations that Paymega received since the card was saved.
    pub fn asked(&self) -> Vec<&'static str> {
        let exchanges = self.sandbox.exchanges();
        let since = exchanges[self.saved_with..].iter();
        since.filter_map(|exchange| exchange.operation).collect()
    }

    async fn save_card(&self) -> CardToken {
        let platform = self.platform(&self.base()).build().unwrap();
        let order = NewInvoice::new("save-1", usd(), SERVICE)
            .customer(CUSTOMER)
            .save_card();
        let invoice = platform.create(&order).await.unwrap();
        let invoice = invoice.into_open().unwrap();
        let card = Card::new(
            CardNumber::new("5519283812030000").unwrap(),
            Cvv::new("123").unwrap(),
            Expiry::new(10, 2035).unwrap(),
            "Card Holder",
        );
        let outcome = platform.sale(invoice, &CardSale::new(card)).await.unwrap();
        let saved = outcome.invoice().saved_card().expect("a saved card");
        saved.token().clone()
    }
}

/// Two attempts.
pub fn policy() -> Policy {
    steady().attempts(2)
}

fn usd() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
