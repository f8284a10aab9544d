//! One value, or a list of values.

use std::{fmt, marker::PhantomData, slice, vec};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

/// One value, or a list of values. The type remembers the form.
///
/// `T` is read from an object or a string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    /// A single value.
    One(T),
    /// A list, which may be empty or contain a single value.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// All values, from either form.
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => slice::from_ref(one),
            Self::Many(many) => many.as_slice(),
        }
    }

    /// All values by reference, from either form.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.as_slice().iter()
    }
}

impl<T> From<OneOrMany<T>> for Vec<T> {
    fn from(value: OneOrMany<T>) -> Self {
        match value {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

impl<T> IntoIterator for OneOrMany<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        Vec::from(self).into_iter()
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherVisitor(PhantomData))
    }
}

/// Not derived as an untagged enum, which reads everything into a buffer and loses the position of an error.
pub(crate) struct EitherVisitor<T>(pub(crate) PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EitherVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one value or an array of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(OneOrMany::Many)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(text.into_deserializer()).map(OneOrMany::One)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Amount;

    type Things = OneOrMany<BTreeMap<String, Amount>>;

    #[test]
    fn writes_what_it_read() {
        for (json, count) in [
            ("{\"a\":1.5}", 1),
            ("[{\"a\":1.5}]", 1),
            ("[]", 0),
            ("[{},{}]", 2),
        ] {
            let things: Things = serde_json::from_str(json).unwrap();
            assert_eq!(things.iter().count(), count);
            assert_eq!(serde_json::to_string(&things).unwrap(), json);
            assert_eq!(Vec::from(things).len(), count);
        }
    }

    #[test]
    fn reads_strings() {
        let one: OneOrMany<String> = serde_json::from_str("\"a\"").unwrap();
        let many: OneOrMany<String> = serde_json::from_str("[\"a\"]").unwrap();
        assert_eq!(one.as_slice(), many.as_slice());
    }

    #[test]
    fn says_where_an_error_stood() {
        let error = serde_json::from_str::<Things>("[{},\n{\"a\": true}]").unwrap_err();
        assert_eq!(error.line(), 2);
    }
}
