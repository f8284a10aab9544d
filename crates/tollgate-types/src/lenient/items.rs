//! Lists and maps whose items are left out one by one.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use super::place::{Empty, Kept};
use crate::{OneOrMany, PhpObject, one_or_many::EitherVisitor};

/// A list or a map that may lose items.
pub trait Items<'de>: Sized {
    /// Reads those items that can be read.
    ///
    /// # Errors
    ///
    /// The reader's, as for any item. A lenient one has none, unless this is no list or map, or an item holds a core
    /// field.
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error>;
}

/// Read item by item.
pub(super) struct ByItem<T>(pub(super) T);

impl<'de, T: Items<'de>> Deserialize<'de> for ByItem<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        T::read(reader).map(Self)
    }
}

impl<'de, T: Items<'de>> Items<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let read = Option::<ByItem<T>>::deserialize(reader)?;
        Ok(read.map(|ByItem(items)| items))
    }
}

impl<'de, T: Items<'de>> Items<'de> for PhpObject<T> {
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let read = PhpObject::<ByItem<T>>::deserialize(reader)?.into_inner();
        Ok(read.map_or(Self::EMPTY_ARRAY, |ByItem(items)| Self::from(items)))
    }
}

impl<'de, T: Deserialize<'de>> Items<'de> for OneOrMany<T> {
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(OneOrEach(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Items<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_seq(List(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Items<'de> for BTreeMap<String, T> {
    fn read<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(Map(PhantomData))
    }
}

struct OneOrEach<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrEach<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EitherVisitor(self.0).expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        EitherVisitor(self.0).visit_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        List(self.0).visit_seq(items).map(OneOrMany::Many)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        EitherVisitor(self.0).visit_str(text)
    }
}

struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut read = Vec::new();
        loop {
            let mut item = None;
            if items.next_element_seed(Kept(Empty(&mut item)))?.is_none() {
                return Ok(read);
            }
            read.extend(item);
        }
    }
}

struct Map<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Map<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut read = BTreeMap::new();
        while let Some(name) = entries.next_key()? {
            let mut value = None;
            entries.next_value_seed(Kept(Empty(&mut value)))?;
            read.extend(value.map(|value| (name, value)));
        }
        Ok(read)
    }
}
