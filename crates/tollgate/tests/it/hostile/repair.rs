//! Reads a body that is not JSON, by another method than the client's own.

use serde_json::Value;

/// The body as JSON: a broken text is U+FFFD, and a word that is no value is null.
pub fn json(body: &[u8]) -> Option<Value> {
    let mut rest = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut repaired = Vec::new();
    while let Some(first) = rest.first() {
        let length = match first {
            b'"' => text(rest)?,
            byte if is_word(*byte) => rest.iter().take_while(|byte| is_word(**byte)).count(),
            _ => 1,
        };
        let (token, left) = rest.split_at(length);
        let is_json = !matches!(first, b'"') && !is_word(*first)
            || serde_json::from_slice::<Value>(token).is_ok();
        repaired.extend_from_slice(match first {
            _ if is_json => token,
            b'"' => "\"\u{fffd}\"".as_bytes(),
            _ => b"null",
        });
        rest = left;
    }
    serde_json::from_slice(&repaired).ok()
}

/// How long the text is that begins here, with its quotes.
fn text(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+-._".contains(&byte)
}
