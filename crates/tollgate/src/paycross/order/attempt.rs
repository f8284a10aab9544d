//! The reference that an order sends: its own, or one derived for a further attempt.

use super::reference::checked_reference;
use crate::{
    Invalid,
    attempt::{is_derived, reference_of},
};

/// An order's reference and the number of its attempt, counted from 1.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    reference: String,
    number: u32,
}

impl Attempt {
    pub(super) fn first(reference: impl Into<String>) -> Self {
        Self {
            reference: reference.into(),
            number: 1,
        }
    }

    pub(super) fn at(&self, number: u32) -> Self {
        Self {
            number,
            ..self.clone()
        }
    }

    pub(super) const fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn reference(&self) -> String {
        reference_of(&self.reference, self.number)
    }

    pub(super) fn checked(&self) -> Result<String, Invalid> {
        if self.number == 0 {
            return Err(Invalid::new("attempt", "is counted from 1"));
        }
        if is_derived(&self.reference) {
            let why = "must not end in a tilde and a number, which mark a further attempt";
            return Err(Invalid::new("tracking_id", why));
        }
        checked_reference(&self.reference)?;
        checked_reference(&self.reference())?;
        Ok(self.reference())
    }
}
