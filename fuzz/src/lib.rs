//! The decoders of bytes from outside, each as a function of any bytes that panics where a promise does not hold.

pub mod decoders;
pub mod orders;
