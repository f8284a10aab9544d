//! Paymega and Kuna: the client, its orders, and its callbacks.
//!
//! | I want to | call |
//! |---|---|
//! | list the services that payers can pay with | [`Paymega::prerequest`], [`Paymega::services`] |
//! | check that a service takes my amount, before I create an invoice | [`Paymega::find_service`], [`Service::check`], [`Prerequest::check`] |
//! | save a card on Paymega's page | [`Paymega::save_card`] with [`SaveCard`](crate::SaveCard), then [`Paymega::reconcile`] and [`Invoice::saved_card`] |
//! | save a card with a payment | [`Paymega::create`] with [`NewInvoice::save_card`], then send the payer to [`Invoice::redirect`] |
//! | let the payer's browser begin the payment | [`Paymega::checkout`]: a form or a link; [`Paymega::create_public`] |
//! | take the card on my own page (PCI DSS) | [`Paymega::create`], then [`Paymega::sale`] with its [`OpenInvoice`] |
//! | get the saved card | [`Invoice::saved_card`], after a callback or [`Paymega::invoice`] |
//! | store an order before the call | [`Paymega::stored`] |
//! | charge a saved card | [`Paymega::charge`] |
//! | know the outcome of an order, after a crash too | [`Paymega::reconcile`] |
//! | wait until an order is final | [`Paymega::wait_for`] |
//! | know the outcomes of many orders | [`Paymega::reconcile_all`] |
//! | know the outcome from an invoice that I have | [`Paymega::outcome_of`] |
//! | set other limits of time for a call | [`Paymega::with_policy`] |
//! | go through all payments or those of a range of time, newest first | [`Paymega::invoices`] |
//! | try again after a decline | [`TokenCharge::attempt`], then [`Paymega::charge`] |
//! | refund a payment | [`Paymega::refund`] |
//! | know the outcome of a refund, after a crash too | [`Paymega::stored_refund`], [`Paymega::reconcile_refund`] |
//! | know the outcomes of many refunds | [`Paymega::reconcile_all_refunds`] |
//! | see what can be paid out, and to whom | [`Paymega::payout_prerequest`], [`Paymega::balances`] |
//! | pay out to a saved card, in two steps | [`Paymega::create_payout`], [`Paymega::process_payout`] |
//! | know the outcome of a payout, after a crash too | [`Paymega::stored_payout`], [`Paymega::reconcile_payout`] |
//! | wait until a payout is final | [`Paymega::wait_for_payout`] |
//! | know the outcomes of many payouts | [`Paymega::reconcile_all_payouts`] |
//! | receive callbacks | [`callback::Verifier`], then [`Paymega::reconcile`] |
//!
//! # Statuses
//!
//! Paymega's instructions for its HTTP statuses, and Tollgate's reaction to each during a charge:
//!
//! | status | on a creation | on a status request or a sale |
//! |---|---|---|
//! | 200, 201 | the invoice | the invoice's state |
//! | 400 | look up; if not found, create once more; then [`Error::Refused`](crate::Error::Refused) | proves nothing: read again |
//! | 401, 403, 405, 422 with the provider's own body | [`Error::Refused`](crate::Error::Refused): nothing was created | proves nothing: read again |
//! | 404 with the provider's own body | [`Error::Refused`](crate::Error::Refused) | on a search: not found now |
//! | any of them with another body | look up | proves nothing: read again |
//! | 409 | read the operation that exists | proves nothing: read again |
//! | 500, 502, 503, 504 and others | look up; create again if not found | proves nothing: read again |
//!
//! A sale is never sent twice, whatever its response.

mod account;
mod builder;
mod call;
mod charge_token;
mod checkout;
mod client;
mod http;
mod invoice_range;
mod list;
mod pages;
mod payout;
mod public;
mod read;
mod reconcile_all;
mod refund_call;
mod save_card;

use std::{fmt, sync::Arc};

use self::builder::Account;

pub use self::{
    account::{Balances, Prerequest, Profile, Service, Services},
    builder::PaymegaBuilder,
    invoice_range::InvoiceRange,
    pages::Pages,
    payout::PayoutPrerequest,
};
use crate::{
    Clock, Exponents, Mode, Policy, paymega::callback::Verifier, server_time::ServerClock,
};
#[doc(inline)]
pub use tollgate_core::paymega::{
    CardSale, Checkout, CheckoutPage, Created, CreatedPayout, Customer, Endpoints, Invoice,
    NewInvoice, NewPayout, OpenInvoice, OpenPayout, Order, PaymentRequest, Payout, PayoutOrder,
    PostCharge, ProcessError, Redirect, Refund, RefundOrder, RefundOutcome, RefundedInvoice,
    ReturnQuery, SaleError, StoredOrder, StoredPayout, StoredRefund, TokenCharge, callback, data,
};
use tollgate_core::paymega::{charge, endpoints, error_body, invoice, order, refund, rules};

/// The client of Paymega and Kuna: use one for the whole program; clones are cheap.
///
/// ```no_run
/// use tollgate::{CardToken, Currency, Mode, Money, Outcome, Paymega, SecretKey, dec, paymega::{Endpoints, TokenCharge}};
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
///     Outcome::Review(review) => println!("ask a person: {}", review.reason().description()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Paymega {
    inner: Arc<Inner>,
}

#[derive(Clone)]
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
    /// The key of the call's tag in an invoice's metadata.
    call_tag_key: String,
    server_clock: Arc<ServerClock>,
    /// Identifies the client that created an invoice.
    id: u64,
}

impl Paymega {
    /// Starts a builder of a client for test or live payments at these addresses.
    pub fn builder(mode: Mode, endpoints: Endpoints) -> PaymegaBuilder {
        PaymegaBuilder::new(mode, endpoints)
    }

    /// The same client with other limits of time, attempts and pauses: for one call, or for a part of the program.
    ///
    /// Both clients share their connections, and the clone is cheap. Either may sell an invoice that the other one
    /// created.
    /// The time for a new connection stays as the builder's policy limits it.
    ///
    /// ```
    /// # use {std::time::Duration, tollgate::{Paymega, Policy}};
    /// # fn return_page(paymega: &Paymega) {
    /// let hasty = paymega.with_policy(Policy::default().deadline(Duration::from_secs(5)));
    /// # }
    /// ```
    #[must_use]
    pub fn with_policy(&self, policy: Policy) -> Self {
        let inner = Inner {
            policy,
            ..Inner::clone(&self.inner)
        };
        Self {
            inner: Arc::new(inner),
        }
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
