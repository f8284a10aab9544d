//! Card payments through Paymega, Kuna and PayCross: save a card once, charge its token again and again, never
//! twice for one order, and always know what became of the money.
//!
//! ```no_run
//! use tollgate::{CardToken, Currency, Endpoints, Mode, Money, Outcome, Paymega, SecretKey, TokenCharge, dec};
//!
//! async fn charge(api_key: SecretKey, token: CardToken) -> Result<(), tollgate::Error> {
//!     let platform = Paymega::builder(Mode::Live, Endpoints::paymega("https://cardgate.example"))
//!         .account("coma_CVGZ6W38ZsBe5cqI", api_key)
//!         .build()?;
//!     let order = TokenCharge::new("order-1042", Money::new(dec!(19.99), Currency::USD), token)
//!         .customer("customer-7")
//!         .service("payment_card_usd_hpp");
//!
//!     match platform.charge(&order).await? {
//!         Outcome::Succeeded(invoice) => println!("ship it: {}", invoice.id()),
//!         Outcome::Declined(decline) => println!("tell the payer: {}", decline.reason()),
//!         Outcome::ActionRequired(challenge) => println!("show the bank's page: {:?}", challenge.form()),
//!         Outcome::Pending(_) => println!("wait for the callback"),
//!         Outcome::Review(review) => println!("ask a person: {}", review.reason()),
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # Which providers are meant?
//!
//! Kuna is the brand of Paymega's platform whose portal is merchant.kuna.io. The KUNA Pay of today (kunapay.io, crypto
//! invoices) is another product.
//!
//! PayCross is the gateway at gateway.pay-cross.com, where a shop's id and secret key authenticate. The company's newer
//! payment sessions API (api.pay-cross.com, OAuth) is another product.
//!
//! # Which call do I need?
//!
//! | I want to | call |
//! |---|---|
//! | know what payers can pay with | [`Paymega::prerequest`], [`Paymega::services`] |
//! | check that a service takes my amount, before an invoice is made | [`Paymega::find_service`], [`Service::check`], [`Prerequest::check`] |
//! | save a card | [`Paymega::create`] with [`NewInvoice::save_card`], then send the payer to [`Invoice::redirect`] |
//! | let the payer's browser begin the payment | [`Paymega::checkout`]: a form or a link; [`Paymega::create_public`] |
//! | take the card on my own page (PCI DSS) | [`Paymega::create`], then [`Paymega::sale`] |
//! | get the saved card | [`Invoice::saved_card`], after a callback or [`Paymega::invoice`] |
//! | store an order before the call | [`Paymega::stored`] |
//! | charge a saved card | [`Paymega::charge`] |
//! | know what became of an order, after a crash too | [`Paymega::reconcile`] |
//! | know it of many orders | [`Paymega::reconcile_all`] |
//! | go through all payments, newest first | [`Paymega::invoices`] |
//! | try again after a decline | [`TokenCharge::attempt`], then [`Paymega::charge`] |
//! | give money back | [`Paymega::refund`], [`Paymega::reconcile_refund`] |
//! | take callbacks | [`paymega::callback::Verifier`], then [`Paymega::reconcile`] |
//!
//! The module [`paycross`] has such a table for PayCross, whose calls have the same words and the same five outcomes.
//!
//! | across platforms | call |
//! |---|---|
//! | write code that charges on either | [`ChargeToken`], [`Operation`], [`Payment`] |
//! | try a second platform where the first has declined | [`Failover`] |
//!
//! # What became of the money
//!
//! A call whose response was lost is resolved, not reported: the operation is looked up, and what really happened is
//! returned as one of five [outcomes](Outcome). What cannot be resolved within the deadline is one of six
//! [errors](Error). Each of them tells what is known of the money by `money()`.
//!
//! The platform's instructions for its HTTP statuses, and what a charge makes of them:
//!
//! | status | on a creation | on a status request or a sale |
//! |---|---|---|
//! | 200, 201 | the invoice | what it says |
//! | 400 | look up; if it is not there, once more; then [`Error::Refused`] | says nothing: ask again |
//! | 401, 403, 405, 422 with the provider's own body | [`Error::Refused`]: nothing was created | says nothing: ask again |
//! | 404 with the provider's own body | [`Error::Refused`] | on a search: not there now |
//! | any of them with another body | look up | says nothing: ask again |
//! | 409 | the operation that exists is read | says nothing: ask again |
//! | 500, 502, 503, 504 and others | look up; create again if it is not there | says nothing: ask again |
//!
//! A sale is never sent twice, whatever it was answered.
//!
//! # Features
//!
//! TLS is a feature: `rustls-ring` (default), `rustls-aws-lc` or `native-tls`. Without any of them only loopback
//! addresses can be reached. No process-wide provider is installed. Nothing that keeps money safe depends on a feature.

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

mod attempt;
mod base_url;
mod calendar;
mod card;
mod clock;
mod credentials;
mod deadline;
mod error;
mod failover;
mod html;
mod initiator;
mod mode;
mod money;
mod notification;
mod operation;
mod outcome;
mod policy;
mod random;
mod raw;
mod reconcile_all;
mod saved_card;
mod server_time;
mod transport;
mod web;

pub mod data;
pub mod paycross;
pub mod paymega;

#[doc(hidden)]
pub use money::decimal_literal;
pub use rust_decimal::{self, Decimal};
pub use tollgate_types::{
    CardNumber, Cvv, DeclineSource, Finality, NextTry, Reason, SecretKey, Token,
};

pub use crate::{
    card::Card,
    clock::Clock,
    error::{
        Change, Error, Invalid, NotFound, NotSent, OutcomeUnknown, ReferenceReused, Refusal,
        ResponseLost,
    },
    failover::{ChargeToken, Failover, TokenOrder},
    initiator::Initiator,
    mode::Mode,
    money::{Currency, Exponents, Money},
    operation::{Operation, Payment},
    outcome::{
        Challenge, ChallengeForm, Decline, MoneyState, Outcome, Pending, Review, ReviewReason,
    },
    paycross::{PayCross, PayCrossBuilder, Transaction},
    paymega::{
        Balances, CardSale, Checkout, CheckoutPage, Customer, Endpoints, Invoice, NewInvoice,
        Order, Pages, Paymega, PaymegaBuilder, PaymentRequest, PostCharge, Prerequest, Profile,
        Redirect, Refund, RefundOutcome, ReturnQuery, Service, Services, StoredOrder, TokenCharge,
    },
    policy::Policy,
    raw::RawResponse,
    reconcile_all::ReconcileAll,
    saved_card::{CardToken, Expiry, SavedCard},
};
