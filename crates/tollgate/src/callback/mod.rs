//! Callbacks: nothing that was not verified is ever parsed.

mod event;
mod sample;
mod sign;
mod verifier;

pub use self::{
    event::{Arrival, Callback},
    sample::TestCallback,
    sign::sign,
    verifier::{CallbackSecrets, NotVerified, Verifier},
};
