//! Whether a name is among others twice.

/// The number of names up to which each is compared with those before it that may equal it.
const FEW: usize = 32;

/// Whether no name is among these twice. May change their order.
pub(super) fn are_unique(names: &mut [&str]) -> bool {
    if names.len() > FEW {
        // By length first, which is cheaper to compare.
        names.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        return names.windows(2).all(|pair| pair[0] != pair[1]);
    }
    let mut seen = 0_u64;
    names.iter().enumerate().all(|(index, name)| {
        let mark = 1 << mark(name);
        let may_repeat = seen & mark != 0;
        seen |= mark;
        !(may_repeat && names[..index].contains(name))
    })
}

/// A number below 64. Equal names have the same.
pub(crate) const fn mark(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (first, last) = match bytes {
        [] => (0, 0),
        [first, ..] => (*first, bytes[bytes.len() - 1]),
    };
    (first as usize + 5 * last as usize + 11 * bytes.len()) % 64
}
