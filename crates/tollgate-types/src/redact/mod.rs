//! The redacted form of data, as JSON for logs.

mod collect;
#[cfg(test)]
mod tests;

use serde::{
    Serialize,
    ser::{Error as _, Serializer},
};
use serde_json::{Error, Value};

use self::collect::{Fields, Items};
use crate::secret::{REDACTED, SECRET};

/// Returns data of the documents as JSON for logs, with `[REDACTED]` in place of every secret.
///
/// The documents mark the secrets: card numbers, security codes, keys, tokens, and everything else that gives access.
/// Values under keys that the documents do not name are redacted too, since they can contain anything: the merchant's
/// own metadata, details that a service asks the payer for, and resources included with an invoice, such as its
/// customer.
///
/// The documents mark nothing as personal. Documented personal data, such as PayCross's `customer`, `billing_address`
/// or the name on a card, stay readable.
///
/// ```
/// use tollgate_types::{Token, redacted};
///
/// let data = std::collections::BTreeMap::from([("a token", Token::new("4c9jHUgeL1SD"))]);
/// assert_eq!(redacted(&data).to_string(), r#"{"a token":"[REDACTED]"}"#);
/// ```
pub fn redacted<T: Serialize + ?Sized>(data: &T) -> Value {
    // A value that cannot be written as JSON is not shown.
    let shown = data.serialize(Redactor { is_free: false });
    shown.unwrap_or_else(|_| hidden())
}

fn hidden() -> Value {
    REDACTED.into()
}

/// Writes JSON without secrets. `is_free` is set inside of an object whose keys the documents do not name.
#[derive(Clone, Copy)]
struct Redactor {
    is_free: bool,
}

impl Redactor {
    fn plain<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Error> {
        if self.is_free {
            return Ok(hidden());
        }
        serde_json::to_value(value)
    }
}

macro_rules! plain {
    ($($write:ident: $kind:ty),+ $(,)?) => { $(
        fn $write(self, value: $kind) -> Result<Value, Error> {
            self.plain(&value)
        }
    )+ };
}

impl Serializer for Redactor {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    plain! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8],
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_none(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value, Error> {
        self.plain(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Value, Error> {
        if name == SECRET {
            return Ok(hidden());
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, Error> {
        let value = value.serialize(self)?;
        Ok(collect::tagged(Some(variant), value))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Error> {
        Ok(Items::new(self, None))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Error> {
        Ok(Items::new(self, None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Error> {
        Ok(Items::new(self, None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items, Error> {
        Ok(Items::new(self, Some(variant)))
    }

    /// A map, or a struct that accepts keys which the documents do not name.
    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Error> {
        Ok(Fields::new(Self { is_free: true }, None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Error> {
        Ok(Fields::new(Self { is_free: false }, None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields, Error> {
        Ok(Fields::new(Self { is_free: false }, Some(variant)))
    }
}

/// The text of a map's key.
fn key_of<T: Serialize + ?Sized>(key: &T) -> Result<String, Error> {
    match serde_json::to_value(key)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(Error::custom("a key must be a string")),
    }
}
