//! Reads a text as if it were encoded.

mod base64;
mod escape;

use std::fmt;

/// The byte between parts that do not belong together.
pub(crate) const BREAK: u8 = 0xff;

/// The shortest run of Base64 or hexadecimal digits that is read.
const SHORTEST: usize = 6;

/// A way to read a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Percent-encoding, and the escapes of JSON, Rust and HTML.
    Unescaped,
    /// Without separators: groups of digits, wrapped lines, UTF-16.
    Joined,
    /// Base64 of both alphabets, at each alignment.
    Base64,
    /// Hexadecimal bytes.
    Hexadecimal,
    /// Decimal bytes in a list, as `Debug` shows them.
    Decimal,
}

impl Read {
    const ALL: [Self; 5] = [
        Self::Unescaped,
        Self::Joined,
        Self::Base64,
        Self::Hexadecimal,
        Self::Decimal,
    ];

    /// The text as read in this way.
    pub(crate) fn of(self, text: &[u8]) -> Vec<u8> {
        match self {
            Self::Unescaped => escape::unescaped(text),
            Self::Joined => joined(text),
            Self::Base64 => base64::decoded(text),
            Self::Hexadecimal => hexadecimal(text),
            Self::Decimal => decimal(text),
        }
    }
}

impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unescaped => "escaped",
            Self::Joined => "with separators",
            Self::Base64 => "in Base64",
            Self::Hexadecimal => "in hexadecimal",
            Self::Decimal => "as decimal bytes",
        })
    }
}

/// Shows the text itself, and each of its readings to a depth of two. A reading that changes nothing is left out.
pub(crate) fn readings(text: &[u8], show: &mut impl FnMut(&[Read], &[u8])) {
    show(&[], text);
    for first in Read::ALL {
        let once = first.of(text);
        if once.is_empty() || once == text {
            continue;
        }
        show(&[first], &once);
        for second in Read::ALL {
            let twice = second.of(&once);
            if !twice.is_empty() && twice != once {
                show(&[first, second], &twice);
            }
        }
    }
}

fn joined(text: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        rest = match rest {
            [b'0' | b'\\', b'x' | b'X', digit, ..] if digit.is_ascii_hexdigit() => &rest[2..],
            _ => {
                let separates =
                    byte.is_ascii_whitespace() || matches!(byte, b'-' | b':' | b',' | 0);
                if !separates {
                    joined.push(*byte);
                }
                after
            }
        };
    }
    joined
}

/// Each run of hexadecimal digits, read from its first and from its second digit.
fn hexadecimal(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    for run in text.split(|byte| !byte.is_ascii_hexdigit()) {
        if run.len() < SHORTEST {
            continue;
        }
        for start in 0..2 {
            let pairs = run[start..].chunks_exact(2);
            decoded.extend(pairs.map(|pair| digit(pair[0]) << 4 | digit(pair[1])));
            decoded.push(BREAK);
        }
    }
    decoded
}

/// The value of a hexadecimal digit.
fn digit(digit: u8) -> u8 {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| value.try_into().ok())
        .unwrap_or_default()
}

/// The numbers of each list that fit into a byte.
fn decimal(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    let parts = text.split(|byte| matches!(byte, b',' | b'[' | b']' | b' ' | b'\n'));
    for part in parts.filter(|part| !part.is_empty()) {
        let number = std::str::from_utf8(part).ok();
        let number = number.and_then(|number| number.parse::<u8>().ok());
        match number {
            Some(byte) => decoded.push(byte),
            None if decoded.last() != Some(&BREAK) => decoded.push(BREAK),
            None => {}
        }
    }
    decoded
}
