//! The state as JSON, in the formats of the providers.

pub(crate) mod paycross;
pub(crate) mod paymega;
