//! One pass through a tree, which leaves out what cannot be read.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    fmt,
};

use super::{lenient::Rule, text, tree::Tree};

/// A value cannot be decoded. The pass knows its place; its text must not be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of another type")
    }
}

impl std::error::Error for Unfit {}

impl serde::de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// One pass through a tree.
pub(super) struct Pass<'t, 'a> {
    root: &'t Tree<'a>,
    /// The names on the way to the tree, if it is a part of a body.
    outside: Vec<String>,
    /// The positions on the way to the value that is being read.
    here: RefCell<Vec<usize>>,
    left_out: RefCell<Vec<String>>,
    /// Whether a core field could not be read, so that nothing around it can be either.
    has_failed: Cell<bool>,
    #[cfg(test)]
    visited: Cell<usize>,
}

impl<'t, 'a> Pass<'t, 'a> {
    pub(super) fn new(root: &'t Tree<'a>) -> Self {
        Self::inside(root, Vec::new())
    }

    /// A pass through a part of a body, with the names on the way to it.
    pub(super) fn inside(root: &'t Tree<'a>, outside: Vec<String>) -> Self {
        Self {
            root,
            outside,
            here: RefCell::default(),
            left_out: RefCell::default(),
            has_failed: Cell::default(),
            #[cfg(test)]
            visited: Cell::default(),
        }
    }

    pub(super) const fn root(&self) -> &'t Tree<'a> {
        self.root
    }

    /// How often a value was looked at.
    #[cfg(test)]
    pub(super) fn visited(&self) -> usize {
        self.visited.get()
    }

    /// The places of what was left out.
    pub(super) fn left_out(self) -> Vec<String> {
        self.left_out.into_inner()
    }

    /// Goes to this position of the value that is being read.
    pub(super) fn enter(&self, position: usize) {
        #[cfg(test)]
        self.visited.set(self.visited.get() + 1);
        self.here.borrow_mut().push(position);
    }

    /// Goes back to what holds the value.
    pub(super) fn leave(&self) {
        self.here.borrow_mut().pop();
    }

    /// How many fields were left out until now.
    pub(super) fn count(&self) -> usize {
        self.left_out.borrow().len()
    }

    /// Leaves the value that could not be read out, and with it all that was left out inside of it since this count.
    ///
    /// # Errors
    ///
    /// If the value is core or holds a core value: without that there is nothing.
    #[cold]
    pub(super) fn fail(&self, rule: Rule, count: usize) -> Result<(), Unfit> {
        if rule == Rule::Core || self.has_failed.get() {
            self.has_failed.set(true);
            return Err(Unfit);
        }
        self.left_out.borrow_mut().truncate(count);
        self.leave_out();
        Ok(())
    }

    /// Notes that the value at this position is left out.
    pub(super) fn leave_out_at(&self, position: usize) {
        self.here.borrow_mut().push(position);
        self.leave_out();
        self.here.borrow_mut().pop();
    }

    fn leave_out(&self) {
        let names = self.names();
        let shown: Vec<_> = names.iter().map(|name| text::shown(name)).collect();
        self.left_out.borrow_mut().push(shown.join("."));
    }

    /// The name of the field that is being read; the items of a list have that of the list.
    pub(super) fn field(&self) -> Option<Cow<'_, str>> {
        let is_index = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        self.names().into_iter().rev().find(|name| !is_index(name))
    }

    /// The names on the way to the value that is being read.
    fn names(&self) -> Vec<Cow<'_, str>> {
        let mut value = self.root;
        let outside = self.outside.iter().map(|name| Cow::from(name.as_str()));
        let mut names: Vec<_> = outside.collect();
        for position in self.here.borrow().iter() {
            let Some((name, inside)) = value.step(*position) else {
                break;
            };
            names.push(name);
            value = inside;
        }
        names
    }
}
