//! Objects that PHP writes as `[]` when they are empty.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
    ser::SerializeSeq,
};

/// An object, or the empty array that PHP writes instead of an empty one.
///
/// The type remembers the form: `[]` has no value and is written as `[]`; `{}` is a `T` without fields and is
/// written as `{}`. Both are empty. An array with items is an error.
///
/// ```
/// use std::collections::BTreeMap;
/// use tollgate_types::PhpObject;
///
/// type Metadata = PhpObject<BTreeMap<String, String>>;
///
/// let metadata: Option<Metadata> = serde_json::from_str(r#"{"token": "t"}"#)?;
/// let token = metadata.as_ref().and_then(PhpObject::get).and_then(|map| map.get("token"));
/// assert_eq!(token.map(String::as_str), Some("t"));
///
/// let metadata: Option<Metadata> = serde_json::from_str("[]")?;
/// assert_eq!(metadata.as_ref().and_then(PhpObject::get), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhpObject<T>(Option<T>);

impl<T> PhpObject<T> {
    /// An object without fields, as PHP writes it: `[]`.
    pub const EMPTY_ARRAY: Self = Self(None);

    /// The object, or `None` for `[]`.
    pub const fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }

    /// The object, or `None` for `[]`.
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<T> Default for PhpObject<T> {
    fn default() -> Self {
        Self::EMPTY_ARRAY
    }
}

impl<T> From<T> for PhpObject<T> {
    fn from(object: T) -> Self {
        Self(Some(object))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for PhpObject<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ObjectVisitor(PhantomData))
            .map(Self)
    }
}

impl<T: Serialize> Serialize for PhpObject<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(object) => object.serialize(serializer),
            None => serializer.serialize_seq(Some(0))?.end(),
        }
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an empty array")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::custom(
                "expected an object, found an array with elements",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Amount;

    #[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
    struct Fields {
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<Amount>,
    }

    fn read(json: &str) -> Result<PhpObject<Fields>, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn writes_what_it_read() {
        for json in ["[]", "{}", "{\"amount\":1.5}"] {
            assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
        }
    }

    #[test]
    fn distinguishes_the_empty_array_from_the_empty_object() {
        assert_eq!(read("[]").unwrap(), PhpObject::EMPTY_ARRAY);
        assert_eq!(read("{}").unwrap().get(), Some(&Fields::default()));
    }

    #[test]
    fn refuses_everything_else() {
        for json in ["[1]", "[{}]", "\"\"", "null", "1"] {
            assert!(read(json).is_err(), "{json}");
        }
    }

    #[test]
    fn holds_maps_and_may_be_null() {
        type Map = PhpObject<BTreeMap<String, Amount>>;
        let read = |json| serde_json::from_str::<Option<Map>>(json).unwrap();
        assert_eq!(read("null"), None);
        assert_eq!(read("[]"), Some(Map::default()));
        assert_eq!(read("{\"a\":1}").unwrap().into_inner().unwrap().len(), 1);
    }
}
