//! The attempts of an order: each has a reference of its own, made from the order's reference.

use crate::Invalid;

/// Separates an order's reference from the number of a further attempt.
const SEPARATOR: char = '~';

/// An order's reference, and the number of its attempt.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    reference: String,
    /// Counted from 1.
    number: u32,
    /// Whether this attempt precedes the merchant's current one.
    is_earlier: bool,
}

impl Attempt {
    /// The first attempt, which has the order's own reference.
    pub(crate) fn first(reference: impl Into<String>) -> Self {
        Self {
            reference: reference.into(),
            number: 1,
            is_earlier: false,
        }
    }

    /// The attempt with this number of the same order.
    pub(crate) fn at(&self, number: u32) -> Self {
        Self {
            reference: self.reference.clone(),
            number,
            is_earlier: number < self.number || (self.is_earlier && number == self.number),
        }
    }

    pub(crate) const fn number(&self) -> u32 {
        self.number
    }

    /// Whether this attempt precedes the merchant's current one, so that it may have used another card or service.
    #[cfg(feature = "paymega")]
    pub(crate) const fn is_earlier(&self) -> bool {
        self.is_earlier
    }

    /// The reference that is sent.
    pub(crate) fn reference(&self) -> String {
        match self.number {
            1 => self.reference.clone(),
            further => format!("{}{SEPARATOR}{further}", self.reference),
        }
    }

    /// The reference that is sent, after a `check` of the order's reference and of this attempt's. `field` is the
    /// reference's name in the request.
    pub(crate) fn checked(
        &self,
        field: &str,
        check: impl Fn(&str) -> Result<(), Invalid>,
    ) -> Result<String, Invalid> {
        check(&self.reference)?;
        if is_derived(&self.reference) {
            let why = "must not end in a tilde and a number, which mark a further attempt";
            return Err(Invalid::new(field, why));
        }
        if self.number == 0 {
            return Err(Invalid::new("attempt", "is counted from 1"));
        }
        let sent = self.reference();
        check(&sent)?;
        Ok(sent)
    }
}

/// Whether a reference looks like that of a further attempt.
fn is_derived(reference: &str) -> bool {
    reference.rsplit_once(SEPARATOR).is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
