//! Types that are read from a JSON object only, never from an array.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{MapAccess, Visitor},
};

use super::names::Names;

/// The name that every such type gives its reader. The type itself refuses a field that it knows if it is there twice. No
/// type of a response collects unknown fields, so that a reader need compare the ignored names only.
const OBJECT: &str = "$tollgate::Object";

/// A type that is read from the fields of an object.
///
/// The generator writes the implementation.
pub trait Object<'de>: Sized {
    /// The names of the fields.
    const NAMES: &'static Names;

    /// Reads it, by [`field::each`](super::field::each).
    ///
    /// # Errors
    ///
    /// The reader's; a field that is there twice, or a required one that is not there.
    fn read<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error>;
}

/// Implements serde's reading for each of these types.
#[doc(hidden)]
#[macro_export]
macro_rules! objects {
    ($($name:ident),* $(,)?) => {$(
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> ::core::result::Result<Self, D::Error> {
                $crate::lenient::object(reader)
            }
        }
    )*};
}

/// Reads an object. An array is an error; the code that serde derives would read its items as the fields.
///
/// # Errors
///
/// The reader's.
pub fn object<'de, D: Deserializer<'de>, T: Object<'de>>(reader: D) -> Result<T, D::Error> {
    reader.deserialize_struct(OBJECT, &[], ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::read(object)
    }
}
