//! Whether a name is among others twice.

/// The number of names up to which each is compared with each.
const FEW: usize = 12;

/// Whether no name is among these twice. Changes their order.
pub(super) fn are_unique(names: &mut [&str]) -> bool {
    if names.len() <= FEW {
        let mut rest = &*names;
        while let Some((name, others)) = rest.split_first() {
            if others.contains(name) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    // Names of different lengths differ, without a look at them.
    names.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    names.windows(2).all(|pair| pair[0] != pair[1])
}
