//! Texts of JSON, whole or broken.

use std::borrow::Cow;

/// A text as it came, or repaired where it was broken.
#[derive(Clone, PartialEq, Eq)]
pub struct Text<'a> {
    text: Cow<'a, str>,
    is_broken: bool,
}

impl Text<'_> {
    /// The text; what was broken in it is U+FFFD.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn into_string(self) -> String {
        self.text.into_owned()
    }

    /// Whether it is no text by the rules of JSON: half a surrogate pair, an unknown escape, a control character, or
    /// bytes that are no UTF-8.
    pub const fn is_broken(&self) -> bool {
        self.is_broken
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            is_broken: false,
        }
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self {
            text: Cow::Owned(text),
            is_broken: false,
        }
    }
}

/// Reads the bytes between the quotes.
pub(super) fn read(raw: &[u8]) -> Text<'_> {
    match str::from_utf8(raw) {
        Ok(text) if plain_length(raw) == raw.len() => Text::from(text),
        _ => unescaped(raw),
    }
}

/// The number of bytes before the first one that ends a text, escapes something in it, or may not be in it.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    let mut length = 0;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        if let Some(position) = first_special(u64::from_le_bytes(*chunk)) {
            return length + position;
        }
        (rest, length) = (after, length + 8);
    }
    let is_special = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\');
    length + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// The position of the first quote, backslash or control character among eight bytes.
///
/// A subtraction borrows from a byte's highest bit where the byte is less than what is subtracted. A borrow can spoil the
/// bytes above, which come later, so the first position is right.
fn first_special(bytes: u64) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGHEST: u64 = ONES * 0x80;
    let less = |bytes: u64, than: u8| bytes.wrapping_sub(ONES * u64::from(than));
    let equal = |to: u8| less(bytes ^ (ONES * u64::from(to)), 1);
    // What is compared with has no highest bit, so that a byte keeps its own.
    let found = (less(bytes, b' ') | equal(b'"') | equal(b'\\')) & !bytes & HIGHEST;
    (found != 0).then(|| found.trailing_zeros() as usize / 8)
}

fn unescaped(raw: &[u8]) -> Text<'static> {
    let mut written = Written::default();
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        written.plain(&rest[..at]);
        rest = written.escape(&rest[at + 1..]);
    }
    written.plain(rest);
    Text {
        text: Cow::Owned(written.text),
        is_broken: written.is_broken,
    }
}

#[derive(Default)]
struct Written {
    text: String,
    is_broken: bool,
}

impl Written {
    fn plain(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let has_control = bytes.iter().any(|byte| *byte < b' ');
        self.is_broken |= has_control || matches!(text, Cow::Owned(_));
        self.text.push_str(&text);
    }

    fn broken(&mut self) {
        self.is_broken = true;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }

    /// Takes what follows a backslash, and leaves the rest.
    fn escape<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let character = match rest.first() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(&rest[1..]),
            _ => {
                self.broken();
                return rest;
            }
        };
        self.text.push(character);
        &rest[1..]
    }

    /// Takes the digits that follow `\u`, and with the first half of a pair the second.
    fn unicode<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let Some(unit) = code_unit(rest) else {
            self.broken();
            return rest;
        };
        let rest = &rest[4..];
        if let Some(character) = char::from_u32(unit.into()) {
            self.text.push(character);
            return rest;
        }
        let second = rest.strip_prefix(b"\\u").and_then(code_unit);
        let pair = second.and_then(|second| char::decode_utf16([unit, second]).next()?.ok());
        if let Some(character) = pair {
            self.text.push(character);
            return &rest[6..];
        }
        self.broken();
        rest
    }
}

fn code_unit(digits: &[u8]) -> Option<u16> {
    let digits = str::from_utf8(digits.get(..4)?).ok()?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

/// A name that may be shown. One that is no name, or that could be a card's number, is not.
pub(super) fn shown(name: &str) -> &str {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    if name.len() <= 64 && digits < 12 && name.bytes().all(is_plain) {
        name
    } else {
        "…"
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*, sample};

    use super::*;

    proptest! {
        #[test]
        fn the_length_of_a_plain_text_ends_before_the_first_special_byte(
            bytes in collection::vec(
                prop_oneof![any::<u8>(), sample::select(&b"\0\x1f !\"#[\\]\x7f\x80\xa2\xdc\xff"[..])],
                0..40,
            ),
        ) {
            let is_special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
            let expected = bytes.iter().position(is_special).unwrap_or(bytes.len());
            prop_assert_eq!(plain_length(&bytes), expected);
        }
    }
}
