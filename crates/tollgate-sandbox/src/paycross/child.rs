//! Transactions that follow an earlier one: capture, void, refund.

use super::create::{replayed, shown};
use super::errors::refused;
use super::request::{Fields, read};
use super::transaction::{Details, Kind, Transaction};
use crate::http::{Answer, Call, Handled};
use crate::world::World;
use serde_json::json;

/// POST /transactions/captures
pub(super) fn capture(world: &mut World, call: &Call) -> Handled {
    follow(world, call, Kind::Capture)
}

/// POST /transactions/voids
pub(super) fn void(world: &mut World, call: &Call) -> Handled {
    follow(world, call, Kind::Void)
}

/// POST /transactions/refunds
pub(super) fn refund(world: &mut World, call: &Call) -> Handled {
    follow(world, call, Kind::Refund)
}

fn follow(world: &mut World, call: &Call, kind: Kind) -> Handled {
    if let Some(answer) = replayed(world, call) {
        return Ok(answer);
    }
    let mut fields = read(call)?;
    let uid = fields.required("parent_uid");
    let amount = fields.amount(1);
    let tracking_id = fields.limited("tracking_id", 255);
    let reason = reason(&mut fields, kind);
    let checks = fields.flag("duplicate_check") != Some(false);
    fields.finish(call)?;
    let parent = parent(world, call, &uid, kind)?.clone();
    let left = left(world, &parent, kind);
    if amount > left {
        let message = format!("can't be greater than {left}");
        return Err(refused(call, &json!({"amount": [message]})));
    }
    let now = world.clock.since_epoch();
    let listed = world.listed_from(tracking_id.as_deref().unwrap_or_default());
    let child = Transaction {
        uid: world.ids.uuid(),
        kind,
        status: "pending".to_owned(),
        code: "P.0001".to_owned(),
        amount,
        created: now,
        listed,
        updated: now,
        paid: None,
        wants_token: false,
        parent: Some(uid),
        reason,
        details: Details {
            tracking_id,
            verification_url: None,
            expired_at: None,
            ..parent.details.clone()
        },
        ..parent
    };
    if checks {
        world.shop.check_unique(call, &child)?;
    }
    let index = world.accept(call, child);
    Ok(shown(world, call, index))
}

/// A refund must say why.
fn reason(fields: &mut Fields, kind: Kind) -> Option<String> {
    match kind {
        Kind::Refund => Some(fields.required("reason")),
        _ => fields.text("reason"),
    }
}

/// The transaction to follow, if this kind can follow it.
fn parent<'a>(
    world: &'a World,
    call: &Call,
    uid: &str,
    kind: Kind,
) -> Result<&'a Transaction, Answer> {
    let known = world.shop.index(uid);
    let known = known.map(|index| &world.shop.transactions[index]);
    let fits = |parent: &&Transaction| match kind {
        Kind::Capture => parent.kind == Kind::Authorization && parent.succeeded(),
        Kind::Void => {
            let reserved = parent.kind == Kind::Authorization || parent.kind == Kind::Payment;
            reserved && parent.succeeded()
        }
        _ => parent.took_money(),
    };
    known
        .filter(fits)
        .ok_or_else(|| refused(call, &json!({"parent_uid": ["is invalid"]})))
}

/// How much of the parent is left for this kind.
fn left(world: &World, parent: &Transaction, kind: Kind) -> i64 {
    let used: &[Kind] = match kind {
        Kind::Capture | Kind::Void => &[Kind::Capture, Kind::Void, Kind::Refund],
        _ => &[Kind::Refund, Kind::Void],
    };
    parent.amount - world.shop.taken(&parent.uid, used)
}
