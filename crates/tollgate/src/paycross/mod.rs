//! The PayCross gateway: save a card, charge its token, authorise, capture, void, refund and reconcile.
//!
//! PayCross is the gateway at gateway.pay-cross.com, where a shop's id and secret key authenticate. The company's newer
//! payment sessions API (api.pay-cross.com, OAuth) is another product,
//! which this module does not speak.
//!
//! | I want to | call |
//! |---|---|
//! | save a card on the gateway's page, without PCI DSS | [`PayCross::save_card`] with [`SaveCard`](crate::SaveCard), then [`PayCross::reconcile`] and [`Transaction::saved_card`] |
//! | let the payer pay on the gateway's page | [`PayCross::checkout`] with [`NewCheckout`], then [`PayCross::reconcile`] |
//! | save a card that I have (PCI DSS) | [`PayCross::tokenize`] with [`NewTokenization`], then [`Transaction::saved_card`] |
//! | charge a saved card without its holder | [`PayCross::charge`] with [`NewPayment::by_token`] and [`Initiator::Merchant`](crate::Initiator::Merchant) |
//! | charge a saved card by its holder (one-click) | the same with [`Initiator::Cardholder`](crate::Initiator::Cardholder) and [`NewPayment::cvv`] |
//! | take a card on my own page (PCI DSS) | [`PayCross::charge`] with [`NewPayment::by_card`] |
//! | reserve now and take later | [`NewPayment::authorize_only`], then [`PayCross::capture`] or [`PayCross::void`] |
//! | charge a saved card as its acquirer allows | [`NewPayment::as_charge`], then [`PayCross::charge`] |
//! | change a saved card's expiry or holder | [`PayCross::update_card`] with [`CardUpdate`] |
//! | list the transactions of a time | [`PayCross::report`] with [`Report`] |
//! | give money back | [`PayCross::refund`] |
//! | run 3-D Secure on my own pages | [`NewPayment::control_three_d_secure`], [`Transaction::issuer_form`], then [`PayCross::complete`] |
//! | reconcile an order, after a crash too | [`PayCross::reconcile`] |
//! | wait until an order is final | [`PayCross::wait_for`] |
//! | reconcile many orders | [`PayCross::reconcile_all`] |
//! | get the outcome from a transaction that I have | [`PayCross::outcome_of`] |
//! | set other limits of time for a call | [`PayCross::with_policy`] |
//! | try again after a decline | [`NewPayment::attempt`], then [`PayCross::charge`] |
//! | receive webhooks | [`webhook::Verifier`] |
//! | confirm each payment before the gateway processes it | [`NewPayment::verification_url`], then [`webhook::Verifier::verify_confirmation`] |
//!
//! ```no_run
//! use tollgate::{
//!     CardToken, Currency, Initiator, Mode, Money, Outcome, PayCross, SecretKey, dec,
//!     paycross::{Endpoint, NewPayment},
//! };
//!
//! # async fn charge() -> Result<(), tollgate::Error> {
//! let paycross = PayCross::builder(Mode::Live, Endpoint::default())
//!     .shop("361", SecretKey::new("the secret key"))
//!     .build()?;
//!
//! let token = CardToken::new("e3ba5977-8705-4496-bf90-a6a93d3d31cc");
//! let price = Money::new(dec!(19.99), Currency::USD);
//! let order = NewPayment::by_token("order-1042", price, token, Initiator::Merchant)
//!     .description("Subscription, May");
//!
//! match paycross.charge(&order).await? {
//!     Outcome::Succeeded(transaction) => println!("ship it: {}", transaction.uid()),
//!     Outcome::Declined(decline) => println!("inform the payer: {}", decline.reason()),
//!     Outcome::ActionRequired(challenge) => println!("send the payer to {:?}", challenge.redirect()),
//!     Outcome::Pending(_) => println!("wait for the webhook"),
//!     Outcome::Review(review) => println!("ask a person: {}", review.reason().description()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # At most one charge per order
//!
//! PayCross does not make a reference (`tracking_id`) unique. So every call looks the order up first, and sends the
//! request only if the gateway does not have the order. If the response is lost, the call looks the order up until it
//! finds the transaction. It sends the request again only if the builder sets a
//! [`replay_window`](PayCrossBuilder::replay_window). Within that window the gateway responds to a repeated `RequestID`
//! with the transaction that the first request created.
//!
//! **Two concurrent calls with one order can both find nothing, and both send. A second call can do the same while the
//! request of the first one is still under way.** Either lock the order yourself until no request can be under way any
//! more, or set the replay window. Every request carries a `RequestID`, which is the same for the same order in every
//! process.
//!
//! | response to a request | what a call does |
//! |---|---|
//! | 200, 201 with a transaction that shows the order's reference and type | its status is the outcome |
//! | 401, 403, 405 with a documented error body | [`Error::Refused`](crate::Error::Refused): nothing was created |
//! | 422 with a documented error body | looks up once, since the network may have delivered the request twice; then [`Error::Refused`](crate::Error::Refused), with the money unknown if the look-up fails |
//! | refused as a duplicate | looks up for 30 seconds and one attempt; then [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown). Never sends again |
//! | anything else, or no response | looks up until the order is found |
//! | no connection | sends again; then [`Error::NotSent`](crate::Error::NotSent) |
//!
//! The gateway also refuses another order with the same card and amount within 30 seconds as a duplicate. A merchant who
//! charges equal amounts in quick succession can turn the check off by
//! [`NewPayment::duplicate_check`], which has a danger of its own.
//!
//! | response to the look-up before a request | what a call does |
//! |---|---|
//! | the order's transaction | its status is the outcome, and nothing is sent |
//! | the documented empty list, and nothing else | sends the request |
//! | only transactions with other amounts or types, or with references that differ in case | [`Error::ReferenceReused`](crate::Error::ReferenceReused) |
//! | 401, 403 with a documented error body | [`Error::Refused`](crate::Error::Refused), money unknown: an earlier call may have charged |
//! | no connection | looks up again within the attempts; then [`Error::NotSent`](crate::Error::NotSent), money unknown |
//! | anything else, a 404 too | looks up again until the deadline; then [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown) |
//!
//! A look-up shows ten transactions at most, and some gateways show only the first one. Where the list may hide other
//! transactions, a failed transaction does not prove that the order is unpaid: the outcome is
//! [`Outcome::Review`](crate::Outcome::Review).
//!
//! # References
//!
//! The gateway finds a transaction by its reference in a URL's path. Web servers rewrite paths, and a call would send an
//! order again if the look-up did not find it. So a reference has 1 to 255 characters out of `A-Z a-z 0-9 - _ ~ :`, and
//! [`PayCrossBuilder::reference_characters`] adds others. Stored orders with other references can still be reconciled.
//!
//! # Pages of the gateway
//!
//! [`PayCross::checkout`] looks the order up first, as a charge does, and creates a page only if the gateway has no
//! transaction of the order. If the response to the creation is lost, it creates another page: the address of
//! the first one is lost with it, so it cannot be paid.
//!
//! A page that a payer has can be paid until it ends. Nothing in PayCross's documents makes a reference unique among
//! pages, and `attempts` counts for each page alone: two pages of one order can both be paid. So show the payer one page,
//! store its [id](crate::HostedPage::id) with the order, show the same page again, and let pages end soon. A second
//! payment under the reference is never lost: [`PayCross::reconcile`] returns
//! [`Outcome::Review`](crate::Outcome::Review) with the uids of both. While a page can still be paid, a declined attempt
//! is [`Outcome::Pending`](crate::Outcome::Pending).
//!
//! # Captures, voids, refunds
//!
//! The gateway's documents do not say that it keeps the reference of a capture, void or refund. Tollgate sends the
//! reference, and compares it where a response shows it. Where a response does not show it, Tollgate compares parent,
//! type and amount. If a list shows an equal capture, void or refund of the same transaction without a reference,
//! Tollgate cannot distinguish it from the order: the outcome is [`Outcome::Review`](crate::Outcome::Review), and
//! nothing is sent.

mod builder;
mod charge_token;
mod checkout;
mod client;
mod endpoint;
mod http;
mod read;
mod reconcile_all;
mod reports;
mod three_ds;
mod vault;

use std::{fmt, sync::Arc, time::Duration};

use progenitor_client::Credentials;

pub use self::{builder::PayCrossBuilder, endpoint::Endpoint, reports::ReportRows};
use self::{
    endpoint::Addresses,
    order::Alphabet,
    webhook::{BasicVerifier, Verifier},
};
use crate::{Clock, Exponents, Invalid, Mode, Policy, SecretKey, server_time::ServerClock};
#[doc(inline)]
pub use tollgate_core::paycross::{
    Capture, CardUpdate, Checkout, IssuerResponse, NewCheckout, NewPayment, NewTokenization, Order,
    Refund, Report, ReportRow, StoredOrder, Transaction, Void, data, webhook,
};
use tollgate_core::paycross::{
    charge, error_body, order, request_id, rules, shape, vault as cards,
};

/// The client of PayCross: one for the whole program, cheap to clone. The [module](self) lists the calls.
#[derive(Clone)]
pub struct PayCross {
    inner: Arc<Inner>,
}

#[derive(Clone)]
struct Inner {
    http: reqwest::Client,
    endpoint: Addresses,
    shop: String,
    secret_key: SecretKey,
    /// The header of the shop and its secret key.
    credentials: Credentials,
    verifier: Verifier,
    mode: Mode,
    replay_window: Option<Duration>,
    alphabet: Alphabet,
    policy: Policy,
    exponents: Exponents,
    server_clock: Arc<ServerClock>,
    clock: Arc<dyn Clock>,
}

impl PayCross {
    /// Returns a builder of a client for test or live payments at this address.
    pub fn builder(mode: Mode, endpoint: Endpoint) -> PayCrossBuilder {
        PayCrossBuilder::new(mode, endpoint)
    }

    /// The same client with other limits of time, attempts and pauses: for one call, or for a part of the program.
    ///
    /// Both clients share their connections, and the clone is cheap.
    /// The time for a new connection stays as the builder's policy limits it.
    ///
    /// ```
    /// # use {std::time::Duration, tollgate::{PayCross, Policy}};
    /// # fn return_page(paycross: &PayCross) {
    /// let hasty = paycross.with_policy(Policy::default().deadline(Duration::from_secs(5)));
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

    /// The mode of the client: test or live.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.inner.mode
    }

    /// The verifier of webhooks for this client's mode, with the keys given to the builder.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.inner.verifier
    }

    /// A verifier that checks the shop's credentials instead of a signature, which proves less.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the builder was given a key: then verify the signature.
    pub fn verifier_without_key(&self) -> Result<BasicVerifier, Invalid> {
        if self.inner.verifier.has_keys() {
            return Err(Invalid::new(
                "webhook_keys",
                "are set: verify the signature",
            ));
        }
        let verifier = BasicVerifier::new(&self.inner.shop, self.inner.secret_key.clone())?;
        Ok(verifier
            .only(self.inner.mode)
            .exponents(self.inner.exponents.clone()))
    }
}

impl fmt::Debug for PayCross {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PayCross")
            .field("mode", &self.inner.mode)
            .field("endpoint", &self.inner.endpoint.gateway)
            .field("shop", &self.inner.shop)
            .finish_non_exhaustive()
    }
}
