//! Card payments through Paymega, Kuna and PayCross: save a card once, charge its token again and again, never twice
//! for one order, and always know the result.
//!
//! ```no_run
//! use tollgate::{CardToken, Currency, Mode, Money, Outcome, Paymega, SecretKey, dec, paymega::{Endpoints, TokenCharge}};
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
//!         Outcome::Review(review) => println!("ask a person: {}", review.reason().description()),
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
//! The modules [`paymega`] and [`paycross`] have a table of their calls each. The names are the same where both providers
//! can do the same: `charge`, `reconcile`, `reconcile_all`, `stored`, `find`, `refund`.
//!
//! | across providers | call |
//! |---|---|
//! | write code that charges on either | [`ChargeToken`], [`Operation`], [`Payment`] |
//! | charge on a second provider after the first has declined | [`Failover`] |
//! | store such an order, and reconcile it in any process | [`Failover::stored`], [`Failover::reconcile_all`] |
//! | write a result into a row | [`Summary`] |
//! | receive callbacks and webhooks with axum | the module `axum` (feature `axum`) |
//!
//! # How results are reported
//!
//! If a response is lost, Tollgate looks the operation up by its reference and returns the result as one of five
//! [outcomes](Outcome). If the deadline passes before the result is known, the call returns one of six [errors](Error).
//! The method `money()` of each of them says what is known of the money.
//!
//! A [`Summary`] is one flat row of any of them, to store. [`Error::cause`] and the sources of an error name the host and
//! the reason.
//!
//! # Logs and metrics
//!
//! Each call writes one event with [`tracing`], and one for each request that it sends. The fields are a contract, which
//! `docs/observability.md` lists; it shows how to count the events too.
//!
//! [`tracing`]: https://docs.rs/tracing
//!
//! # Guides
//!
//! The module `guides` has the files of the folder `docs`: nightly billing, declines, refunds, failover, callbacks and
//! return pages, testing with the sandbox, and going live.
//!
//! # Features
//!
//! TLS is a feature. Without any of them only loopback addresses can be reached. Nothing that keeps money safe depends on
//! a feature.
//!
//! | feature | TLS by | in your program |
//! |---|---|---|
//! | `rustls-ring` (default) | rustls and ring | enables no provider in rustls: your own use of rustls, by ring or aws-lc, stays as it is |
//! | `rustls-aws-lc` | rustls and aws-lc | enables `rustls/aws-lc-rs`. If another crate enables `rustls/ring`, then rustls has two, and `ClientConfig::builder` panics unless your program installs one |
//! | `native-tls` | the operating system | needs OpenSSL's headers on Linux |
//!
//! No process-wide TLS provider is installed. A program that uses reqwest 0.13 without any TLS feature needs one of
//! reqwest's, or our `native-tls`: the other two enable `reqwest/rustls-no-provider`, with which reqwest's own
//! `Client::new` panics if no provider is installed.
//!
//! `axum` adds extractors (module `axum`) of verified callbacks and webhooks.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/observability.md")]
struct Observability;

#[cfg(feature = "axum")]
pub mod axum;
mod call_state;
mod deadline;
mod drive;
mod failover;
// The code of the guides needs both providers.
#[cfg(all(any(doc, doctest), feature = "paymega", feature = "paycross"))]
pub mod guides;
mod observe;
mod reconcile_all;
mod system_clock;
mod transport;

#[cfg(feature = "paycross")]
pub mod paycross;
#[cfg(feature = "paymega")]
pub mod paymega;

#[doc(inline)]
pub use tollgate_core::{
    Card, CardNumber, CardToken, Challenge, Clock, Currency, Cvv, Decimal, Decline, Error, Expiry,
    Exponents, Hosted, HostedPage, Initiator, Invalid, Mode, Money, MoneyState, Operation, Outcome,
    Payment, Pending, Policy, RawResponse, Refusal, Review, SaveCard, SavedCard, SecretKey,
    Summary, data, dec, error, outcome,
};
#[doc(hidden)]
pub use tollgate_core::{decimal_literal, rust_decimal};

#[cfg(feature = "paycross")]
pub use crate::paycross::PayCross;
#[cfg(feature = "paymega")]
pub use crate::paymega::Paymega;
pub use crate::{
    failover::{ChargeToken, Failover, StoredFailover, TokenOrder},
    reconcile_all::ReconcileAll,
};

// The crate's modules also find these names at the root; programs find them in their modules.
use tollgate_core::{base_url, calendar, credentials, engine, random, server_time};
