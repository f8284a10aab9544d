//! Random numbers: call tags and jitter.

use ring::rand::{SecureRandom, SystemRandom};

use crate::{
    Error,
    error::{NotSent, NotSentReason},
};

/// A tag that no other call has.
pub(crate) fn call_tag() -> Result<String, Error> {
    let mut bytes = [0; 16];
    let filled = SystemRandom::new().fill(&mut bytes);
    filled.map_err(|_| {
        Error::NotSent(NotSent::untouched(None).because(NotSentReason::NoRandomness))
    })?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// Any number. A machine without randomness pauses without jitter.
#[doc(hidden)]
pub fn number() -> u64 {
    let mut bytes = [0xff; 8];
    let _ = SystemRandom::new().fill(&mut bytes);
    u64::from_be_bytes(bytes)
}
