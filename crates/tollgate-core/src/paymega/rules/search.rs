//! The operations that a search for a reference shows, and the choice among several.

use crate::{MoneyState, Operation, Review, outcome::ReviewReason};

/// The operations that a list shows under the reference that was searched for.
pub(in crate::paymega) enum Listed<T> {
    /// All operations with exactly this reference, or none at all.
    Exactly(Vec<T>),
    /// Only operations whose references differ in case or spaces.
    Alike,
    /// Only operations with other references. If the provider did not apply the filter, the list does not show whether
    /// the operation exists.
    Others,
}

impl<T: Operation> Listed<T> {
    pub(in crate::paymega) fn under(reference: &str, mut found: Vec<T>) -> Self {
        let is_empty = found.is_empty();
        let all_alike = found.iter().all(|it| is_alike(it.reference(), reference));
        found.retain(|it| it.reference() == Some(reference));
        if is_empty || !found.is_empty() {
            Self::Exactly(found)
        } else if all_alike {
            Self::Alike
        } else {
            Self::Others
        }
    }
}

/// Whether a search that ignores case and spaces treats the two references as equal.
pub fn is_alike(shown: Option<&str>, reference: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    shown.is_some_and(|shown| plain(shown) == plain(reference))
}

/// Whether an operation shows the reference of another order. The response that shows the operation is then not bound to
/// the request: another host sent it, or mixed it up.
pub(in crate::paymega) fn is_of_another_reference(
    operation: &impl Operation,
    reference: &str,
) -> bool {
    let shown = operation.reference();
    shown.is_some() && !is_alike(shown, reference)
}

/// Chooses among the operations that a search found. Several of them, or one in two states, are for a person to look at.
pub(in crate::paymega) fn choose<T: Operation>(
    found: Vec<T>,
    agree: impl Fn(&T, &T) -> bool,
) -> Option<Result<T, Review<T>>> {
    let mut ids: Vec<_> = found.iter().map(|it| it.id().to_owned()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut operations = found.into_iter();
    let first = operations.next()?;
    let (reason, ids) = if ids.len() > 1 {
        (ReviewReason::SeveralOperations, ids)
    } else if operations.all(|other| agree(&other, &first)) {
        return Some(Ok(first));
    } else {
        (ReviewReason::Contradictory, Vec::new())
    };
    Some(Err(Review {
        operation: first,
        reason,
        money: MoneyState::Unknown,
        ids,
    }))
}
