//! A request that is wrong before it is sent.

use std::borrow::Cow;

use tollgate_types::Limit;

/// A value that the provider would not accept, found before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} {why}")]
pub struct Invalid {
    field: String,
    why: Cow<'static, str>,
}

impl Invalid {
    #[doc(hidden)]
    pub fn new(field: impl Into<String>, why: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: field.into(),
            why: why.into(),
        }
    }

    /// The field, as the provider calls it (`customer.reference_id`), or the setting of this crate.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The reason why the value is wrong.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl From<Limit> for Invalid {
    fn from(limit: Limit) -> Self {
        Self::new(limit.field(), limit.why())
    }
}
