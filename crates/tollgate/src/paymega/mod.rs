//! Paymega and Kuna: the client.

mod account;
mod builder;
mod call_state;
pub mod callback;
mod charge;
mod checkout;
pub(crate) mod decision;
mod endpoints;
mod exchange;
mod flow;
mod invoice;
mod list;
pub(crate) mod order;
mod pages;
mod public;
mod read;
mod reconcile_all;
mod refund;
mod refusal;
mod return_query;
mod verdict;

use std::{fmt, sync::Arc};

use self::builder::Account;

pub use self::{
    account::{Balances, Prerequest, Profile, Service, Services},
    builder::PaymegaBuilder,
    checkout::{Checkout, CheckoutPage},
    endpoints::Endpoints,
    invoice::{Customer, Invoice, PaymentRequest, PostCharge, Redirect},
    order::{CardSale, NewInvoice, Order, Refund, StoredOrder, TokenCharge},
    pages::Pages,
    refund::RefundOutcome,
    return_query::ReturnQuery,
};
use crate::{
    Clock, Exponents, Mode, Policy, paymega::callback::Verifier, server_time::ServerClock,
};

/// The client of Paymega and Kuna: use one for the whole program; clones are cheap.
///
/// ```no_run
/// use tollgate::{CardToken, Currency, Endpoints, Mode, Money, Outcome, Paymega, SecretKey, TokenCharge, dec};
///
/// # async fn charge() -> Result<(), tollgate::Error> {
/// let paymega = Paymega::builder(Mode::Live, Endpoints::paymega("https://cardgate.example"))
///     .account("coma_CVGZ6W38ZsBe5cqI", SecretKey::new("the API key"))
///     .build()?;
///
/// let token = CardToken::new("4c9jHUgeL1SD7g5byDYn9Gc0RC60NN3x");
/// let order = TokenCharge::new("order-1042", Money::new(dec!(19.99), Currency::USD), token)
///     .customer("customer-7")
///     .service("payment_card_usd_hpp");
///
/// match paymega.charge(&order).await? {
///     Outcome::Succeeded(invoice) => println!("ship it: {}", invoice.id()),
///     Outcome::Declined(decline) => println!("inform the payer: {}", decline.reason()),
///     Outcome::ActionRequired(_) => println!("show the issuer's page to the payer"),
///     Outcome::Pending(_) => println!("wait for the callback"),
///     Outcome::Review(review) => println!("ask a person: {}", review.reason()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Paymega {
    inner: Arc<Inner>,
}

struct Inner {
    http: reqwest::Client,
    account: Option<Account>,
    public_key: Option<String>,
    verifier: Verifier,
    endpoints: Endpoints,
    mode: Mode,
    policy: Policy,
    exponents: Exponents,
    clock: Arc<dyn Clock>,
    mark_key: String,
    server_clock: Arc<ServerClock>,
    /// Identifies the client that created an invoice.
    id: u64,
}

impl Paymega {
    /// Starts a builder of a client for test or live payments at these addresses.
    pub fn builder(mode: Mode, endpoints: Endpoints) -> PaymegaBuilder {
        PaymegaBuilder::new(mode, endpoints)
    }

    /// Test or live.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.inner.mode
    }

    /// The verifier of callbacks with the secrets from the builder. It accepts only callbacks of the client's own mode.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.inner.verifier
    }
}

impl fmt::Debug for Paymega {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paymega")
            .field("mode", &self.inner.mode)
            .field("endpoints", &self.inner.endpoints)
            .field(
                "account",
                &self.inner.account.as_ref().map(|account| &account.id),
            )
            .finish_non_exhaustive()
    }
}
