//! The place that a value is put in when it was read.
//!
//! Nothing but the success is handed through the layers of readers and visitors: a whole document would else be moved in
//! each of them.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, SeqAccess, Visitor},
};

use super::{CORE, FREE, Items, OTHER};

/// A place that is filled by reading.
pub(crate) trait Place<'de> {
    /// Reads a value, and puts it here. A failure leaves the place as it was.
    fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error>;
}

/// A place that holds a value already, such as the default.
pub(crate) struct Held<'p, T>(pub(crate) &'p mut T);

impl<'de, T: Deserialize<'de>> Place<'de> for Held<'_, T> {
    #[inline]
    fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error> {
        *self.0 = T::deserialize(reader)?;
        Ok(())
    }
}

/// An empty place.
pub(crate) struct Empty<'p, T>(pub(crate) &'p mut Option<T>);

impl<'de, T: Deserialize<'de>> Place<'de> for Empty<'_, T> {
    #[inline]
    fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error> {
        *self.0 = Some(T::deserialize(reader)?);
        Ok(())
    }
}

/// A place that is filled item by item.
pub(crate) struct Each<'p, T>(pub(crate) &'p mut T);

impl<'de, T: Items<'de>> Place<'de> for Each<'_, T> {
    #[inline]
    fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error> {
        *self.0 = T::read(reader)?;
        Ok(())
    }
}

/// A seed that fills a place, and the same place again if it is asked twice.
struct At<'p, P>(&'p mut P);

impl<'de, P: Place<'de>> DeserializeSeed<'de> for At<'_, P> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        self.0.fill(reader)
    }
}

impl<'de, P: Place<'de>> Place<'de> for At<'_, P> {
    #[inline]
    fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error> {
        self.0.fill(reader)
    }
}

/// Fills the place from a sequence that holds one value at most. A sequence that announces another element after none has
/// read an odd value as the documents have it, and reads it leniently if it is asked again. Returns whether it is filled.
#[inline]
fn fill<'de, P: Place<'de>, A: SeqAccess<'de>>(
    place: &mut P,
    mut attempts: A,
) -> Result<bool, A::Error> {
    let mut filled = attempts.next_element_seed(At(place))?;
    if filled.is_none() && attempts.size_hint() == Some(1) {
        filled = attempts.next_element_seed(At(place))?;
    }
    Ok(filled.is_some())
}

/// Declares a seed that fills a place through a newtype, and the result where there is no value.
macro_rules! seed {
    ($(#[$doc:meta])* $seed:ident, $name:ident, $none:expr) => {
        $(#[$doc])*
        pub(crate) struct $seed<P>(pub(crate) P);

        impl<'de, P: Place<'de>> DeserializeSeed<'de> for $seed<P> {
            type Value = ();

            #[inline]
            fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
                reader.deserialize_newtype_struct($name, self)
            }
        }

        impl<'de, P: Place<'de>> Place<'de> for $seed<P> {
            #[inline]
            fn fill<D: Deserializer<'de>>(&mut self, reader: D) -> Result<(), D::Error> {
                reader.deserialize_newtype_struct($name, $seed(At(&mut self.0)))
            }
        }

        impl<'de, P: Place<'de>> Visitor<'de> for $seed<P> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            #[inline]
            fn visit_newtype_struct<D: Deserializer<'de>>(mut self, reader: D) -> Result<(), D::Error> {
                self.0.fill(reader)
            }

            #[inline]
            fn visit_seq<A: SeqAccess<'de>>(mut self, attempts: A) -> Result<(), A::Error> {
                match fill(&mut self.0, attempts)? {
                    true => Ok(()),
                    false => $none,
                }
            }
        }
    };
}

seed! {
    /// A value that must be read.
    Core, CORE, Err(A::Error::custom("the value cannot be read"))
}

seed! {
    /// A value, or nothing where a lenient reader left it out.
    Kept, OTHER, Ok(())
}

seed! {
    /// A value inside of which anything may be left out.
    Free, FREE, Err(A::Error::custom("the value cannot be read"))
}
