//! Leaves out what cannot be read, until the rest can be.

use serde::de::DeserializeOwned;

use super::{
    core::IsCore,
    decode::Lenient,
    pass::{Pass, names},
    tree::Tree,
};

/// How often, on average, a value may be looked at before reading is given up. What comes from a provider stays far
/// below: each odd value costs what is read of its ancestors, and the body as a whole is read three times.
const MOST_VISITS: usize = 32;

/// What was read, and what was left out of it.
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// The places of the fields that could not be read, such as `data.attributes.rrn`; never their values.
    pub left_out: Vec<String>,
}

impl<T> Read<T> {
    pub(super) const fn whole(value: T) -> Self {
        Self {
            value,
            left_out: Vec::new(),
        }
    }
}

impl Tree<'_> {
    /// Reads a value, and leaves out what cannot be read; `None` if a field that `is_core` names is among it.
    pub fn read<T: DeserializeOwned>(self, is_core: IsCore) -> Option<Read<T>> {
        Reader::new(self, is_core).read()
    }
}

pub(super) struct Reader<'a> {
    tree: Tree<'a>,
    is_core: IsCore,
    /// The place from which the next pass goes on; nowhere if it is to read everything.
    from: Vec<usize>,
    left_out: Vec<String>,
    /// How many more values may be looked at.
    visits: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tree: Tree<'a>, is_core: IsCore) -> Self {
        Self {
            visits: MOST_VISITS * (tree.size() + MOST_VISITS),
            tree,
            is_core,
            from: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// How many more values may be looked at.
    #[cfg(test)]
    pub(super) const fn visits(&self) -> usize {
        self.visits
    }

    pub(super) fn read<T: DeserializeOwned>(&mut self) -> Option<Read<T>> {
        loop {
            if let Some(value) = self.pass()? {
                let left_out = std::mem::take(&mut self.left_out);
                return Some(Read { value, left_out });
            }
        }
    }

    /// One pass: the value, or nothing yet; `None` if there will be none.
    #[expect(
        clippy::option_option,
        reason = "the outer one ends reading, the inner one a pass"
    )]
    fn pass<T: DeserializeOwned>(&mut self) -> Option<Option<T>> {
        let pass = Pass::new(&self.tree, self.is_core, &self.from);
        let result = T::deserialize(Lenient::of(&pass));
        self.visits = self.visits.checked_sub(pass.visited())?;
        match result {
            Ok(value) if self.from.is_empty() => return Some(Some(value)),
            // Everything odd is left out now: once more, from the beginning.
            Ok(_) => self.from.clear(),
            Err(_) => {
                let place = pass.failed();
                self.failed(place)?;
            }
        }
        Some(None)
    }

    fn failed(&mut self, place: Vec<usize>) -> Option<()> {
        if place < self.from {
            // It was read before. Now it lacks a field that it needs, and that was not shown to it.
            let common = self.from.iter().zip(&place).take_while(|(a, b)| a == b);
            self.from.truncate(common.count());
            return Some(());
        }
        self.leave_out(&place)?;
        // A single odd value is the rule, and then nothing is left to be searched for.
        self.from = match self.left_out.len() {
            1 => Vec::new(),
            _ => place,
        };
        Some(())
    }

    fn leave_out(&mut self, place: &[usize]) -> Option<()> {
        let names = names(&self.tree, place);
        let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
        if (self.is_core)(&names) {
            return None;
        }
        let shown: Vec<_> = names.into_iter().map(shown).collect();
        let shown = shown.join(".");
        // What it holds is left out with it.
        let is_inside = |earlier: &String| {
            let rest = earlier.strip_prefix(&shown);
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        while self.left_out.last().is_some_and(is_inside) {
            self.left_out.pop();
        }
        self.left_out.push(shown);
        let odd = place
            .iter()
            .try_fold(&mut self.tree, |it, at| it.inside(*at))?;
        *odd = Tree::LeftOut;
        Some(())
    }
}

/// A name that may be shown. One that is no name, or that could be a card's number, is not.
fn shown(name: &str) -> &str {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    if name.len() <= 64 && digits < 12 && name.bytes().all(is_plain) {
        name
    } else {
        "…"
    }
}
