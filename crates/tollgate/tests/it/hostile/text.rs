//! Changes of whole bodies.

use proptest::{prelude::*, sample, sample::Index};

/// A change of the whole body.
#[derive(Clone, Debug)]
pub enum Text {
    /// This instead of it.
    Instead(&'static [u8]),
    Before(&'static [u8]),
    Behind(&'static [u8]),
    /// It ends here, and its length says so.
    Truncated(Index),
    /// A byte of it is another.
    Byte(Index, u8),
    Utf16,
    /// So many brackets instead of it.
    Deep(usize),
    /// So many blanks before it, which may be more than is read.
    Blanks(usize),
}

const INSTEAD: &[&[u8]] = &[
    b"",
    b" ",
    b"null",
    b"true",
    b"0",
    b"\"\"",
    b"[]",
    b"{}",
    b"{\"data\":null}",
    b"{\"data\":{}}",
    b"{\"data\":{\"attributes\":{}}}",
    b"{\"transaction\":null}",
    b"{\"transaction\":{}}",
    b"{\"message\":\"OK\"}",
    b"<!doctype html><title>502</title><h1>Bad Gateway</h1>",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00",
    b"\xff\xfe{\x00}\x00",
    b"\x00",
    b"status=processed&amount=19.99",
    b")]}',\n{}",
    b"callback({})",
];

/// Changes of whole bodies.
pub fn texts() -> impl Strategy<Value = Text> {
    let odd: &[&[u8]] = &[
        b"\xef\xbb\xbf",
        b"\n",
        b"\x00",
        b",",
        b"}",
        b"{}",
        b"<!-- cached -->",
        b"\xc3\x28",
    ];
    prop_oneof![
        4 => sample::select(INSTEAD).prop_map(Text::Instead),
        1 => sample::select(odd).prop_map(Text::Before),
        1 => sample::select(odd).prop_map(Text::Behind),
        2 => any::<Index>().prop_map(Text::Truncated),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Text::Byte(at, byte)),
        1 => Just(Text::Utf16),
        1 => (1_usize..200_000).prop_map(Text::Deep),
        1 => prop_oneof![1_usize..1000, Just(5 << 20)].prop_map(Text::Blanks),
    ]
}

impl Text {
    /// The body with this change.
    pub fn apply(&self, body: &[u8]) -> Vec<u8> {
        match self {
            Self::Instead(text) => text.to_vec(),
            Self::Before(text) => [text, body].concat(),
            Self::Behind(text) => [body, text].concat(),
            Self::Truncated(_) if body.is_empty() => Vec::new(),
            Self::Truncated(at) => body[..at.index(body.len())].to_vec(),
            Self::Byte(at, byte) => {
                let mut body = body.to_vec();
                if !body.is_empty() {
                    let at = at.index(body.len());
                    body[at] = *byte;
                }
                body
            }
            Self::Utf16 => String::from_utf8_lossy(body)
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            Self::Deep(levels) => b"[{\"a\":".repeat(*levels),
            Self::Blanks(count) => [b" ".repeat(*count).as_slice(), body].concat(),
        }
    }
}
