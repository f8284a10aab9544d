//! The decisions of both providers, by what the crate exports.

#[cfg(all(feature = "paycross", feature = "paymega"))]
mod decoders;
mod model;
#[cfg(feature = "paycross")]
mod paycross;
#[cfg(feature = "paymega")]
mod paymega;
#[cfg(all(feature = "paycross", feature = "paymega"))]
mod when_again;
