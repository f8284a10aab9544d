//! Enums that may grow.

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scalar::{self, Scalar};

/// A word of a set that may grow: `T` holds the words known today.
///
/// Keeps the text as it came, known or not, and writes it back unchanged. A word is known also in another case
/// (`PROCESSED`), and two words are equal whatever their case.
#[derive(Clone)]
pub struct Open<T> {
    known: Option<T>,
    text: Box<str>,
    bare: bool,
}

impl<T> Open<T> {
    /// The word as a value of `T`, or `None` if it was not known when this was compiled.
    pub const fn known(&self) -> Option<&T> {
        self.known.as_ref()
    }

    /// The word as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Open<T> {
    /// Reads a word, which need not be known.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let known = text
            .parse()
            .or_else(|_| text.to_ascii_lowercase().parse())
            .or_else(|_| text.to_ascii_uppercase().parse())
            .ok();
        Self {
            known,
            text,
            bare: false,
        }
    }
}

impl<T: fmt::Display> From<T> for Open<T> {
    fn from(known: T) -> Self {
        Self {
            text: known.to_string().into(),
            known: Some(known),
            bare: false,
        }
    }
}

impl<T> PartialEq for Open<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl<T> Eq for Open<T> {}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        self.known.as_ref() == Some(other)
    }
}

impl<T> Hash for Open<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.to_ascii_lowercase().hash(state);
    }
}

impl<T> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<T> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Scalar { text, bare } = Scalar::deserialize(deserializer)?;
        Ok(Self {
            bare,
            ..Self::new(text)
        })
    }
}

impl<T> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        scalar::serialize(&self.text, self.bare, serializer)
    }
}
