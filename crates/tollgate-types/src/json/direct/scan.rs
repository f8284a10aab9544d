//! The parts of a body that hold no others: texts, numbers and words.

use serde_json::Number;

use super::{Direct, Unfit, token::Token};
use crate::json::{
    parse::{end_of_text, length_of_word},
    text::{self, plain_length},
};

/// The number of digits that always fit into 64 bits.
const DIGITS: usize = 18;

impl<'t, 'de> Direct<'t, 'de> {
    const fn rest(&self) -> &'de [u8] {
        self.json.as_bytes().split_at(self.at).1
    }

    /// The next byte that is no blank.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        match self.json.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.next_after_blanks(),
        }
    }

    fn next_after_blanks(&mut self) -> Option<u8> {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.rest().iter().take_while(|it| is_blank(it)).count();
        self.rest().first().copied()
    }

    /// Takes this word.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Unfit> {
        let is_next = self.rest().starts_with(word.as_bytes());
        self.at += if is_next { word.len() } else { 0 };
        is_next.then_some(()).ok_or(Unfit)
    }

    /// Takes the text whose quote is next, unless it has escapes.
    #[inline]
    pub(super) fn plain_text(&mut self) -> Option<&'de str> {
        let inside = self.json.get(self.at + 1..)?;
        let length = plain_length(inside.as_bytes());
        if inside.as_bytes().get(length) != Some(&b'"') {
            return None;
        }
        self.at += length + 2;
        inside.get(..length)
    }

    /// Takes the text whose quote is next, with escapes.
    pub(super) fn escaped_text(&mut self) -> Result<String, Unfit> {
        let inside = &self.rest()[1..];
        let length = end_of_text(inside).ok_or(Unfit)?;
        let text = text::read(&inside[..length]);
        if text.is_broken() {
            return Err(Unfit);
        }
        self.at += length + 2;
        Ok(text.into_string())
    }

    /// Takes a number.
    pub(super) fn number(&mut self) -> Result<Token<'t, 'de>, Unfit> {
        let rest = self.rest();
        let (is_negative, digits) = match rest.strip_prefix(b"-") {
            Some(digits) => (true, digits),
            None => (false, rest),
        };
        let (mut length, mut whole) = (0, 0_i64);
        while let Some(digit @ b'0'..=b'9') = digits.get(length)
            && length < DIGITS
        {
            whole = whole * 10 + i64::from(digit - b'0');
            length += 1;
        }
        let goes_on = matches!(digits.get(length), Some(b'0'..=b'9' | b'.' | b'e' | b'E'));
        let is_plain = length == 1 || (length > 1 && digits[0] != b'0');
        match (is_plain && !goes_on, is_negative) {
            (true, false) => {
                self.at += length;
                Ok(Token::Whole(whole.unsigned_abs()))
            }
            (true, true) if whole != 0 => {
                self.at += length + 1;
                Ok(Token::Negative(-whole))
            }
            _ => self.any_number(),
        }
    }

    fn any_number(&mut self) -> Result<Token<'t, 'de>, Unfit> {
        let length = length_of_word(self.rest());
        let word = &self.json[self.at..self.at + length];
        let number: Number = serde_json::from_str(word).map_err(|_| Unfit)?;
        self.at += length;
        Ok(Token::Number(number))
    }
}
