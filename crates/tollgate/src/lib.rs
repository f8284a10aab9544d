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
//! The modules [`paymega`] and [`paycross`] have a table of their calls each. The names are the same where both providers
//! can do the same: `charge`, `reconcile`, `reconcile_all`, `stored`, `find`, `refund`.
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
//! # Features
//!
//! TLS is a feature: `rustls-ring` (default), `rustls-aws-lc` or `native-tls`. Without any of them only loopback
//! addresses can be reached. No process-wide TLS provider is installed. Nothing that keeps money safe depends on a
//! feature.

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

mod call_state;
mod deadline;
mod drive;
mod failover;
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
    Exponents, Initiator, Invalid, Mode, Money, MoneyState, Operation, Outcome, Payment, Pending,
    Policy, RawResponse, Refusal, Review, SavedCard, SecretKey, data, dec, error, outcome,
};
#[doc(hidden)]
pub use tollgate_core::{decimal_literal, rust_decimal};

#[cfg(feature = "paycross")]
pub use crate::paycross::PayCross;
#[cfg(feature = "paymega")]
pub use crate::paymega::Paymega;
pub use crate::{
    failover::{ChargeToken, Failover, TokenOrder},
    reconcile_all::ReconcileAll,
};

// The crate's modules also find these names at the root; programs find them in their modules.
use tollgate_core::{base_url, calendar, credentials, engine, random, server_time};
