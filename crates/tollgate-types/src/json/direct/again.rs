//! A value that is read again by a tree, if it is odd.

use serde::de::{DeserializeSeed, SeqAccess};

use super::{Direct, Unfit};
use crate::json::{
    Tree,
    decode::{Lenient, Rule},
    parse,
    pass::Pass,
};

/// A value as a sequence: the visitor asks for it again while the sequence says that something is left.
pub(super) struct Attempts<'r, 'de> {
    reader: &'r mut Direct<'de>,
    rule: Rule,
    start: usize,
    depth: usize,
    /// How many names, and how many fields that were left out, precede it.
    before: (usize, usize),
    is_again: bool,
}

impl<'r, 'de> Attempts<'r, 'de> {
    #[inline]
    pub(super) const fn new(reader: &'r mut Direct<'de>, rule: Rule) -> Self {
        Self {
            start: reader.at,
            depth: reader.depth,
            before: (reader.names.len(), reader.left_out.len()),
            reader,
            rule,
            is_again: false,
        }
    }

    /// Goes back, and parses the value.
    #[cold]
    fn go_back(&mut self) -> Result<(), Unfit> {
        let reader = &mut *self.reader;
        reader.first_failure.get_or_insert(reader.at);
        let part = reader
            .may_be_odd
            .then(|| parse::part(reader.json, self.start, self.depth));
        let Some(part) = part.flatten() else {
            reader.may_be_odd = false;
            return Err(Unfit);
        };
        let (names, left_out) = self.before;
        reader.names.truncate(names);
        reader.left_out.truncate(left_out);
        (reader.at, reader.depth) = (part.end, self.depth);
        reader.has_odd = true;
        reader.odd = Some(part);
        self.is_again = true;
        Ok(())
    }

    /// Reads the value's tree. Returns `None` if the value is left out.
    #[cold]
    fn again<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let (tree, outside) = self.odd()?;
        let pass = Pass::inside(&tree, outside);
        let value = seed.deserialize(Lenient::of(&pass).under(self.rule));
        self.end(pass, value.is_err())?;
        Ok(value.ok())
    }

    /// The value's tree, and the names on the way to it.
    fn odd(&mut self) -> Result<(Tree<'de>, Vec<String>), Unfit> {
        self.is_again = false;
        let part = self.reader.odd.take().ok_or(Unfit)?;
        let names = self.reader.place.names(self.reader.json, self.start);
        Ok((part.tree, names))
    }

    /// Ends the reading of the tree.
    fn end(&mut self, pass: Pass<'_, '_>, is_left_out: bool) -> Result<(), Unfit> {
        if is_left_out && let Err(unfit) = pass.fail(self.rule, 0) {
            self.reader.may_be_odd = false;
            return Err(unfit);
        }
        self.reader.left_out.extend(pass.left_out());
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for Attempts<'_, 'de> {
    type Error = Unfit;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        if self.is_again {
            return self.again(seed);
        }
        match seed.deserialize(&mut *self.reader) {
            Ok(value) => Ok(Some(value)),
            Err(Unfit) => self.go_back().map(|()| None),
        }
    }

    /// Whether the value is to be asked for again.
    #[inline]
    fn size_hint(&self) -> Option<usize> {
        Some(usize::from(self.is_again))
    }
}
