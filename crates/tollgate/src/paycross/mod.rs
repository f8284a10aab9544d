//! PayCross: save a card, charge its token, reserve, capture, void, refund, and know what became of it.
//!
//! | I want to | call |
//! |---|---|
//! | save a card | [`PayCross::tokenize`] with [`NewTokenization`], then [`Transaction::saved_card`] |
//! | charge a saved card without its holder | [`PayCross::charge`] with [`NewPayment::by_token`] and [`Initiator::Merchant`](crate::Initiator::Merchant) |
//! | charge a saved card by its holder (one-click) | the same with [`Initiator::Cardholder`](crate::Initiator::Cardholder) and [`NewPayment::cvv`] |
//! | take a card on my own page (PCI DSS) | [`PayCross::charge`] with [`NewPayment::by_card`] |
//! | reserve now and take later | [`NewPayment::authorize_only`], then [`PayCross::capture`] or [`PayCross::void`] |
//! | give money back | [`PayCross::refund`] |
//! | lead the payer through 3-D Secure on my own pages | [`NewPayment::control_three_d_secure`], [`Transaction::issuer_form`], then [`PayCross::complete`] |
//! | know what became of an order, after a crash too | [`PayCross::resume`] |
//! | know it of many orders | [`PayCross::sweep`] |
//! | try again after a decline | [`NewPayment::attempt`], then [`PayCross::charge`] |
//! | take webhooks | [`webhook::Verifier`] |
//! | be asked before a payment goes on | [`NewPayment::verification_url`], then [`webhook::Verifier::verify_confirmation`] |
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
//!     Outcome::Declined(decline) => println!("tell the payer: {}", decline.reason()),
//!     Outcome::ActionRequired(challenge) => println!("send the payer to {:?}", challenge.redirect()),
//!     Outcome::Pending(_) => println!("wait for the webhook"),
//!     Outcome::Review(review) => println!("ask a person: {}", review.reason()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Never twice
//!
//! Nothing makes a reference (`tracking_id`) unique on PayCross. So every call looks first, and sends only what the
//! gateway does not have. A request whose answer was lost is looked up until it is found. It is sent again only if the
//! builder was told of a [`replay_window`](PayCrossBuilder::replay_window), inside of which the gateway makes nothing
//! of it twice.
//!
//! **Two callers at the same moment with one order can both find nothing, and both send; so can a second call while the
//! first one's request is still under way.** Take a lock of your own around the order, and keep it until no request can
//! be under way any more, or set the replay window: the `RequestID`, which is always sent, is the same for the same
//! order in every process.
//!
//! | answer to a request | what a call makes of it |
//! |---|---|
//! | 200, 201 with a transaction | what its status says |
//! | 401, 403, 404, 405, 422 with the gateway's own error body | [`Error::Refused`](crate::Error::Refused): nothing was created |
//! | refused as a duplicate | look up; if it is not there after 30 seconds either, once more; then [`Error::Refused`](crate::Error::Refused) |
//! | 409, any other status, no answer | look up until it is found |
//! | no connection | send again; then [`Error::NotSent`](crate::Error::NotSent) |
//!
//! A look-up shows ten transactions at most. If ten came and none succeeded, there may be others: a person must look.

mod builder;
mod call;
mod code;
mod complete;
mod decision;
mod endpoint;
mod exchange;
mod flow;
mod issuer;
mod order;
mod read;
mod refusal;
mod request_id;
mod run;
mod shape;
mod status;
mod sweep;
mod transaction;

pub mod data;
pub mod webhook;

use std::{fmt, sync::Arc, time::Duration};

use self::webhook::{BasicVerifier, Verifier};
pub use self::{
    builder::PayCrossBuilder,
    endpoint::Endpoint,
    issuer::IssuerAnswer,
    order::{Capture, NewPayment, NewTokenization, Order, Refund, StoredOrder, Void},
    transaction::Transaction,
};
use crate::{Clock, Exponents, Invalid, Mode, Policy, SecretKey};

/// The client of PayCross: one for the whole program, cheap to clone. The [module](self) tells which call to make.
#[derive(Clone)]
pub struct PayCross {
    inner: Arc<Inner>,
}

struct Inner {
    http: reqwest::Client,
    endpoint: String,
    shop: String,
    secret_key: SecretKey,
    verifier: Verifier,
    mode: Mode,
    replay_window: Option<Duration>,
    policy: Policy,
    exponents: Exponents,
    clock: Arc<dyn Clock>,
}

impl PayCross {
    /// Begins to set up a client for test or live payments at this address.
    pub fn builder(mode: Mode, endpoint: Endpoint) -> PayCrossBuilder {
        PayCrossBuilder::new(mode, endpoint)
    }

    /// Test or live.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.inner.mode
    }

    /// Verifies webhooks on transactions of this client's mode with the keys given to the builder.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.inner.verifier
    }

    /// Verifies webhooks by the shop's credentials instead of a key, which proves less.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the builder was given a key: then the signature decides.
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
            .field("endpoint", &self.inner.endpoint)
            .field("shop", &self.inner.shop)
            .finish_non_exhaustive()
    }
}
