//! Callbacks: nothing that was not verified is ever parsed.

mod notification;
mod sample;
mod secrets;
mod sign;
mod verifier;

pub use self::{
    notification::Callback, sample::TestCallback, secrets::CallbackSecrets, sign::sign,
    verifier::Verifier,
};
pub use crate::notification::{Arrival, Event, NotVerified, RawEvent};
