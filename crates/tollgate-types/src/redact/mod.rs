//! Data for logs: as JSON, without what gives access.

mod collect;

use serde::{
    Serialize,
    ser::{Error as _, Serializer},
};
use serde_json::{Error, Value};

use self::collect::{Fields, Items};
use crate::secret::{REDACTED, SECRET};

/// What may be logged of data of the documents: the same JSON, with `[REDACTED]` for every secret.
///
/// A secret is what the documents mark so: card numbers, security codes, keys, tokens, and whatever else gives access.
/// Values under keys that the documents do not name are redacted too, since nobody knows what they hold: the merchant's
/// own metadata, details that a service asks the payer for, and what comes along with an invoice, such as its customer.
///
/// The documents mark nothing as personal. What they name of a person, such as PayCross's `customer`,
/// `billing_address` or the name on a card, stays readable.
///
/// ```
/// use tollgate_types::{Token, redacted};
///
/// let data = std::collections::BTreeMap::from([("a token", Token::new("4c9jHUgeL1SD"))]);
/// assert_eq!(redacted(&data).to_string(), r#"{"a token":"[REDACTED]"}"#);
/// ```
pub fn redacted<T: Serialize + ?Sized>(data: &T) -> Value {
    // What cannot be written as JSON is not shown either.
    let shown = data.serialize(Redactor { is_free: false });
    shown.unwrap_or_else(|_| hidden())
}

fn hidden() -> Value {
    REDACTED.into()
}

/// Writes JSON without secrets. `is_free` inside of what has keys that the documents do not name.
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

    /// A map, or a struct that takes keys which the documents do not name.
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Map, json};

    use super::*;
    use crate::{Amount, CardNumber, Cvv, OneOrMany, Open, PhpObject, SecretKey, Token};

    #[derive(Serialize)]
    struct Data {
        id: &'static str,
        amount: Amount,
        status: Open<String>,
        number: CardNumber,
        cvv: Option<Cvv>,
        tokens: OneOrMany<Token>,
        key: PhpObject<SecretKey>,
        nothing: PhpObject<Map<String, Value>>,
        absent: Option<Token>,
        metadata: Map<String, Value>,
        accounts: BTreeMap<&'static str, Account>,
        numbers: (u8, &'static str),
    }

    #[derive(Serialize)]
    struct Account {
        balance: Amount,
        token: Token,
    }

    #[derive(Serialize)]
    struct Open2 {
        id: u8,
        #[serde(flatten)]
        extra: Map<String, Value>,
    }

    fn metadata() -> Map<String, Value> {
        let data = json!({ "secret": "kqzv", "deep": [{ "more": ["kqzv", 5, true, null] }] });
        serde_json::from_value(data).unwrap()
    }

    #[test]
    fn secrets_and_what_is_not_named_are_hidden_and_the_rest_stays() {
        let data = Data {
            id: "cpi_1",
            amount: "19.99".parse().unwrap(),
            status: Open::new("processed"),
            number: CardNumber::new("4111111111111111").unwrap(),
            cvv: Some(Cvv::new("123").unwrap()),
            tokens: serde_json::from_str(r#"["kqzv", 17]"#).unwrap(),
            key: PhpObject::from(SecretKey::new("kqzv")),
            nothing: PhpObject::default(),
            absent: None,
            metadata: metadata(),
            accounts: BTreeMap::from([(
                "USD",
                Account {
                    balance: "5".parse().unwrap(),
                    token: Token::new("kqzv"),
                },
            )]),
            numbers: (1, "two"),
        };
        let hidden = "[REDACTED]";
        let shown = json!({
            "id": "cpi_1", "amount": 19.99, "status": "processed", "number": hidden, "cvv": hidden,
            "tokens": [hidden, hidden], "key": hidden, "nothing": [], "absent": null,
            "metadata": { "secret": hidden, "deep": [{ "more": [hidden, hidden, hidden, null] }] },
            "accounts": { "USD": { "balance": 5, "token": hidden } },
            "numbers": [1, "two"],
        });
        assert_eq!(redacted(&data), shown);
        // For those who read it again, it is written as it is.
        let written = serde_json::to_value(&data).unwrap();
        assert_eq!(written["number"], "4111111111111111");
        assert_eq!(written["tokens"], json!(["kqzv", 17]));
        assert_eq!(written["metadata"]["secret"], "kqzv");
    }

    #[test]
    fn of_a_struct_with_unnamed_keys_nothing_can_be_told_apart() {
        let extra = metadata();
        let shown = redacted(&Open2 { id: 1, extra });
        assert!(!shown.to_string().contains("kqzv"), "{shown}");
        assert_eq!(shown["id"], "[REDACTED]");
    }

    #[test]
    fn variants_are_written_as_json_does() {
        #[derive(Serialize)]
        enum Variant {
            Unit,
            New(u8),
            Tuple(u8, Token),
            Struct { token: Token, id: u8 },
        }
        let token = || Token::new("kqzv");
        let all = [
            (Variant::Unit, json!("Unit")),
            (Variant::New(1), json!({ "New": 1 })),
            (
                Variant::Tuple(1, token()),
                json!({ "Tuple": [1, "[REDACTED]"] }),
            ),
            (
                Variant::Struct {
                    token: token(),
                    id: 1,
                },
                json!({ "Struct": { "token": "[REDACTED]", "id": 1 } }),
            ),
        ];
        for (variant, shown) in all {
            assert_eq!(redacted(&variant), shown);
        }
    }

    #[test]
    fn what_cannot_be_written_is_not_shown() {
        let odd = BTreeMap::from([(vec![1], "kqzv")]);
        assert_eq!(redacted(&odd), "[REDACTED]");
    }
}
