//! Callbacks: nothing that was not verified is ever parsed.

mod event;
mod sign;
mod verifier;

pub use self::{
    event::Callback,
    sign::sign,
    verifier::{CallbackSecrets, NotVerified, Verifier},
};
