//! Callbacks: nothing that was not verified is ever parsed.

mod event;
mod notification;
mod sample;
mod secrets;
mod sign;
mod verifier;

pub(crate) use self::event::{Hints, text};
pub use self::{
    event::{Event, RawEvent},
    notification::{Arrival, Callback},
    sample::TestCallback,
    secrets::CallbackSecrets,
    sign::sign,
    verifier::{NotVerified, Verifier},
};
