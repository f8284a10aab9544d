//! Callbacks: a body is parsed only after its signature is verified.

mod notification;
mod payout;
mod sample;
mod secrets;
mod sign;
mod verifier;

pub use self::{
    notification::Callback, payout::PayoutCallback, sample::TestCallback, secrets::CallbackSecrets,
    sign::sign, verifier::Verifier,
};
pub use crate::notification::{Arrival, Event, NotVerified, RawEvent};
