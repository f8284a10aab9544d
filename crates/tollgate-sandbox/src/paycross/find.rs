//! Reading transactions.

use super::answer;
use super::create::shown;
use super::errors::not_found;
use crate::http::{Answer, Call, Handled};
use crate::settings::Lookup;
use crate::world::World;

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
    let settings = world.settings_of(call.param());
    let now = world.clock.since_epoch();
    let transactions = world.shop.transactions.iter().rev();
    let mut found = transactions.filter(|it| {
        it.listed <= now && it.is_tracked(|known| settings.finds(call.param(), known))
    });
    let one = match settings.lookup {
        Lookup::List => None,
        Lookup::Newest => found.next(),
        Lookup::Oldest => found.next_back(),
    };
    let body = match one {
        Some(one) => answer::one(world, call, one),
        None => answer::several(world, call, found.take(NEWEST)),
    };
    Ok(Answer::json(200, body))
}
