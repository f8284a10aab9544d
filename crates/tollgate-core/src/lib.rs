//! The decisions of the Tollgate payment client, without HTTP and without a timer.
//!
//! The crate holds orders, money, outcomes, errors, the state machines of both providers, and the verification of
//! callbacks. Programs use the crate `tollgate`, which sends what the machines ask for and shows these types under its
//! own names.

mod attempt;
#[doc(hidden)]
pub mod base_url;
#[doc(hidden)]
pub mod calendar;
mod card;
mod clock;
#[doc(hidden)]
pub mod credentials;
pub mod data;
pub mod engine;
pub mod error;
mod hosted;
mod html;
mod initiator;
mod mode;
mod money;
mod notification;
mod operation;
pub mod outcome;
#[cfg(feature = "paycross")]
pub mod paycross;
#[cfg(feature = "paymega")]
pub mod paymega;
mod policy;
mod public_key;
#[doc(hidden)]
pub mod random;
mod raw;
mod save_card;
mod saved_card;
#[doc(hidden)]
pub mod server_time;
mod stored;
#[doc(hidden)]
pub mod web;

#[doc(hidden)]
pub use money::decimal_literal;
pub use rust_decimal::{self, Decimal};
pub use tollgate_types::{CardNumber, Cvv, SecretKey};

pub use crate::{
    card::Card,
    clock::Clock,
    error::{Error, Invalid, Refusal},
    hosted::{Hosted, HostedPage},
    initiator::Initiator,
    mode::Mode,
    money::{Currency, Exponents, Money},
    notification::{Event, NotVerified},
    operation::{Operation, Payment},
    outcome::{Challenge, Decline, MoneyState, Outcome, Pending, Review, Summary},
    policy::Policy,
    raw::RawResponse,
    save_card::SaveCard,
    saved_card::{CardToken, Expiry, SavedCard},
};

#[cfg(not(any(feature = "paymega", feature = "paycross")))]
compile_error!("choose a provider: the feature `paymega`, the feature `paycross`, or both");
