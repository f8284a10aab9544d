//! The references of further attempts, made from the order's own reference.

/// Separates an order's reference from the number of a further attempt.
const SEPARATOR: char = '~';

/// The reference of an attempt, counted from 1: the first attempt has the order's own reference.
pub(crate) fn reference_of(reference: &str, attempt: u32) -> String {
    match attempt {
        1 => reference.to_owned(),
        further => format!("{reference}{SEPARATOR}{further}"),
    }
}

/// Whether a reference looks like that of a further attempt.
pub(crate) fn is_derived(reference: &str) -> bool {
    reference.rsplit_once(SEPARATOR).is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
