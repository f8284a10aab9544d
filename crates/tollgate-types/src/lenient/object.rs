//! Types that are read from a JSON object only, never from an array.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

/// The name that every such type gives its reader. The type itself refuses a field that it knows if it is there twice. No
/// type of a response collects unknown fields, so that a reader need compare the ignored names only.
const OBJECT: &str = "$tollgate::Object";

/// Implements reading from a JSON object only, and the derived writing, for each of these types. Each type derives
/// serde's traits with `#[serde(remote = "Self")]`: the derived code becomes functions, which this macro calls.
#[doc(hidden)]
#[macro_export]
macro_rules! objects {
    ($($name:ident),* $(,)?) => {$(
        impl<'de> $crate::lenient::Object<'de> for $name {
            fn from_object<D: ::serde::Deserializer<'de>>(fields: D) -> ::core::result::Result<Self, D::Error> {
                Self::deserialize(fields)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> ::core::result::Result<Self, D::Error> {
                $crate::lenient::object(reader)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, writer: S) -> ::core::result::Result<S::Ok, S::Error> {
                Self::serialize(self, writer)
            }
        }
    )*};
}

/// A type that is read from the fields of an object.
pub trait Object<'de>: Sized {
    /// Reads it from the fields, as serde derives it.
    ///
    /// # Errors
    ///
    /// The reader's.
    fn from_object<D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error>;
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

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
        T::from_object(MapAccessDeserializer::new(fields))
    }
}
