//! The decisions of both providers, by what the crate exports.

#[cfg(feature = "paycross")]
mod paycross;
#[cfg(feature = "paymega")]
mod paymega;
