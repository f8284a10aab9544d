//! The beginning of a value, of a body or of a tree.
//!
//! Nothing here is compiled for a type: what a visitor is shown for a token is all that is.

use serde_json::Number;

use super::{Direct, Unfit};
use crate::json::lenient::{Fields, Lenient, Parts, Plain, Rule};

/// A value, of which a list or an object still is to be read.
pub(super) enum Token<'t, 'de> {
    Null,
    Flag(bool),
    Whole(u64),
    Negative(i64),
    Number(Number),
    Text(Letters<'t, 'de>),
    /// A list of the body, or the items of a tree's.
    List(Option<Parts<'t, 'de>>),
    /// An object of the body, or the fields of a tree's.
    Object(Option<Fields<'t, 'de>>),
}

/// The letters of a text.
pub(super) enum Letters<'t, 'de> {
    OfBody(&'de str),
    /// Written with escapes.
    Escaped(String),
    OfTree(&'t str),
}

impl<'t, 'de> Direct<'t, 'de> {
    /// Goes to this value.
    pub(super) fn enter(&mut self, value: Option<Lenient<'t, 'de>>) -> Result<(), Unfit> {
        (self.json, self.at) = ("", 0);
        self.tree = value;
        self.tree().map(drop)
    }

    /// Puts the value under this rule.
    pub(super) fn under(&mut self, rule: Rule) -> &mut Self {
        if let Some(tree) = &mut self.tree {
            *tree = tree.under(rule);
        }
        self
    }

    fn tree(&self) -> Result<Lenient<'t, 'de>, Unfit> {
        self.tree.ok_or(Unfit)
    }

    /// Takes the value, or the beginning of it.
    pub(super) fn token(&mut self) -> Result<Token<'t, 'de>, Unfit> {
        match self.next() {
            Some(first) => self.token_of_text(first),
            None => self.token_of_tree(self.tree()?.plain()?),
        }
    }

    /// Takes `null`, if it is next.
    #[inline]
    pub(super) fn takes_null(&mut self) -> Result<bool, Unfit> {
        match self.next() {
            Some(b'n') => self.word("null").map(|()| true),
            Some(_) => Ok(false),
            None => Ok(self.tree.is_some_and(Lenient::is_null)),
        }
    }

    pub(super) fn flag(&mut self) -> Result<bool, Unfit> {
        let token = match self.next() {
            Some(first) => self.token_of_text(first)?,
            None => self.token_of_tree(self.tree()?.flag()?)?,
        };
        match token {
            Token::Flag(flag) => Ok(flag),
            _ => Err(Unfit),
        }
    }

    pub(super) fn text(&mut self) -> Result<Letters<'t, 'de>, Unfit> {
        match self.next() {
            Some(b'"') => self.letters(),
            Some(_) => Err(Unfit),
            None => match self.tree()?.text()? {
                Plain::Text(text) => Ok(Letters::OfTree(text)),
                _ => Err(Unfit),
            },
        }
    }

    /// Takes the word of an enumeration.
    pub(super) fn choice(&mut self) -> Result<&'t str, Unfit> {
        match self.next() {
            Some(b'"') => self.plain_text().ok_or(Unfit),
            Some(_) => Err(Unfit),
            None => self.tree()?.word(),
        }
    }

    /// Goes to a list; returns the items of a tree's.
    pub(super) fn list(&mut self) -> Result<Option<Parts<'t, 'de>>, Unfit> {
        match self.next() {
            Some(b'[') => Ok(None),
            Some(_) => Err(Unfit),
            None => match self.tree()?.list()? {
                Plain::List(parts) => Ok(Some(parts)),
                _ => Err(Unfit),
            },
        }
    }

    /// Goes to an object; returns the fields of a tree's.
    pub(super) fn object(&mut self) -> Result<Option<Fields<'t, 'de>>, Unfit> {
        match self.next() {
            Some(b'{') => Ok(None),
            Some(_) => Err(Unfit),
            None => self.tree()?.object().map(Some),
        }
    }

    fn token_of_text(&mut self, first: u8) -> Result<Token<'t, 'de>, Unfit> {
        match first {
            b'"' => self.letters().map(Token::Text),
            b'{' => Ok(Token::Object(None)),
            b'[' => Ok(Token::List(None)),
            b'n' => self.word("null").map(|()| Token::Null),
            b't' => self.word("true").map(|()| Token::Flag(true)),
            b'f' => self.word("false").map(|()| Token::Flag(false)),
            _ => self.number(),
        }
    }

    #[cold]
    fn token_of_tree(&mut self, value: Plain<'t, 'de>) -> Result<Token<'t, 'de>, Unfit> {
        match value {
            Plain::Word(word) => {
                (self.json, self.at) = (word, 0);
                let first = word.bytes().next().ok_or(Unfit)?;
                let token = self.token_of_text(first)?;
                let is_whole = self.at == word.len();
                is_whole.then_some(token).ok_or(Unfit)
            }
            Plain::Text(text) => Ok(Token::Text(Letters::OfTree(text))),
            Plain::List(parts) => Ok(Token::List(Some(parts))),
            Plain::Object(fields) => Ok(Token::Object(Some(fields))),
        }
    }

    #[inline]
    fn letters(&mut self) -> Result<Letters<'t, 'de>, Unfit> {
        match self.plain_text() {
            Some(text) => Ok(Letters::OfBody(text)),
            None => self.escaped_text().map(Letters::Escaped),
        }
    }
}
