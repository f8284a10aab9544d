//! Reading transactions.

use super::create::shown;
use crate::http::errors::paycross::not_found;
use crate::http::{Call, Handled, Response};
use crate::settings::Lookup;
use crate::state::State;
use crate::view::paycross as view;

/// The largest number of transactions in a look-up.
const NEWEST: usize = 10;

/// GET /transactions/{uid}
pub(super) fn get(state: &mut State, call: &Call) -> Handled {
    let index = state
        .shop
        .index(call.param())
        .ok_or_else(|| not_found(call))?;
    Ok(shown(state, call, index))
}

/// `GET /v2/transactions/tracking_id/{id}`: the newest first. An unknown id gives an empty list.
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn find(state: &mut State, call: &Call) -> Handled {
    let settings = state.settings_of(call.param());
    let now = state.clock.since_epoch();
    let transactions = &state.shop.transactions;
    let found = transactions.look_up(call.param(), settings).rev();
    let mut found = found
        .map(|index| &transactions[index])
        .filter(|it| it.listed <= now);
    let one = match settings.lookup {
        Lookup::List => None,
        Lookup::Newest => found.next(),
        Lookup::Oldest => found.next_back(),
    };
    let body = match one {
        Some(one) => view::one(state, call, one),
        None => view::several(state, call, found.take(NEWEST)),
    };
    Ok(Response::json(200, body))
}
