//! The fields of an object and the items of a list, of a body or of a tree.

use serde::de::{
    DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, value::BorrowedStrDeserializer,
};

use super::{Direct, Unfit};
use crate::json::lenient::{Fields, Parts};

/// The fields of an object.
pub(super) struct Entries<'r, 't, 'de> {
    pub(super) reader: &'r mut Direct<'t, 'de>,
    pub(super) is_struct: bool,
    /// Where the names of this object begin.
    pub(super) first_name: usize,
    pub(super) is_first: bool,
    pub(super) is_over: bool,
    /// The fields of a tree's object, if it is one.
    pub(super) fields: Option<Fields<'t, 'de>>,
}

impl<'de> MapAccess<'de> for &mut Entries<'_, '_, 'de> {
    type Error = Unfit;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        if let Some(name) = self.plain_name() {
            let name = BorrowedStrDeserializer::new(name);
            return seed.deserialize(name).map(Some);
        }
        match self.other_name()? {
            Some(name) => seed.deserialize(name.into_deserializer()).map(Some),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        let is_tree = self.fields.is_some();
        if is_tree {
            self.enter()?;
        }
        let value = seed.deserialize(&mut *self.reader);
        if is_tree {
            self.leave();
        }
        value
    }
}

impl<'de> Entries<'_, '_, 'de> {
    /// Takes the next name and the colon after it, if the name is written without escapes in a body.
    fn plain_name(&mut self) -> Option<&'de str> {
        let start = self.reader.at;
        let name = self.name_and_colon();
        match name {
            Some(_) => self.is_first = false,
            None => self.reader.at = start,
        }
        name
    }

    /// As `plain_name`. Where there is no such name, the position is somewhere after the start.
    #[inline]
    fn name_and_colon(&mut self) -> Option<&'de str> {
        let reader = &mut *self.reader;
        if !self.is_first {
            if reader.next()? != b',' {
                return None;
            }
            reader.at += 1;
        }
        if reader.next()? != b'"' {
            return None;
        }
        let name = reader.plain_text()?;
        if reader.next()? != b':' {
            return None;
        }
        reader.at += 1;
        reader.name = self.is_struct.then_some(name);
        if !self.is_struct {
            reader.names.push(name);
        }
        Some(name)
    }

    /// Takes the next name of a tree, or one with escapes; `None` at the end of the object.
    fn other_name(&mut self) -> Result<Option<String>, Unfit> {
        if let Some(fields) = &mut self.fields {
            return Ok(fields.next());
        }
        let reader = &mut *self.reader;
        if !reader.is_followed(self.is_first, b'}')? {
            self.is_over = true;
            reader.end_names(self.first_name);
            return Ok(None);
        }
        self.is_first = false;
        if reader.next() != Some(b'"') {
            return Err(Unfit);
        }
        let name = reader.escaped_text()?;
        if reader.next() != Some(b':') {
            return Err(Unfit);
        }
        reader.at += 1;
        reader.name = None;
        reader.may_repeat = true;
        Ok(Some(name))
    }

    /// Goes to the value of a tree's field.
    #[cold]
    fn enter(&mut self) -> Result<(), Unfit> {
        let value = self.fields.as_mut().and_then(Fields::enter);
        self.reader.enter(value)
    }

    /// Leaves the value of a tree's field.
    #[cold]
    fn leave(&self) {
        if let Some(fields) = &self.fields {
            fields.leave();
        }
    }
}

/// The items of a list.
pub(super) struct Items<'r, 't, 'de> {
    pub(super) reader: &'r mut Direct<'t, 'de>,
    pub(super) is_first: bool,
    pub(super) is_over: bool,
    /// The items of a tree's list, if it is one.
    pub(super) parts: Option<Parts<'t, 'de>>,
}

impl<'de> SeqAccess<'de> for &mut Items<'_, '_, 'de> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        if let Some(parts) = &mut self.parts {
            let Some(item) = parts.next() else {
                return Ok(None);
            };
            self.reader.enter(Some(item))?;
            let item = seed.deserialize(&mut *self.reader);
            parts.leave();
            return item.map(Some);
        }
        if !self.reader.is_followed(self.is_first, b']')? {
            self.is_over = true;
            return Ok(None);
        }
        self.is_first = false;
        self.reader.name = None;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}
