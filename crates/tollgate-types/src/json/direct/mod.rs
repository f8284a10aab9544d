//! Reads a body in one pass and without a tree. Only a value that is odd is read by a tree of its own.

mod again;
mod scan;

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};

use self::again::Attempts;
use super::{
    Read,
    decode::Rule,
    parse::{DEPTH, Part},
    pass::Unfit,
    place::Place,
    unique::are_unique,
};
use crate::lenient::{CORE, OTHER};

/// Reads a body, in which values may be odd.
///
/// # Errors
///
/// The position at which the body cannot be read so. A tree of the whole body may still be readable.
pub(super) fn read<T: DeserializeOwned>(json: &str) -> Result<Read<T>, usize> {
    whole(&mut Direct::new(json, true))
}

/// Reads a body in which nothing is odd, and in which no object has a name twice.
pub(super) fn documented<T: DeserializeOwned>(json: &str) -> Option<T> {
    let mut reader = Direct::new(json, false);
    let read = whole(&mut reader).ok()?;
    (!reader.may_repeat).then_some(read.value)
}

fn whole<T: DeserializeOwned>(reader: &mut Direct<'_>) -> Result<Read<T>, usize> {
    let read = T::deserialize(&mut *reader);
    let is_over = reader.next().is_none();
    // Of two fields with one name either could be meant.
    let is_doubtful = reader.has_odd && reader.may_repeat;
    match read {
        Ok(value) if is_over && !is_doubtful => Ok(Read {
            value,
            left_out: std::mem::take(&mut reader.left_out),
        }),
        _ => Err(reader.first_failure.unwrap_or(reader.at)),
    }
}

/// A body, and what is known of the part that was read.
struct Direct<'de> {
    json: &'de str,
    /// The position of the next byte.
    at: usize,
    /// The number of objects and lists around it.
    depth: usize,
    /// The names in all open objects that no struct compares.
    names: Vec<&'de str>,
    /// The name of the value that follows, where no struct compares it if the value is ignored.
    name: Option<&'de str>,
    /// Whether an object may have a name twice. A name with an escape is not compared.
    may_repeat: bool,
    /// Whether an odd value is read by a tree. If a core value could not be read, nothing around it can be either.
    may_be_odd: bool,
    has_odd: bool,
    /// The place of the last odd value.
    place: Place<'de>,
    /// The odd value that is about to be read again.
    odd: Option<Part<'de>>,
    first_failure: Option<usize>,
    left_out: Vec<String>,
}

impl<'de> Direct<'de> {
    fn new(json: &'de str, may_be_odd: bool) -> Self {
        Self {
            json,
            at: 0,
            depth: 0,
            names: Vec::with_capacity(32),
            name: None,
            may_repeat: false,
            may_be_odd,
            has_odd: false,
            place: Place::default(),
            odd: None,
            first_failure: None,
            left_out: Vec::new(),
        }
    }

    #[inline]
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Unfit>) -> Result<T, Unfit> {
        if self.depth == DEPTH {
            return Err(Unfit);
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    /// Reads an object. A struct itself refuses those names twice that it knows, so that only the others are compared.
    #[inline]
    fn object<V: Visitor<'de>>(&mut self, is_struct: bool, visitor: V) -> Result<V::Value, Unfit> {
        self.nested(|reader| {
            let mut entries = Entries {
                first_name: reader.names.len(),
                reader,
                is_struct,
                is_first: true,
                is_over: false,
            };
            let value = visitor.visit_map(&mut entries)?;
            entries.is_over.then_some(value).ok_or(Unfit)
        })
    }

    #[inline]
    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unfit> {
        self.nested(|reader| {
            let mut items = Items {
                reader,
                is_first: true,
                is_over: false,
            };
            let value = visitor.visit_seq(&mut items)?;
            items.is_over.then_some(value).ok_or(Unfit)
        })
    }

    fn any_text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unfit> {
        match self.plain_text() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_string(self.escaped_text()?),
        }
    }

    /// Goes to the next entry or item. Returns whether there is one before this end.
    #[inline]
    fn is_followed(&mut self, is_first: bool, end: u8) -> Result<bool, Unfit> {
        match self.next() {
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(Unfit),
        }
    }

    fn end_names(&mut self, first: usize) {
        if self.names.len() > first {
            self.may_repeat |= !are_unique(&mut self.names[first..]);
            self.names.truncate(first);
        }
    }
}

impl<'de> Deserializer<'de> for &mut Direct<'de> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.next() {
            Some(b'"') => self.any_text(visitor),
            Some(b'{') => self.object(false, visitor),
            Some(b'[') => self.list(visitor),
            Some(b'n') => self.word("null").and_then(|()| visitor.visit_unit()),
            Some(b't') => self.word("true").and_then(|()| visitor.visit_bool(true)),
            Some(b'f') => self.word("false").and_then(|()| visitor.visit_bool(false)),
            Some(_) => self.number(visitor),
            None => Err(Unfit),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.next() {
            Some(b'"') => self.any_text(visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.next() == Some(b'n') {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.next() {
            Some(b'{') => self.object(true, visitor),
            // serde would read the items of a list as the fields.
            _ => Err(Unfit),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.next() {
            Some(b'"') => {
                let word = self.plain_text().ok_or(Unfit)?;
                visitor.visit_enum(word.into_deserializer())
            }
            _ => Err(Unfit),
        }
    }

    /// The newtypes of `crate::lenient` are where reading begins again, by a tree.
    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match name {
            CORE => visitor.visit_seq(Attempts::new(self, Rule::Core)),
            OTHER => visitor.visit_seq(Attempts::new(self, Rule::Outer)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.names.extend(self.name.take());
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

struct Entries<'r, 'de> {
    reader: &'r mut Direct<'de>,
    is_struct: bool,
    /// Where the names of this object begin.
    first_name: usize,
    is_first: bool,
    is_over: bool,
}

impl<'de> MapAccess<'de> for &mut Entries<'_, 'de> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        if !self.reader.is_followed(self.is_first, b'}')? {
            self.is_over = true;
            self.reader.end_names(self.first_name);
            return Ok(None);
        }
        self.is_first = false;
        if self.reader.next() != Some(b'"') {
            return Err(Unfit);
        }
        let Some(name) = self.reader.plain_text() else {
            let name = self.reader.escaped_text()?;
            self.reader.name = None;
            self.reader.may_repeat = true;
            return seed.deserialize(name.into_deserializer()).map(Some);
        };
        if self.is_struct {
            self.reader.name = Some(name);
        } else {
            self.reader.name = None;
            self.reader.names.push(name);
        }
        seed.deserialize(BorrowedStrDeserializer::new(name))
            .map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        if self.reader.next() != Some(b':') {
            return Err(Unfit);
        }
        self.reader.at += 1;
        seed.deserialize(&mut *self.reader)
    }
}

struct Items<'r, 'de> {
    reader: &'r mut Direct<'de>,
    is_first: bool,
    is_over: bool,
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        if !self.reader.is_followed(self.is_first, b']')? {
            self.is_over = true;
            return Ok(None);
        }
        self.is_first = false;
        self.reader.name = None;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}
