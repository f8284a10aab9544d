//! Takes for the right type what can stand for it, and notes where reading has failed.

use std::cell::RefCell;

use serde::{
    Deserializer,
    de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Error, Map, Value, map};

/// Where a reader is, and where it failed first.
#[derive(Default)]
pub(super) struct Trace {
    here: RefCell<Vec<String>>,
    failed: RefCell<Option<Vec<String>>>,
}

impl Trace {
    /// The place of what could not be read.
    pub(super) fn failed(self) -> Vec<String> {
        self.failed.into_inner().unwrap_or_default()
    }

    fn at<T>(&self, name: &str, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.here.borrow_mut().push(name.to_owned());
        let result = read();
        if result.is_err() {
            self.failed
                .borrow_mut()
                .get_or_insert_with(|| self.here.borrow().clone());
        }
        self.here.borrow_mut().pop();
        result
    }
}

/// A value that is read leniently.
pub(super) struct Lenient<'de> {
    value: &'de Value,
    trace: &'de Trace,
}

impl<'de> Lenient<'de> {
    pub(super) const fn new(value: &'de Value, trace: &'de Trace) -> Self {
        Self { value, trace }
    }

    /// A number where a text belongs is its digits.
    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Number(number) => visitor.visit_string(number.to_string()),
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for Lenient<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { value, trace } = self;
        match value {
            Value::Array(items) => visitor.visit_seq(Items {
                all: items,
                next: 0,
                trace,
            }),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, trace)),
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = match self.value {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.to_ascii_lowercase(),
            _ => return self.deserialize_any(visitor),
        };
        match text.as_str() {
            "1" | "true" => visitor.visit_bool(true),
            "0" | "false" => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct map
        struct identifier ignored_any
    }
}

struct Items<'de> {
    all: &'de [Value],
    next: usize,
    trace: &'de Trace,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.all.get(self.next) else {
            return Ok(None);
        };
        let index = self.next;
        self.next += 1;
        let trace = self.trace;
        trace
            .at(&index.to_string(), || {
                seed.deserialize(Lenient::new(value, trace))
            })
            .map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.all.len() - self.next)
    }
}

struct Fields<'de> {
    left: map::Iter<'de>,
    value: Option<(&'de str, &'de Value)>,
    trace: &'de Trace,
}

impl<'de> Fields<'de> {
    fn of(fields: &'de Map<String, Value>, trace: &'de Trace) -> Self {
        Self {
            left: fields.iter(),
            value: None,
            trace,
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((name, value)) = self.left.next() else {
            return Ok(None);
        };
        self.value = Some((name, value));
        seed.deserialize(name.as_str().into_deserializer())
            .map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let (name, value) = self.value.take().unwrap_or(("", &Value::Null));
        let trace = self.trace;
        trace.at(name, || seed.deserialize(Lenient::new(value, trace)))
    }
}
