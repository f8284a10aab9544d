//! Reads YAML strictly: it reports parts that a reader would drop or change without an error.

use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The first integer that a double cannot distinguish from its neighbour.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A place that was read, though not all of what it says was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The keys and indices that lead there.
    pub path: Vec<String>,
    /// The problem.
    pub message: String,
}

/// Reads a text, and collects its problems.
///
/// # Errors
///
/// The text is not YAML, or has more than one document.
pub fn parse(text: &str) -> Result<(Value, Vec<Oddity>), yaml_serde::Error> {
    let mut reader = Reader {
        path: Vec::new(),
        odd: Vec::new(),
    };
    let value = reader.deserialize(yaml_serde::Deserializer::from_str(text))?;
    Ok((value, reader.odd))
}

struct Reader {
    path: Vec<String>,
    odd: Vec<Oddity>,
}

impl Reader {
    fn odd(&mut self, message: impl Into<String>) {
        self.odd.push(Oddity {
            path: self.path.clone(),
            message: message.into(),
        });
    }

    fn number(&mut self, number: Option<Number>) -> Value {
        number.map_or_else(
            || {
                self.odd("a number that JSON does not keep: put it in quotes");
                Value::Null
            },
            Value::Number,
        )
    }

    /// Takes the first of several members with one key: a reader would keep one of them, and lose the other.
    fn member(&mut self, map: &mut Map<String, Value>, key: Key, value: Value) {
        let Key { text, is_text } = key;
        if text == "<<" {
            self.odd("a merge key `<<` is not resolved: write the members out");
        }
        if !is_text {
            self.odd("a key that is not a string: put it in quotes");
        }
        if map.contains_key(&text) {
            self.odd("is written twice: remove one of the two");
        }
        map.entry(text).or_insert(value);
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reader {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
        Ok(self.number(None))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
        Ok(self.number(None))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value).filter(|_| value.abs() < EXACT);
        Ok(self.number(number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            self.path.push(list.len().to_string());
            let item = items.next_element_seed(&mut *self);
            self.path.pop();
            match item? {
                Some(item) => list.push(item),
                None => return Ok(list.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<Key>()? {
            self.path.push(key.text.clone());
            let value = members.next_value_seed(&mut *self)?;
            self.member(&mut map, key, value);
            self.path.pop();
        }
        Ok(map.into())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, value) = tagged.variant::<String>()?;
        self.odd(format!("the tag `!{tag}` has no meaning here: remove it"));
        value.newtype_variant_seed(self)
    }
}

/// A key as it is written, and whether it is a text or a status.
struct Key {
    text: String,
    is_text: bool,
}

impl<'de> serde::Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = yaml_serde::Value::deserialize(deserializer)?;
        let (text, is_text) = match key {
            yaml_serde::Value::String(text) => (text, true),
            yaml_serde::Value::Number(number) => (number.to_string(), number.is_u64()),
            yaml_serde::Value::Bool(value) => (value.to_string(), false),
            yaml_serde::Value::Null => ("null".to_owned(), false),
            _ => ("?".to_owned(), false),
        };
        Ok(Self { text, is_text })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn odd(text: &str) -> Vec<String> {
        let (_, odd) = parse(text).unwrap();
        let text = |odd: &Oddity| format!("{}: {}", odd.path.join("."), odd.message);
        odd.iter().map(text).collect()
    }

    #[test]
    fn the_first_of_two_members_with_one_key_is_kept_and_the_second_is_reported() {
        let text = "a: {b: {x: 1, y: 2, x: 3}}\nc: [{d: 1, d: 1}]";
        let (value, _) = parse(text).unwrap();
        assert_eq!(
            value,
            json!({"a": {"b": {"x": 1, "y": 2}}, "c": [{"d": 1}]})
        );
        let [first, second] = &odd(text)[..] else {
            panic!("{:?}", odd(text));
        };
        assert!(first.starts_with("a.b.x: is written twice"), "{first}");
        assert!(second.starts_with("c.0.d: is written twice"), "{second}");
    }

    #[test]
    fn what_reading_changes_is_reported() {
        for (text, place) in [
            ("a: &x {b: 1}\nc:\n  <<: *x", "c.<<: a merge key"),
            ("a: {true: 1}", "a.true: a key that is not a string"),
            ("a: {~: 1}", "a.null: a key that is not a string"),
            ("a: {1.5: 1}", "a.1.5: a key that is not a string"),
            ("a: {[b]: 1}", "a.?: a key that is not a string"),
            ("a: !b c", "a: the tag `!b`"),
            ("a: 123456789012345678901234567890", "a: a number"),
            ("a: .inf", "a: a number"),
            ("a: 1e300", "a: a number"),
        ] {
            let odd = odd(text);
            assert!(
                odd.len() == 1 && odd[0].starts_with(place),
                "{text}: {odd:?}"
            );
        }
    }

    #[test]
    fn plain_yaml_is_read_unchanged() {
        let text = "200: {a: &x [1, -2, 1.5, true, no, ~], b: *x}";
        let list = json!([1, -2, 1.5, true, "no", null]);
        assert_eq!(
            parse(text).unwrap(),
            (json!({"200": {"a": list, "b": list}}), Vec::new())
        );
        assert!(parse("a: 1\n---\na: 2").is_err());
        assert!(parse("a: *nowhere").is_err());
    }
}
