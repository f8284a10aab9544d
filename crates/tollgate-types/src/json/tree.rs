//! A body as a tree, with what is broken in it.

use std::{borrow::Cow, fmt};

use super::{Text, parse, unique::are_unique};

/// A value of JSON, or something else in the place of one.
///
/// It borrows from the body. `Debug` shows the kind only.
#[derive(Clone)]
pub enum Tree<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(&'a str),
    /// A text.
    Text(Text<'a>),
    /// A list.
    List(Vec<Tree<'a>>),
    /// An object.
    Object(Fields<'a>),
    /// A word that is no JSON, such as `NaN`.
    Odd,
}

/// The fields of an object, each name once.
#[derive(Clone, Default)]
pub struct Fields<'a> {
    all: Vec<(Text<'a>, Tree<'a>)>,
}

impl<'a> Tree<'a> {
    /// The tree of a body; `None` if it is no JSON, or if an object of it has a name twice.
    ///
    /// A byte order mark, broken texts and words such as `NaN` are taken.
    pub fn parse(body: &'a [u8]) -> Option<Self> {
        parse::tree(body)
    }

    /// Whether it is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The field of this name, if it is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.get(name),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The flag, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The value inside at this position, with its name.
    pub(super) fn step(&self, position: usize) -> Option<(Cow<'_, str>, &Self)> {
        match self {
            Self::List(items) => Some((position.to_string().into(), items.get(position)?)),
            Self::Object(fields) => {
                let (name, value) = fields.all.get(position)?;
                Some((name.as_str().into(), value))
            }
            _ => None,
        }
    }
}

impl<'a> Fields<'a> {
    /// The field of this name.
    pub fn get(&self, name: &str) -> Option<&Tree<'a>> {
        let position = self.position(name)?;
        self.all.get(position).map(|(_, value)| value)
    }

    /// Takes the field of this name out.
    pub fn remove(&mut self, name: &str) -> Option<Tree<'a>> {
        let position = self.position(name)?;
        Some(self.all.remove(position).1)
    }

    /// Adds a field, unless one of this name is there.
    pub fn insert(&mut self, name: Text<'a>, value: Tree<'a>) {
        if self.position(name.as_str()).is_none() {
            self.all.push((name, value));
        }
    }

    /// The names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Tree<'a>)> {
        self.all.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn all(&self) -> &[(Text<'a>, Tree<'a>)] {
        &self.all
    }

    /// Adds what was parsed. The value of a broken name cannot be believed.
    pub(super) fn push(&mut self, name: Text<'a>, value: Tree<'a>) {
        if self.all.is_empty() {
            self.all.reserve(8);
        }
        let value = if name.is_broken() { Tree::Odd } else { value };
        self.all.push((name, value));
    }

    /// Whether no name is there twice. Broken names are not compared.
    pub(super) fn are_unique(&self) -> bool {
        let whole = self.all.iter().filter(|(name, _)| !name.is_broken());
        let mut names: Vec<_> = whole.map(|(name, _)| name.as_str()).collect();
        are_unique(&mut names)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|(it, _)| it.as_str() == name)
    }
}

impl fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Bool(_) => "Bool",
            Self::Number(_) => "Number",
            Self::Text(_) => "Text",
            Self::List(_) => "List",
            Self::Object(_) => "Object",
            Self::Odd => "Odd",
        })
    }
}
