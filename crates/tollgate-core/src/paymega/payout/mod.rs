//! Payouts: money that leaves the merchant's account for a customer's saved card.

pub mod machine;
mod open;
mod order;
mod record;
#[doc(hidden)]
pub mod rules;
mod stage;
mod stored;

pub use self::{
    open::{CreatedPayout, OpenPayout, ProcessError},
    order::{NewPayout, PayoutOrder, PreparedPayout, StoredForm},
    record::Payout,
    stage::{Creation, Goal, Request},
    stored::{PayoutFingerprint, StoredPayout},
};
