//! Decodes a tree, and converts values of another type where their meaning is clear.

use serde::{
    Deserializer,
    de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    Text,
    pass::{Part, Pass, Unfit},
    tree::Tree,
};

/// A value that is read leniently.
#[derive(Clone, Copy)]
pub(super) struct Lenient<'t, 'a> {
    tree: &'t Tree<'a>,
    part: Part,
    pass: &'t Pass<'t, 'a>,
}

impl<'t, 'a> Lenient<'t, 'a> {
    pub(super) fn of(pass: &'t Pass<'t, 'a>) -> Self {
        Self {
            tree: pass.root(),
            part: pass.part_from(0),
            pass,
        }
    }

    fn items<'de, V: Visitor<'de>>(
        self,
        items: &'t [Tree<'a>],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let start = match self.part {
            Part::Whole => 0,
            Part::From(depth) => self.pass.start(depth),
            Part::Core => items.len(),
        };
        visitor.visit_seq(Items {
            holder: self,
            all: items,
            next: start,
        })
    }

    fn fields<'de, V: Visitor<'de>>(
        self,
        all: &'t [(Text<'a>, Tree<'a>)],
        core: &'t [usize],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let start = match self.part {
            Part::Whole => 0,
            Part::From(depth) => self.pass.start(depth),
            Part::Core => all.len(),
        };
        let before = core.partition_point(|position| *position < start);
        visitor.visit_map(Entries {
            holder: self,
            all,
            before: &core[..before],
            next: start,
            value: None,
        })
    }

    /// What is shown of the value inside at this position.
    fn inside(self, position: usize, tree: &'t Tree<'a>) -> Self {
        let part = self.pass.part_inside(self.part, position);
        Self { tree, part, ..self }
    }

    /// A number where a text belongs is its digits, and a broken text may be repaired.
    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::Number(number) if self.pass.is_text_here(number) => visitor.visit_str(number),
            Tree::Number(_) => Err(Unfit),
            Tree::Text(text) if text.is_broken() && self.pass.is_prose_here() => {
                visitor.visit_str(text.as_str())
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// PHP writes `[]` for an object without fields.
    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.tree {
            Tree::List(items) if items.is_empty() => self.fields(&[], &[], visitor),
            Tree::Object(fields) => self.fields(fields.all(), fields.core(), visitor),
            _ => Err(Unfit),
        }
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
            Tree::Odd | Tree::LeftOut => Err(Unfit),
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

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

struct Items<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: &'t [Tree<'a>],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        loop {
            let position = self.next;
            self.next += 1;
            match self.all.get(position) {
                None => return Ok(None),
                Some(Tree::LeftOut) => {}
                Some(item) => {
                    let item = self.holder.inside(position, item);
                    let read = || seed.deserialize(item);
                    return self.holder.pass.at(position, read).map(Some);
                }
            }
        }
    }
}

struct Entries<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: &'t [(Text<'a>, Tree<'a>)],
    /// The positions of core fields that are shown although they are before `next`.
    before: &'t [usize],
    next: usize,
    value: Option<(usize, &'t Tree<'a>)>,
}

impl Entries<'_, '_> {
    fn position(&mut self) -> usize {
        if let Some((position, rest)) = self.before.split_first() {
            self.before = rest;
            return *position;
        }
        self.next += 1;
        self.next - 1
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        loop {
            let position = self.position();
            match self.all.get(position) {
                None => return Ok(None),
                Some((_, Tree::LeftOut)) => {}
                Some((name, value)) => {
                    self.value = Some((position, value));
                    let name = IntoDeserializer::<Unfit>::into_deserializer(name.as_str());
                    return seed.deserialize(name).map(Some);
                }
            }
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        let (position, value) = self.value.take().ok_or(Unfit)?;
        let value = self.holder.inside(position, value);
        self.holder.pass.at(position, || seed.deserialize(value))
    }
}
