//! A value that is read again by a tree, if it is odd.

use serde::de::{DeserializeSeed, SeqAccess};

use super::{Direct, Unfit};
use crate::json::{
    Tree,
    lenient::{Lenient, Rule},
    parse,
    pass::Pass,
};

/// A value as a sequence: the visitor asks for it again while the sequence says that something is left.
pub(super) struct Attempts<'r, 't, 'de> {
    reader: &'r mut Direct<'t, 'de>,
    rule: Rule,
    start: usize,
    depth: usize,
    /// How many names, and how many fields that were left out, precede it.
    before: (usize, usize),
    is_again: bool,
}

impl<'r, 't, 'de> Attempts<'r, 't, 'de> {
    #[inline]
    pub(super) fn new(reader: &'r mut Direct<'t, 'de>, rule: Rule) -> Self {
        let left_out = match reader.under(rule).tree {
            Some(tree) => tree.pass().count(),
            None => reader.left_out.len(),
        };
        Self {
            start: reader.at,
            depth: reader.depth,
            before: (reader.names.len(), left_out),
            reader,
            rule,
            is_again: false,
        }
    }

    /// Goes back, and parses the value. A value of a tree is left out at once.
    #[cold]
    fn go_back(&mut self) -> Result<(), Unfit> {
        let reader = &mut *self.reader;
        if let Some(tree) = reader.tree {
            return tree.pass().fail(self.rule, self.before.1);
        }
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
        let (mut seed, mut value) = (Some(seed), None);
        self.in_tree(&mut |reader| {
            value = seed.take().and_then(|it| it.deserialize(reader).ok());
            value.is_some()
        })?;
        Ok(value)
    }

    /// Calls `read`, which says whether it could read the value, with the value's tree.
    fn in_tree(&mut self, read: &mut dyn FnMut(&mut Direct<'_, 'de>) -> bool) -> Result<(), Unfit> {
        let (tree, outside) = self.odd()?;
        let pass = Pass::inside(&tree, outside);
        let is_read = read(&mut Direct::of_tree(Lenient::of(&pass).under(self.rule)));
        self.end(pass, !is_read)
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

impl<'de> SeqAccess<'de> for Attempts<'_, '_, 'de> {
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
