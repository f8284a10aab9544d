//! One pass through a tree, which notes where decoding failed.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    fmt,
};

use super::{
    core::{self, IsCore},
    tree::Tree,
};

/// A value cannot be decoded. The pass notes its place; its text must not be shown.
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

/// One pass through the tree, from the place where the last one ended.
pub(super) struct Pass<'t, 'a> {
    root: &'t Tree<'a>,
    is_core: IsCore,
    /// The place to go on from. All that comes before it can be decoded, so only fields that may be required are shown.
    from: &'t [usize],
    here: RefCell<Vec<usize>>,
    failed: RefCell<Option<Vec<usize>>>,
    visited: Cell<usize>,
}

impl<'t, 'a> Pass<'t, 'a> {
    pub(super) fn new(root: &'t Tree<'a>, is_core: IsCore, from: &'t [usize]) -> Self {
        Self {
            root,
            is_core,
            from,
            here: RefCell::default(),
            failed: RefCell::default(),
            visited: Cell::default(),
        }
    }

    pub(super) const fn root(&self) -> &'t Tree<'a> {
        self.root
    }

    /// How many values were looked at.
    pub(super) fn visited(&self) -> usize {
        self.visited.get()
    }

    /// The innermost place that could not be read.
    pub(super) fn failed(self) -> Vec<usize> {
        self.failed.into_inner().unwrap_or_default()
    }

    pub(super) fn part_from(&self, depth: usize) -> Part {
        if depth < self.from.len() {
            Part::From(depth)
        } else {
            Part::Whole
        }
    }

    /// The position to go on from in the value at this depth.
    pub(super) fn start(&self, depth: usize) -> usize {
        self.from[depth]
    }

    /// What is shown of the value at this position, in one of which so much is shown.
    pub(super) fn part_inside(&self, part: Part, position: usize) -> Part {
        match part {
            Part::From(depth) if position < self.start(depth) => Part::Core,
            Part::From(depth) if position == self.start(depth) => self.part_from(depth + 1),
            Part::From(_) => Part::Whole,
            part => part,
        }
    }

    pub(super) fn at<T>(
        &self,
        position: usize,
        read: impl FnOnce() -> Result<T, Unfit>,
    ) -> Result<T, Unfit> {
        self.visited.set(self.visited.get() + 1);
        self.here.borrow_mut().push(position);
        let result = read();
        if result.is_err() {
            let mut failed = self.failed.borrow_mut();
            failed.get_or_insert_with(|| self.here.borrow().clone());
        }
        self.here.borrow_mut().pop();
        result
    }

    /// What holds of the place that is being read.
    fn here<T>(&self, ask: impl FnOnce(&[&str]) -> T) -> T {
        let names = names(self.root, &self.here.borrow());
        let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
        ask(&names)
    }

    /// Whether a broken text that is being decoded is to be repaired.
    pub(super) fn is_prose_here(&self) -> bool {
        self.here(|place| !(self.is_core)(place) && core::is_prose(place))
    }

    /// Whether this number may be converted to the text that is being decoded.
    pub(super) fn is_text_here(&self, number: &str) -> bool {
        self.here(|place| !(self.is_core)(place) || core::is_id(place, number))
    }
}

/// The names on the way to a place.
pub(super) fn names<'t>(root: &'t Tree<'_>, place: &[usize]) -> Vec<Cow<'t, str>> {
    let mut here = root;
    let mut names = Vec::with_capacity(place.len());
    for position in place {
        let Some((name, inside)) = here.step(*position) else {
            break;
        };
        names.push(name);
        here = inside;
    }
    names
}

/// How much of a value is shown.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Whole,
    /// It holds the place to go on from, at this depth: its core fields, that place and all that follows.
    From(usize),
    /// Its core fields alone, since it was decoded before.
    Core,
}
