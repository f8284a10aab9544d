//! The duplicate check: refuses an equal request within 30 seconds.

use crate::state::paycross::{Shop, Transaction};

/// The length of the window in seconds.
const WINDOW: u64 = 30;

/// Whether an equal transaction came just before, whatever its result.
pub(crate) fn is_duplicate(shop: &Shop, new: &Transaction) -> bool {
    shop.transactions.iter().any(|old| repeats(new, old))
}

fn repeats(new: &Transaction, old: &Transaction) -> bool {
    let recent = new.created.saturating_sub(old.created).as_secs() < WINDOW;
    let equal = new.kind == old.kind && new.amount == old.amount;
    recent && equal && new.parent == old.parent && (new.parent.is_some() || same_card(new, old))
}

/// The same number or the same token. A number and a token of one card count as different.
fn same_card(new: &Transaction, old: &Transaction) -> bool {
    match (new.by_token, old.by_token) {
        (true, true) => new.token == old.token,
        (false, false) => new.card.card == old.card.card,
        _ => false,
    }
}
