//! Card payments through Paymega, Kuna and PayCross: save a card once, charge its token again and again, never twice
//! for one order, and always know the result.
//!
//! ```no_run
//! use tollgate::{CardToken, Currency, Endpoints, Mode, Money, Outcome, Paymega, SecretKey, TokenCharge, dec};
//!
//! async fn charge(api_key: SecretKey, token: CardToken) -> Result<(), tollgate::Error> {
//!     let paymega = Paymega::builder(Mode::Live, Endpoints::paymega("https://cardgate.example"))
//!         .account("coma_CVGZ6W38ZsBe5cqI", api_key)
//!         .build()?;
//!     let order = TokenCharge::new("order-1042", Money::new(dec!(19.99), Currency::USD), token)
//!         .customer("customer-7")
//!         .service("payment_card_usd_hpp");
//!
//!     match paymega.charge(&order).await? {
//!         Outcome::Succeeded(invoice) => println!("ship it: {}", invoice.id()),
//!         Outcome::Declined(decline) => println!("inform the payer: {}", decline.reason()),
//!         Outcome::ActionRequired(challenge) => println!("show the issuer's page: {:?}", challenge.form()),
//!         Outcome::Pending(_) => println!("wait for the callback"),
//!         Outcome::Review(review) => println!("ask a person: {}", review.reason()),
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # Which providers are meant?
//!
//! Kuna is the brand under which Paymega's merchant portal runs at merchant.kuna.io. The KUNA Pay of today (kunapay.io,
//! crypto invoices) is another product.
//!
//! PayCross is the gateway at gateway.pay-cross.com, where a shop's id and secret key authenticate. The company's newer
//! payment sessions API (api.pay-cross.com, OAuth) is another product.
//!
//! # Which call do I need?
//!
//! | I want to | call |
//! |---|---|
//! | list the services that payers can pay with | [`Paymega::prerequest`], [`Paymega::services`] |
//! | check that a service takes my amount, before I create an invoice | [`Paymega::find_service`], [`Service::check`], [`Prerequest::check`] |
//! | save a card | [`Paymega::create`] with [`NewInvoice::save_card`], then send the payer to [`Invoice::redirect`] |
//! | let the payer's browser begin the payment | [`Paymega::checkout`]: a form or a link; [`Paymega::create_public`] |
//! | take the card on my own page (PCI DSS) | [`Paymega::create`], then [`Paymega::sale`] |
//! | get the saved card | [`Invoice::saved_card`], after a callback or [`Paymega::invoice`] |
//! | store an order before the call | [`Paymega::stored`] |
//! | charge a saved card | [`Paymega::charge`] |
//! | know the outcome of an order, after a crash too | [`Paymega::reconcile`] |
//! | know the outcomes of many orders | [`Paymega::reconcile_all`] |
//! | go through all payments, newest first | [`Paymega::invoices`] |
//! | try again after a decline | [`TokenCharge::attempt`], then [`Paymega::charge`] |
//! | refund a payment | [`Paymega::refund`], [`Paymega::reconcile_refund`] |
//! | receive callbacks | [`paymega::callback::Verifier`], then [`Paymega::reconcile`] |
//!
//! The module [`paycross`] has such a table for PayCross. Its calls have the same names and the same five outcomes.
//!
//! | across providers | call |
//! |---|---|
//! | write code that charges on either | [`ChargeToken`], [`Operation`], [`Payment`] |
//! | charge on a second provider after the first has declined | [`Failover`] |
//!
//! # How results are reported
//!
//! If a response is lost, Tollgate looks the operation up by its reference and returns the result as one of five
//! [outcomes](Outcome). If the deadline passes before the result is known, the call returns one of six [errors](Error).
//! The method `money()` of each of them says what is known of the money.
//!
//! Paymega's instructions for its HTTP statuses, and Tollgate's reaction to each during a charge:
//!
//! | status | on a creation | on a status request or a sale |
//! |---|---|---|
//! | 200, 201 | the invoice | the invoice's state |
//! | 400 | look up; if not found, create once more; then [`Error::Refused`] | proves nothing: read again |
//! | 401, 403, 405, 422 with the provider's own body | [`Error::Refused`]: nothing was created | proves nothing: read again |
//! | 404 with the provider's own body | [`Error::Refused`] | on a search: not found now |
//! | any of them with another body | look up | proves nothing: read again |
//! | 409 | read the operation that exists | proves nothing: read again |
//! | 500, 502, 503, 504 and others | look up; create again if not found | proves nothing: read again |
//!
//! A sale is never sent twice, whatever its response.
//!
//! # Features
//!
//! TLS is a feature: `rustls-ring` (default), `rustls-aws-lc` or `native-tls`. Without any of them only loopback
//! addresses can be reached. No process-wide TLS provider is installed. Nothing that keeps money safe depends on a
//! feature.

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
