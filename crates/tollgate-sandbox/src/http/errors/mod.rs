//! The providers' error bodies.

pub(crate) mod paycross;
pub(crate) mod paymega;
