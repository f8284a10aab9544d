//! Decodes a tree, and converts values of another type where their meaning is clear.

use std::{iter::Enumerate, slice};

use super::{
    Text,
    pass::{Pass, Unfit},
    tree::Tree,
};
use crate::lenient::{CORE, FREE, OTHER};
use serde::{
    Deserializer,
    de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

/// The core texts that may come as a number: its digits are the same id or code.
const IDS: &[&str] = &[
    "code",
    "external_id",
    "id",
    "parent_uid",
    "reference_id",
    "tracking_id",
    "uid",
];

/// The texts that only people read: they are worth more repaired than left out.
const PROSE: &[&str] = &[
    "description",
    "friendly_message",
    "message",
    "reason",
    "resolution_message",
];

/// A value that is read leniently.
#[derive(Clone, Copy)]
pub(super) struct Lenient<'t, 'a> {
    tree: &'t Tree<'a>,
    rule: Rule,
    pass: &'t Pass<'t, 'a>,
}

/// The treatment of a value that cannot be read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// Whatever holds it says.
    Outer,
    /// It must be readable.
    Core,
    /// Any part of it may be left out.
    Free,
}

impl<'t, 'a> Lenient<'t, 'a> {
    pub(super) fn of(pass: &'t Pass<'t, 'a>) -> Self {
        Self {
            tree: pass.root(),
            rule: Rule::Outer,
            pass,
        }
    }

    pub(super) fn under(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }

    fn items<'de, V: Visitor<'de>>(
        self,
        items: &'t [Tree<'a>],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Items {
            holder: self,
            all: items.iter().enumerate(),
        })
    }

    fn fields<'de, V: Visitor<'de>>(
        self,
        all: &'t [(Text<'a>, Tree<'a>)],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let rule = match self.rule {
            Rule::Core => Rule::Outer,
            rule => rule,
        };
        visitor.visit_map(Entries {
            holder: self.under(rule),
            all: all.iter().enumerate(),
            value: None,
        })
    }

    /// Whether this part of a value of any shape is to be left out. The pass notes its place.
    fn leaves_out(self, position: usize, part: &Tree<'_>) -> bool {
        let is_left_out = self.rule == Rule::Free && is_odd(part);
        if is_left_out {
            self.pass.leave_out_at(position);
        }
        is_left_out
    }

    /// A number where a text belongs is its digits, and a broken text may be repaired.
    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::Number(number) if self.is_text(number) => visitor.visit_str(number),
            Tree::Number(_) => Err(Unfit),
            Tree::Text(text) if text.is_broken() && self.is_prose() => {
                visitor.visit_str(text.as_str())
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// Whether this number may be converted to the text that is being read. In a core field it may be an id alone.
    fn is_text(self, number: &str) -> bool {
        let is_whole = || number.bytes().all(|byte| byte.is_ascii_digit());
        self.rule != Rule::Core || is_whole() && self.is_named(IDS)
    }

    /// Whether a broken text is to be repaired. An id, a link or a name of something would then be another.
    fn is_prose(self) -> bool {
        self.rule != Rule::Core && self.is_named(PROSE)
    }

    fn is_named(self, names: &[&str]) -> bool {
        let field = self.pass.field();
        field.is_some_and(|field| names.contains(&&*field))
    }

    /// PHP writes `[]` for an object without fields.
    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::List(items) if items.is_empty() => self.fields(&[], visitor),
            Tree::Object(fields) => self.fields(fields.all(), visitor),
            _ => Err(Unfit),
        }
    }
}

/// Whether a part of a value of any shape cannot be read.
fn is_odd(part: &Tree<'_>) -> bool {
    match part {
        Tree::Odd => true,
        Tree::Text(text) => text.is_broken(),
        Tree::Number(number) => serde_json::from_str::<serde_json::Number>(number).is_err(),
        Tree::Null | Tree::Bool(_) | Tree::List(_) | Tree::Object(_) => false,
    }
}

impl<'de> Deserializer<'de> for Lenient<'_, '_> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(flag) => visitor.visit_bool(*flag),
            Tree::Number(number) => {
                let number: serde_json::Number = serde_json::from_str(number).map_err(|_| Unfit)?;
                number.deserialize_any(visitor).map_err(|_| Unfit)
            }
            Tree::Text(text) if text.is_broken() => Err(Unfit),
            Tree::Text(text) => visitor.visit_str(text.as_str()),
            Tree::List(items) => self.items(items, visitor),
            Tree::Object(_) => self.object(visitor),
            Tree::Odd => Err(Unfit),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.text(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let text = match self.tree {
            Tree::Number(number) => number,
            Tree::Text(text) => text.as_str(),
            _ => return self.deserialize_any(visitor),
        };
        match text.to_ascii_lowercase().as_str() {
            "1" | "true" => visitor.visit_bool(true),
            "0" | "false" => visitor.visit_bool(false),
            _ => Err(Unfit),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::Object(fields) if fields.is_empty() => self.items(&[], visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let word = self.tree.as_str().ok_or(Unfit)?;
        visitor.visit_enum(word.into_deserializer())
    }

    /// The newtypes of `crate::lenient` say what may be left out.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match name {
            CORE => visitor.visit_seq(Kept(Some(self.under(Rule::Core)))),
            OTHER => visitor.visit_seq(Kept(Some(self.under(Rule::Outer)))),
            FREE => visitor.visit_newtype_struct(self.under(Rule::Free)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// A value that is core, or may be left out: a sequence of one, or of none.
struct Kept<'t, 'a>(Option<Lenient<'t, 'a>>);

impl<'de> SeqAccess<'de> for Kept<'_, '_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let Some(value) = self.0.take() else {
            return Ok(None);
        };
        let (pass, count) = (value.pass, value.pass.count());
        match seed.deserialize(value) {
            Ok(read) => Ok(Some(read)),
            Err(Unfit) => pass.fail(value.rule, count).map(|()| None),
        }
    }
}

struct Items<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: Enumerate<slice::Iter<'t, Tree<'a>>>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let holder = self.holder;
        let next = self
            .all
            .find(|(position, item)| !holder.leaves_out(*position, item));
        let Some((position, tree)) = next else {
            return Ok(None);
        };
        holder.pass.enter(position);
        let read = seed.deserialize(Lenient { tree, ..holder });
        holder.pass.leave();
        read.map(Some)
    }
}

struct Entries<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: Enumerate<slice::Iter<'t, (Text<'a>, Tree<'a>)>>,
    value: Option<(usize, &'t Tree<'a>)>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        let holder = self.holder;
        let next = self
            .all
            .find(|(position, (_, value))| !holder.leaves_out(*position, value));
        let Some((position, (name, value))) = next else {
            return Ok(None);
        };
        self.value = Some((position, value));
        let name = IntoDeserializer::<Unfit>::into_deserializer(name.as_str());
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        let (position, tree) = self.value.take().ok_or(Unfit)?;
        let holder = self.holder;
        holder.pass.enter(position);
        let read = seed.deserialize(Lenient { tree, ..holder });
        holder.pass.leave();
        read
    }
}
