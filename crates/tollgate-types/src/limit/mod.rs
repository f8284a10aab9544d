//! Limits of requests, checked before a request is sent.
//!
//! Generated checks call these functions. `cargo xtask generate` writes the words of each limit and the pieces of each
//! pattern.

mod pattern;

use std::fmt;

use rust_decimal::Decimal;

pub use self::pattern::{Piece, matches};

/// A field of a request that is beyond a limit of the document.
///
/// It names the field and the limit, and never the value, which may be a secret.
///
/// ```
/// use tollgate_types::{Limit, limit};
///
/// let code = "USA";
/// let checked = limit::require(code.chars().count() == 2, "must have 2 characters");
/// let error: Limit = limit::at("customer", limit::at("country", checked)).unwrap_err();
/// assert_eq!(error.to_string(), "customer.country must have 2 characters");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    field: String,
    why: &'static str,
}

impl Limit {
    /// The field's path, as the wire has it: `customer.address.country`, `legs.0.class`. It is empty where the value
    /// itself is beyond the limit.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The limit in words, which follow the field: `must have 2 characters`.
    pub const fn why(&self) -> &'static str {
        self.why
    }

    /// The same, seen from the object or the list that holds the field.
    fn below(self, holder: &dyn fmt::Display) -> Self {
        let field = match self.field.as_str() {
            "" => holder.to_string(),
            inner => format!("{holder}.{inner}"),
        };
        Self { field, ..self }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => f.write_str(self.why),
            field => write!(f, "{field} {}", self.why),
        }
    }
}

impl std::error::Error for Limit {}

/// Checks one limit of a value.
///
/// # Errors
///
/// The limit, if it does not hold.
pub fn require(holds: bool, why: &'static str) -> Result<(), Limit> {
    let field = String::new();
    if holds {
        Ok(())
    } else {
        Err(Limit { field, why })
    }
}

/// Names the field of which a value was checked.
///
/// # Errors
///
/// The value's limit, with the field's name before its path.
pub fn at(field: &str, checked: Result<(), Limit>) -> Result<(), Limit> {
    checked.map_err(|limit| limit.below(&field))
}

/// Checks all values of a list or a map.
///
/// # Errors
///
/// The limit of the first value that is beyond one, with its index or key before its path.
pub fn each<'a, K: fmt::Display, T: 'a>(
    values: impl IntoIterator<Item = (K, &'a T)>,
    check: impl Fn(&'a T) -> Result<(), Limit>,
) -> Result<(), Limit> {
    let mut values = values.into_iter();
    values.try_for_each(|(key, value)| check(value).map_err(|limit| limit.below(&key)))
}

/// The bound of an amount: so many digits, of which the last `scale` are decimals.
///
/// # Panics
///
/// If a decimal cannot hold it: the generator writes none like that.
pub fn decimal(digits: i128, scale: u32) -> Decimal {
    Decimal::from_i128_with_scale(digits, scale)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_field_is_named_by_its_path() {
        let short = |text: &&str| require(text.len() < 2, "must have at most 1 character");
        assert_eq!(short(&"a"), Ok(()));
        let alone = short(&"ab").unwrap_err();
        assert_eq!(
            (alone.field(), alone.why()),
            ("", "must have at most 1 character")
        );
        assert_eq!(alone.to_string(), "must have at most 1 character");
        let list = at("legs", each(["a", "ab"].iter().enumerate(), short));
        assert_eq!(list.unwrap_err().field(), "legs.1");
        let map = BTreeMap::from([("x", "a"), ("y", "ab")]);
        let map = at("notes", each(&map, short)).unwrap_err();
        assert_eq!(map.to_string(), "notes.y must have at most 1 character");
    }
}
