//! Reading transactions.

use super::create::shown;
use super::errors::{is_version_3, not_found};
use super::view;
use crate::http::{Answer, Call, Handled};
use crate::world::World;
use serde_json::{Value, json};

/// How many transactions a look-up shows.
const NEWEST: usize = 10;

/// GET /transactions/{uid}
pub(super) fn get(world: &mut World, call: &Call) -> Handled {
    let index = world
        .shop
        .index(call.param())
        .ok_or_else(|| not_found(call))?;
    Ok(shown(world, call, index))
}

/// `GET /v2/transactions/tracking_id/{id}`: the newest first; none is an empty list.
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn find(world: &mut World, call: &Call) -> Handled {
    let found = world
        .shop
        .transactions
        .iter()
        .rev()
        .filter(|transaction| transaction.is_tracked_by(call.param()));
    let shown: Vec<Value> = found
        .take(NEWEST)
        .map(|it| view::body(it, &world.info.paycross, is_version_3(call)))
        .collect();
    Ok(Answer::json(200, json!({"transactions": shown})))
}
