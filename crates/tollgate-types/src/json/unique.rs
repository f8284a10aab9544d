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
        let mark = mark(name);
        let may_repeat = seen & mark != 0;
        seen |= mark;
        !(may_repeat && names[..index].contains(name))
    })
}

/// One of 64 bits. Equal names have the same.
fn mark(name: &str) -> u64 {
    let (first, last) = match name.as_bytes() {
        [] => (0, 0),
        [.., last] => (name.as_bytes()[0], *last),
    };
    let sum = usize::from(first) + 5 * usize::from(last) + 11 * name.len();
    1 << (sum % 64)
}
