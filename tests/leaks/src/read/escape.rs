//! Percent-encoding, and the escapes of JSON, Rust and HTML.

use super::digit;

/// The names of HTML's characters.
const NAMES: [(&[u8], u8); 5] = [
    (b"amp", b'&'),
    (b"apos", b'\''),
    (b"gt", b'>'),
    (b"lt", b'<'),
    (b"quot", b'"'),
];

/// The text with each escape replaced by its character. Other text stays.
pub(super) fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        let read = match byte {
            b'%' => pair(after),
            b'\\' => backslash(after),
            b'&' => entity(after),
            _ => None,
        };
        let (character, length) = read.unwrap_or((*byte, 0));
        plain.push(character);
        rest = &after[length..];
    }
    plain
}

/// Two hexadecimal digits.
fn pair(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
            Some((digit(*high) << 4 | digit(*low), 2))
        }
        _ => None,
    }
}

/// `\n`, `\"`, `\x41`, `\u0041`, `\u{41}`.
fn backslash(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [b'x', rest @ ..] => pair(rest).map(|(byte, length)| (byte, length + 1)),
        [b'u', b'{', rest @ ..] => {
            let end = rest.iter().position(|byte| *byte == b'}')?;
            number(&rest[..end], 16).map(|byte| (byte, end + 3))
        }
        [b'u', rest @ ..] => number(rest.get(..4)?, 16).map(|byte| (byte, 5)),
        [b'n', ..] => Some((b'\n', 1)),
        [b'r', ..] => Some((b'\r', 1)),
        [b't', ..] => Some((b'\t', 1)),
        [mark, ..] if mark.is_ascii_punctuation() => Some((*mark, 1)),
        _ => None,
    }
}

/// `&amp;`, `&#65;`, `&#x41;`, after the ampersand.
fn entity(text: &[u8]) -> Option<(u8, usize)> {
    let end = text.iter().take(9).position(|byte| *byte == b';')?;
    let byte = match &text[..end] {
        [b'#', b'x' | b'X', digits @ ..] => number(digits, 16),
        [b'#', digits @ ..] => number(digits, 10),
        name => NAMES.iter().find(|it| it.0 == name).map(|it| it.1),
    };
    byte.map(|byte| (byte, end + 1))
}

fn number(digits: &[u8], radix: u32) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    u32::from_str_radix(digits, radix).ok()?.try_into().ok()
}
