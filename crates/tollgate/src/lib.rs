//! Card payments through Paymega and Kuna Pay.

mod clock;
mod decision;
mod error;
mod invoice;
mod mode;
mod money;
mod outcome;
mod policy;
mod raw;

pub mod callback;

#[doc(hidden)]
pub use money::decimal_literal;
pub use rust_decimal::{self, Decimal};
pub use tollgate_types::{CardNumber, Cvv, SecretKey, Token};

pub use crate::{
    clock::Clock,
    error::{Change, Error, Invalid, Loss, NotFound, NotSent, OutcomeUnknown, ReferenceReused, Refusal},
    invoice::{CardToken, Expiry, Invoice, Later, SavedCard},
    mode::Mode,
    money::{Currency, Exponents, Money},
    outcome::{Challenge, ChallengeForm, Decline, Fault, MoneyState, NextTry, Outcome, Pending, Review, ReviewReason},
    policy::Policy,
};
pub use raw::RawAnswer;
