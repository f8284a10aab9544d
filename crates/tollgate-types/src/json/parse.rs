//! From bytes to a tree.

use serde::de::IgnoredAny;

use super::{
    Text, text,
    tree::{Fields, Tree},
};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// As deep as `serde_json` reads.
pub(super) const DEPTH: usize = 127;

/// The tree of a body; `None` if it is no JSON, or if an object of it has a name twice.
pub(super) fn tree(body: &[u8]) -> Option<Tree<'_>> {
    let rest = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let mut parser = Parser {
        whole: str::from_utf8(rest).ok(),
        rest,
        depth: 0,
    };
    let tree = parser.value()?;
    parser.next().is_none().then_some(tree)
}

/// A value in a body, and the position after it.
pub(super) struct Part<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) end: usize,
}

/// The value that begins at this position, with so many objects and lists around it.
pub(super) fn part(json: &str, position: usize, depth: usize) -> Option<Part<'_>> {
    let mut parser = Parser {
        whole: Some(json),
        rest: json.as_bytes().get(position..)?,
        depth,
    };
    let tree = parser.value()?;
    let end = json.len() - parser.rest.len();
    Some(Part { tree, end })
}

struct Parser<'a> {
    /// The body as a text, if all of it is UTF-8. No text inside of it need then be checked again.
    whole: Option<&'a str>,
    rest: &'a [u8],
    depth: usize,
}

impl<'a> Parser<'a> {
    /// The next byte that is no blank.
    fn next(&mut self) -> Option<u8> {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let blanks = self.rest.iter().take_while(|byte| is_blank(byte)).count();
        self.rest = &self.rest[blanks..];
        self.rest.first().copied()
    }

    /// Takes this byte, if it is the next one.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.next() == Some(byte);
        if is_next {
            self.rest = &self.rest[1..];
        }
        is_next
    }

    fn value(&mut self) -> Option<Tree<'a>> {
        match self.next()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::list),
            b'"' => self.text().map(Tree::Text),
            _ => self.word(),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Option<Tree<'a>>) -> Option<Tree<'a>> {
        if self.depth == DEPTH {
            return None;
        }
        self.depth += 1;
        self.rest = &self.rest[1..];
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Option<Tree<'a>> {
        let mut items = Vec::new();
        if self.takes(b']') {
            return Some(Tree::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.takes(b']') {
                return Some(Tree::List(items));
            }
            self.takes(b',').then_some(())?;
        }
    }

    fn object(&mut self) -> Option<Tree<'a>> {
        let mut fields = Fields::default();
        if self.takes(b'}') {
            return Some(Tree::Object(fields));
        }
        loop {
            let name = (self.next()? == b'"').then(|| self.text())??;
            self.takes(b':').then_some(())?;
            fields.push(name, self.value()?);
            if self.takes(b'}') {
                return fields.are_unique().then_some(Tree::Object(fields));
            }
            self.takes(b',').then_some(())?;
        }
    }

    fn text(&mut self) -> Option<Text<'a>> {
        let inside = &self.rest[1..];
        let plain = text::plain_length(inside);
        let end = plain + end_of_text(&inside[plain..])?;
        self.rest = &inside[end + 1..];
        if plain == end
            && let Some(text) = self.at(inside, end)
        {
            return Some(Text::from(text));
        }
        Some(text::read(&inside[..end]))
    }

    /// The first bytes of a rest of the body, as a text.
    fn at(&self, rest: &[u8], length: usize) -> Option<&'a str> {
        let whole = self.whole?;
        let start = whole.len() - rest.len();
        whole.get(start..start + length)
    }

    /// A number, a literal, or a word such as `NaN` that other programs write where a value belongs.
    fn word(&mut self) -> Option<Tree<'a>> {
        let (word, rest) = self.rest.split_at(length_of_word(self.rest));
        self.rest = rest;
        match str::from_utf8(word).ok()? {
            "" => None,
            "null" => Some(Tree::Null),
            "true" => Some(Tree::Bool(true)),
            "false" => Some(Tree::Bool(false)),
            number if serde_json::from_str::<IgnoredAny>(number).is_ok() => {
                Some(Tree::Number(number))
            }
            _ => Some(Tree::Odd),
        }
    }
}

/// The length of the number or word that these bytes begin with.
pub(super) fn length_of_word(rest: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-._".contains(byte);
    rest.iter().take_while(|byte| is_part(byte)).count()
}

/// The position of the quote that ends a text.
pub(super) fn end_of_text(inside: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += match inside.get(at)? {
            b'"' => return Some(at),
            b'\\' => 2,
            _ => 1,
        };
    }
}
