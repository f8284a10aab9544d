//! Reads a body in one pass and without a tree. Only a value that is odd is read by a tree of its own.
//!
//! One reader reads both, so that the code of a type is compiled once: where the text ends, the reader has a tree, or
//! nothing.

mod again;
mod parts;
mod scan;
mod token;

use serde::{
    Deserializer,
    de::{DeserializeOwned, IntoDeserializer, Visitor},
    forward_to_deserialize_any,
};

use self::{
    again::Attempts,
    parts::{Entries, Items},
    token::{Letters, Token},
};
use super::{
    Read,
    lenient::{Fields, Lenient, Parts, Rule},
    parse::{DEPTH, Part},
    pass::{Pass, Unfit},
    place::Place,
    unique::are_unique,
};
use crate::lenient::{CORE, FREE, OTHER};

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

/// Reads a tree, and leaves out what cannot be read.
pub(super) fn read_tree<T: DeserializeOwned>(pass: &Pass<'_, '_>) -> Result<T, Unfit> {
    T::deserialize(&mut Direct::of_tree(Lenient::of(pass)))
}

fn whole<T: DeserializeOwned>(reader: &mut Direct<'_, '_>) -> Result<Read<T>, usize> {
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

/// A body, and what is known of the part that was read; or a tree.
struct Direct<'t, 'de> {
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
    /// The value that is read instead of the text, which is empty then.
    tree: Option<Lenient<'t, 'de>>,
}

impl<'t, 'de> Direct<'t, 'de> {
    fn new(json: &'de str, may_be_odd: bool) -> Self {
        let mut reader = Self::empty();
        (reader.json, reader.may_be_odd) = (json, may_be_odd);
        reader.names.reserve(32);
        reader
    }

    fn of_tree(tree: Lenient<'t, 'de>) -> Self {
        let mut reader = Self::empty();
        reader.tree = Some(tree);
        reader
    }

    fn empty() -> Self {
        Self {
            json: "",
            at: 0,
            depth: 0,
            names: Vec::new(),
            name: None,
            may_repeat: false,
            may_be_odd: false,
            has_odd: false,
            place: Place::default(),
            odd: None,
            first_failure: None,
            left_out: Vec::new(),
            tree: None,
        }
    }

    /// Reads an object. A struct itself refuses those names twice that it knows, so that only the others are compared.
    #[inline]
    fn entries<V: Visitor<'de>>(
        &mut self,
        fields: Option<Fields<'t, 'de>>,
        is_struct: bool,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let is_tree = fields.is_some();
        self.begin(is_tree)?;
        let mut entries = Entries {
            first_name: self.names.len(),
            reader: self,
            is_struct,
            is_first: true,
            is_over: is_tree,
            fields,
        };
        let value = visitor.visit_map(&mut entries);
        if !entries.is_over {
            return Err(Unfit);
        }
        self.end(is_tree, value.is_ok());
        value
    }

    #[inline]
    fn items<V: Visitor<'de>>(
        &mut self,
        parts: Option<Parts<'t, 'de>>,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let is_tree = parts.is_some();
        self.begin(is_tree)?;
        let mut items = Items {
            reader: self,
            is_first: true,
            is_over: is_tree,
            parts,
        };
        let value = visitor.visit_seq(&mut items);
        if !items.is_over {
            return Err(Unfit);
        }
        self.end(is_tree, value.is_ok());
        value
    }

    /// Begins an object or a list. A tree was parsed already, no deeper than is read.
    fn begin(&mut self, is_tree: bool) -> Result<(), Unfit> {
        if !is_tree {
            if self.depth == DEPTH {
                return Err(Unfit);
            }
            self.depth += 1;
            self.at += 1;
        }
        Ok(())
    }

    /// Ends an object or a list. After a failure the depth is set back with the position.
    fn end(&mut self, is_tree: bool, is_read: bool) {
        self.depth -= usize::from(!is_tree && is_read);
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

impl<'de> Deserializer<'de> for &mut Direct<'_, 'de> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.token()? {
            Token::Null => visitor.visit_unit(),
            Token::Flag(flag) => visitor.visit_bool(flag),
            Token::Whole(number) => visitor.visit_u64(number),
            Token::Negative(number) => visitor.visit_i64(number),
            Token::Number(number) => number.deserialize_any(visitor).map_err(|_| Unfit),
            Token::Text(text) => text.show(visitor),
            Token::List(parts) => self.items(parts, visitor),
            Token::Object(fields) => self.entries(fields, false, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_bool(self.flag()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.text()?.show(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.text()?.show(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.takes_null()? {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let parts = self.list()?;
        self.items(parts, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let fields = self.object()?;
        self.entries(fields, false, visitor)
    }

    /// Reads an object only: serde would read the items of a list as the fields.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let fields = self.object()?;
        self.entries(fields, true, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_enum(self.choice()?.into_deserializer())
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
            FREE => visitor.visit_newtype_struct(self.under(Rule::Free)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.tree.is_some() {
            return visitor.visit_unit();
        }
        self.names.extend(self.name.take());
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

impl<'de> Letters<'_, 'de> {
    #[inline]
    fn show<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::OfBody(text) => visitor.visit_borrowed_str(text),
            Self::Escaped(text) => visitor.visit_string(text),
            Self::OfTree(text) => visitor.visit_str(text),
        }
    }
}
