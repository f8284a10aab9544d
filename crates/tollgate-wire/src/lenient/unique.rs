//! JSON in which no field stands twice: of two, nobody can tell which is meant.

use std::{collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// Reads JSON; `None` if it is none, or if one of its objects has two fields of one name.
pub(super) fn read(body: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Unique>(body).ok()?;
    serde_json::from_slice(body).ok()
}

/// Anything whose names are unique.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

macro_rules! plain {
    ($($visit:ident: $kind:ty),+) => { $(
        fn $visit<E>(self, _: $kind) -> Result<Self, E> {
            Ok(Self)
        }
    )+ };
}

impl<'de> Visitor<'de> for Unique {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything whose names are unique")
    }

    plain! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(Self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self, A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = fields.next_key::<String>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a name stands twice"));
            }
            fields.next_value::<Self>()?;
        }
        Ok(Self)
    }
}
