//! How checkouts go on and end.

use crate::state::paycross::{Checkout, Transaction};
use crate::state::{Key, Operation, State};

/// The newest transaction of a checkout.
pub(crate) fn last<'a>(state: &'a State, checkout: &Checkout) -> Option<&'a Transaction> {
    let index = state.shop.index(checkout.transactions.last()?)?;
    Some(&state.shop.transactions[index])
}

/// Whether the payer can pay no more: a transaction took place or waits for the bank, or the attempts are used up.
pub(crate) fn is_finished(state: &State, checkout: &Checkout) -> bool {
    last(state, checkout).is_some_and(|last| match last.status.as_str() {
        "successful" | "pending" => true,
        "incomplete" => false,
        _ => checkout.transactions.len() >= checkout.attempts,
    })
}

/// Stores a new checkout, and makes it end in time.
pub(crate) fn add_checkout(state: &mut State, checkout: Checkout) {
    let index = state.shop.checkouts.push(checkout);
    watch_checkout(state, index);
}

/// Makes a checkout end in time.
pub(crate) fn watch_checkout(state: &mut State, index: usize) {
    let due = state.shop.checkouts[index].ends;
    state.shop.expiring.insert((due, index));
}

/// Makes the checkout of a transaction end in time: after a decline it can still be over.
pub(super) fn watch_checkout_of(state: &mut State, index: usize) {
    let uid = &state.shop.transactions[index].uid;
    if let Some(index) = state.shop.checkouts.first(Key::Operation, uid) {
        watch_checkout(state, index);
    }
}

/// Ends the checkouts whose time has passed, and notifies their merchants.
pub(crate) fn expire_checkouts(state: &mut State) {
    let now = state.now();
    while let Some((due, index)) = state.shop.expiring.first().copied() {
        if now < due {
            return;
        }
        state.shop.expiring.remove(&(due, index));
        let checkout = &state.shop.checkouts[index];
        if !checkout.expired && !is_finished(state, checkout) {
            expire(state, index);
        }
    }
}

fn expire(state: &mut State, index: usize) {
    state.shop.checkouts[index].expired = true;
    let checkout = state.shop.checkouts[index].clone();
    if checkout.setting("notification_url").is_some() {
        let at = state.clock.since_epoch();
        let operation = Operation::Checkout(Box::new(checkout));
        state.outbox.change(at, operation);
    }
}
