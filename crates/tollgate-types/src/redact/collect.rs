//! Serialisers of lists and objects.

use serde::{
    Serialize,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};
use serde_json::{Error, Map, Value};

use super::{Redactor, key_of};

/// A list, which may belong to a named variant of an enum.
pub(super) struct Items {
    redactor: Redactor,
    variant: Option<&'static str>,
    written: Vec<Value>,
}

/// An object, which may belong to a named variant of an enum.
pub(super) struct Fields {
    redactor: Redactor,
    variant: Option<&'static str>,
    written: Map<String, Value>,
    key: String,
}

impl Items {
    pub(super) const fn new(redactor: Redactor, variant: Option<&'static str>) -> Self {
        Self {
            redactor,
            variant,
            written: Vec::new(),
        }
    }

    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.written.push(value.serialize(self.redactor)?);
        Ok(())
    }

    fn all(self) -> Value {
        tagged(self.variant, self.written.into())
    }
}

impl Fields {
    pub(super) fn new(redactor: Redactor, variant: Option<&'static str>) -> Self {
        Self {
            redactor,
            variant,
            written: Map::new(),
            key: String::new(),
        }
    }

    fn add<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), Error> {
        self.written.insert(key, value.serialize(self.redactor)?);
        Ok(())
    }

    fn all(self) -> Value {
        tagged(self.variant, self.written.into())
    }
}

/// A value as JSON writes it for a variant of an enum.
pub(super) fn tagged(variant: Option<&'static str>, value: Value) -> Value {
    match variant {
        Some(variant) => Map::from_iter([(variant.to_owned(), value)]).into(),
        None => value,
    }
}

macro_rules! items {
    ($($kind:ident: $add:ident),+) => { $(
        impl $kind for Items {
            type Ok = Value;
            type Error = Error;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.add(value)
            }

            fn end(self) -> Result<Value, Error> {
                Ok(self.all())
            }
        }
    )+ };
}

items! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
}

macro_rules! fields {
    ($($kind:ident),+) => { $(
        impl $kind for Fields {
            type Ok = Value;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.add(key.to_owned(), value)
            }

            fn end(self) -> Result<Value, Error> {
                Ok(self.all())
            }
        }
    )+ };
}

fields! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Fields {
    type Ok = Value;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = key_of(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = std::mem::take(&mut self.key);
        self.add(key, value)
    }

    fn end(self) -> Result<Value, Error> {
        Ok(self.all())
    }
}
