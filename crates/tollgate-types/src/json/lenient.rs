//! A value of a tree, and what it means where another type belongs.

use std::{iter::Enumerate, slice};

use super::{
    Text,
    pass::{Pass, Unfit},
    tree::Tree,
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

/// A value that is read as it is.
pub(super) enum Plain<'t, 'a> {
    /// A number, or a word of JSON.
    Word(&'a str),
    Text(&'t str),
    List(Parts<'t, 'a>),
    Object(Fields<'t, 'a>),
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

    pub(super) const fn pass(self) -> &'t Pass<'t, 'a> {
        self.pass
    }

    pub(super) const fn is_null(self) -> bool {
        self.tree.is_null()
    }

    /// The value, without another meaning than its own.
    pub(super) fn plain(self) -> Result<Plain<'t, 'a>, Unfit> {
        Ok(match self.tree {
            Tree::Null => Plain::Word("null"),
            Tree::Bool(true) => Plain::Word("true"),
            Tree::Bool(false) => Plain::Word("false"),
            Tree::Number(number) => Plain::Word(number),
            Tree::Text(text) if text.is_broken() => return Err(Unfit),
            Tree::Text(text) => Plain::Text(text.as_str()),
            Tree::List(items) => Plain::List(self.parts(items)),
            Tree::Object(_) => Plain::Object(self.object()?),
            Tree::Odd => return Err(Unfit),
        })
    }

    /// The value in the place of a text: a number is its digits, and a broken text may be repaired.
    pub(super) fn text(self) -> Result<Plain<'t, 'a>, Unfit> {
        match self.tree {
            Tree::Number(number) if self.is_text(number) => Ok(Plain::Text(number)),
            Tree::Number(_) => Err(Unfit),
            Tree::Text(text) if text.is_broken() && self.is_prose() => {
                Ok(Plain::Text(text.as_str()))
            }
            _ => self.plain(),
        }
    }

    /// The value in the place of a flag.
    pub(super) fn flag(self) -> Result<Plain<'t, 'a>, Unfit> {
        let text = match self.tree {
            Tree::Number(number) => number,
            Tree::Text(text) => text.as_str(),
            _ => return self.plain(),
        };
        match text.to_ascii_lowercase().as_str() {
            "1" | "true" => Ok(Plain::Word("true")),
            "0" | "false" => Ok(Plain::Word("false")),
            _ => Err(Unfit),
        }
    }

    /// The value in the place of a list.
    pub(super) fn list(self) -> Result<Plain<'t, 'a>, Unfit> {
        match self.tree {
            Tree::Object(fields) if fields.is_empty() => Ok(Plain::List(self.parts(&[]))),
            _ => self.plain(),
        }
    }

    /// PHP writes `[]` for an object without fields.
    pub(super) fn object(self) -> Result<Fields<'t, 'a>, Unfit> {
        let all = match self.tree {
            Tree::List(items) if items.is_empty() => &[],
            Tree::Object(fields) => fields.all(),
            _ => return Err(Unfit),
        };
        let rule = match self.rule {
            Rule::Core => Rule::Outer,
            rule => rule,
        };
        Ok(Fields {
            holder: self.under(rule),
            all: all.iter().enumerate(),
            value: None,
        })
    }

    /// The word of an enumeration.
    pub(super) fn word(self) -> Result<&'t str, Unfit> {
        self.tree.as_str().ok_or(Unfit)
    }

    fn parts(self, items: &'t [Tree<'a>]) -> Parts<'t, 'a> {
        Parts {
            holder: self,
            all: items.iter().enumerate(),
        }
    }

    /// Whether this part of a value of any shape is to be left out. The pass notes its place.
    fn leaves_out(self, position: usize, part: &Tree<'_>) -> bool {
        let is_left_out = self.rule == Rule::Free && is_odd(part);
        if is_left_out {
            self.pass.leave_out_at(position);
        }
        is_left_out
    }

    fn enter(self, (position, tree): (usize, &'t Tree<'a>)) -> Self {
        self.pass.enter(position);
        Self { tree, ..self }
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

/// The items of a list.
pub(super) struct Parts<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: Enumerate<slice::Iter<'t, Tree<'a>>>,
}

impl<'t, 'a> Parts<'t, 'a> {
    /// Goes to the next item.
    pub(super) fn next(&mut self) -> Option<Lenient<'t, 'a>> {
        let holder = self.holder;
        let next = self
            .all
            .find(|(position, item)| !holder.leaves_out(*position, item));
        next.map(|item| holder.enter(item))
    }

    /// Leaves the item.
    pub(super) fn leave(&self) {
        self.holder.pass.leave();
    }
}

/// The fields of an object.
pub(super) struct Fields<'t, 'a> {
    holder: Lenient<'t, 'a>,
    all: Enumerate<slice::Iter<'t, (Text<'a>, Tree<'a>)>>,
    value: Option<(usize, &'t Tree<'a>)>,
}

impl<'t, 'a> Fields<'t, 'a> {
    /// The name of the next field.
    pub(super) fn next(&mut self) -> Option<String> {
        let holder = self.holder;
        let next = self
            .all
            .find(|(position, (_, value))| !holder.leaves_out(*position, value));
        let (position, (name, value)) = next?;
        self.value = Some((position, value));
        Some(name.as_str().to_owned())
    }

    /// Goes to the value of the field.
    pub(super) fn enter(&mut self) -> Option<Lenient<'t, 'a>> {
        self.value.take().map(|value| self.holder.enter(value))
    }

    /// Leaves the value.
    pub(super) fn leave(&self) {
        self.holder.pass.leave();
    }
}
