//! The fields that a reader may leave out of a response, and those that it must read.
//!
//! The generated types of responses read their fields by the functions of [`field`]; a type by hand names those here in
//! `deserialize_with`. For a strict reader, such as `serde_json`, they do nothing. A lenient reader knows the names of
//! their newtypes:
//!
//! - [`CORE`]: it must read the value, or the response is unreadable. It may show a sequence that holds the value.
//! - [`OTHER`]: it may show a sequence instead of the value. That holds the value, or nothing if it cannot be read.
//! - [`FREE`]: inside the value anything may be left out.

pub mod field;
mod items;
mod names;
mod object;
pub(crate) mod place;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error},
};

use self::place::{Core, Each, Empty, Free, Held, Kept};
pub use items::Items;
pub use names::Names;
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
pub fn core<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<T, D::Error> {
    let mut value = None;
    Core(Empty(&mut value)).deserialize(reader)?;
    value.ok_or_else(|| D::Error::custom("the value cannot be read"))
}

/// Reads a value, or leaves it out.
///
/// # Errors
///
/// The reader's. A lenient one has none, unless the value holds a core field.
pub fn other<'de, D, T>(reader: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    let mut value = T::default();
    Kept(Held(&mut value)).deserialize(reader)?;
    Ok(value)
}

/// Reads a value of any shape, and leaves out what cannot be read of it.
///
/// # Errors
///
/// As [`other`].
pub fn free<'de, D, T>(reader: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    let mut value = T::default();
    Kept(Free(Held(&mut value))).deserialize(reader)?;
    Ok(value)
}

/// Reads a list or a map, and leaves out those of its items that cannot be read, or the whole of it.
///
/// # Errors
///
/// As [`other`].
pub fn items<'de, D, T>(reader: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Items<'de> + Default,
{
    let mut value = T::default();
    Kept(Each(&mut value)).deserialize(reader)?;
    Ok(value)
}

/// Reads a list or a map that is required, and leaves out those of its items that cannot be read.
///
/// # Errors
///
/// As [`Items::read`].
pub fn required_items<'de, D: Deserializer<'de>, T: Items<'de>>(reader: D) -> Result<T, D::Error> {
    T::read(reader)
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
