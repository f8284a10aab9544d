//! Base64 without knowing where it begins.

use super::{BREAK, SHORTEST};

/// Each run of characters of Base64, standard or URL-safe, decoded from each of its first four characters: one of them
/// begins a group.
pub(super) fn decoded(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    for run in text.split(|byte| value(*byte).is_none()) {
        if run.len() < SHORTEST {
            continue;
        }
        for start in 0..4 {
            group(&run[start..], &mut decoded);
            decoded.push(BREAK);
        }
    }
    decoded
}

fn group(run: &[u8], decoded: &mut Vec<u8>) {
    let (mut bits, mut length) = (0_u32, 0);
    for value in run.iter().filter_map(|byte| value(*byte)) {
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        length += 6;
        if length >= 8 {
            length -= 8;
            decoded.push((bits >> length).to_be_bytes()[3]);
        }
    }
}

const fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}
