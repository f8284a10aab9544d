//! The fields that a reader may leave out of a response, and those that it must read.
//!
//! The generated types of responses name these functions in `deserialize_with`. For a strict reader, such as
//! `serde_json`, they do nothing. A lenient reader knows the names of their newtypes:
//!
//! - [`CORE`]: it must read the value, or the response is unreadable. It may show a sequence that holds the value.
//! - [`OTHER`]: it may show a sequence instead of the value. That holds the value, or nothing if it cannot be read.
//! - [`FREE`]: inside the value anything may be left out.
//!
//! The functions are not inlined, so that each is compiled once for a type and not once for a field. A release build of a
//! program takes a tenth less time for it, and reading a body costs the same.

mod items;
mod object;

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};

pub use items::{Items, items, required_items};
pub use object::{Object, object};

/// The newtype of a value that must be read.
pub const CORE: &str = "$tollgate::Core";

/// The newtype of a value that may be left out.
pub const OTHER: &str = "$tollgate::Other";

/// The newtype of a value of any shape.
pub const FREE: &str = "$tollgate::Free";

/// Reads a value that must be readable.
///
/// # Errors
///
/// The reader's.
#[inline(never)]
pub fn core<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<T, D::Error> {
    reader.deserialize_newtype_struct(CORE, Inside(PhantomData))
}

/// Reads a value, or leaves it out.
///
/// # Errors
///
/// The reader's. A lenient one has none, unless the value holds a core field.
#[inline(never)]
pub fn other<'de, D, T>(reader: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Kept::deserialize(reader)?.0.unwrap_or_default())
}

/// Reads a value of any shape, and leaves out what cannot be read of it.
///
/// # Errors
///
/// As [`other`].
#[inline(never)]
pub fn free<'de, D, T>(reader: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    let Kept(read) = Kept::<Free<T>>::deserialize(reader)?;
    Ok(read.map(|Free(value)| value).unwrap_or_default())
}

/// A value, or nothing where a lenient reader left it out.
struct Kept<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader
            .deserialize_newtype_struct(OTHER, KeptVisitor(PhantomData))
            .map(Self)
    }
}

struct KeptVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for KeptVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, reader: D) -> Result<Option<T>, D::Error> {
        T::deserialize(reader).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, read: A) -> Result<Option<T>, A::Error> {
        element(read)
    }
}

/// A value inside of which anything may be left out.
pub(crate) struct Free<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Free<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader
            .deserialize_newtype_struct(FREE, Inside(PhantomData))
            .map(Self)
    }
}

/// The value of a sequence that holds one at most. A sequence that announces another element after none has read
/// an odd value as the documents have it, and reads it leniently if it is asked again.
#[inline]
fn element<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(
    mut attempts: A,
) -> Result<Option<T>, A::Error> {
    match attempts.next_element()? {
        None if attempts.size_hint() == Some(1) => attempts.next_element(),
        read => Ok(read),
    }
}

/// Reads what is inside a newtype.
struct Inside<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Inside<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, reader: D) -> Result<T, D::Error> {
        T::deserialize(reader)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, read: A) -> Result<T, A::Error> {
        let none = || A::Error::custom("the value cannot be read");
        element(read)?.ok_or_else(none)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{OneOrMany, PhpObject};

    #[derive(Debug, PartialEq, Deserialize)]
    struct Shown {
        #[serde(deserialize_with = "core")]
        id: String,
        #[serde(default, deserialize_with = "other")]
        note: Option<String>,
        #[serde(default, deserialize_with = "free")]
        value: Option<serde_json::Value>,
        #[serde(default, deserialize_with = "items")]
        map: Option<PhpObject<BTreeMap<String, u8>>>,
        #[serde(deserialize_with = "required_items")]
        list: OneOrMany<String>,
    }

    fn read(json: &str) -> Result<Shown, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_strict_reader_reads_through_them() {
        let json = r#"{"id":"1","note":"a","value":{"a":[1.5]},"map":{"a":1},"list":["b"]}"#;
        let shown = read(json).unwrap();
        assert_eq!((shown.id.as_str(), shown.note.as_deref()), ("1", Some("a")));
        assert_eq!(shown.value, Some(serde_json::json!({"a": [1.5]})));
        assert_eq!(shown.map.unwrap().get().unwrap()["a"], 1);
        assert_eq!(shown.list.as_slice(), ["b"]);
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(
            serde_json::from_value::<Shown>(value).unwrap(),
            read(json).unwrap()
        );
    }

    #[derive(Deserialize)]
    struct Things {
        #[serde(default, deserialize_with = "items")]
        things: Option<OneOrMany<BTreeMap<String, u8>>>,
    }

    #[test]
    fn one_thing_is_read_without_a_list() {
        let shown = read(r#"{"id":"1","list":"b"}"#).unwrap();
        assert_eq!(shown.list, OneOrMany::One("b".to_owned()));
        let one: Things = serde_json::from_str(r#"{"things":{"a":1}}"#).unwrap();
        assert_eq!(one.things.unwrap().as_slice()[0]["a"], 1);
    }

    #[test]
    fn what_is_absent_or_null_is_the_default() {
        for rest in ["", r#","note":null,"value":null,"map":null"#] {
            let shown = read(&format!(r#"{{"id":"1","list":[]{rest}}}"#)).unwrap();
            assert_eq!(
                (shown.note, shown.value, shown.map),
                (None, None, None),
                "{rest}"
            );
        }
        assert!(read(r#"{"list":[]}"#).is_err());
    }

    #[test]
    fn a_strict_reader_leaves_nothing_out() {
        for odd in [
            r#""note":[]"#,
            r#""map":{"a":[]}"#,
            r#""map":[1]"#,
            r#""list":["a",{}]"#,
        ] {
            let json = format!(r#"{{"id":"1",{odd}}}"#);
            assert!(read(&json).is_err(), "{odd}");
        }
    }
}
