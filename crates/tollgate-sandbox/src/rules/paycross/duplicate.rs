//! The duplicate check: refuses an equal request within 30 seconds.

use crate::state::paycross::{Shop, Transaction};

/// The length of the window in seconds.
const WINDOW: u64 = 30;

/// Whether an equal transaction came just before, whatever its result.
pub(crate) fn is_duplicate(shop: &Shop, new: &Transaction) -> bool {
    shop.repeated(new)
        .is_some_and(|old| new.created.saturating_sub(old.created).as_secs() < WINDOW)
}
