//! Transactions that follow an earlier one: capture, void, refund.

use super::create::{replayed, take};
use super::request::{Fields, read};
use crate::http::errors::paycross::refused;
use crate::http::{Call, Handled, Response};
use crate::state::State;
use crate::state::paycross::{Details, Kind, Transaction};
use serde_json::json;

/// POST /transactions/captures
pub(super) fn capture(state: &mut State, call: &Call) -> Handled {
    follow(state, call, Kind::Capture)
}

/// POST /transactions/voids
pub(super) fn void(state: &mut State, call: &Call) -> Handled {
    follow(state, call, Kind::Void)
}

/// POST /transactions/refunds
pub(super) fn refund(state: &mut State, call: &Call) -> Handled {
    follow(state, call, Kind::Refund)
}

fn follow(state: &mut State, call: &Call, kind: Kind) -> Handled {
    if let Some(response) = replayed(state, call) {
        return Ok(response);
    }
    let mut fields = read(call)?;
    let uid = fields.required("parent_uid");
    let amount = fields.amount(1);
    let tracking_id = fields.limited("tracking_id", 255);
    let reason = reason(&mut fields, kind);
    let checks = fields.flag("duplicate_check") != Some(false);
    fields.finish(call)?;
    let parent = parent(state, call, &uid, kind)?.clone();
    let left = left(state, &parent, kind);
    if amount > left {
        let message = format!("can't be greater than {left}");
        return Err(refused(call, &json!({"amount": [message]})));
    }
    let now = state.clock.since_epoch();
    let listed = state.listed_from(tracking_id.as_deref().unwrap_or_default());
    let child = Transaction {
        uid: state.ids.uuid(),
        kind,
        status: "pending".to_owned(),
        code: "P.0001".to_owned(),
        amount,
        created: now,
        listed,
        updated: now,
        paid: None,
        wants_token: false,
        captures: false,
        corrected: None,
        parent: Some(uid),
        reason,
        request: None,
        details: Details {
            tracking_id,
            verification_url: None,
            expired_at: None,
            ..parent.details.clone()
        },
        ..parent
    };
    take(state, call, child, checks)
}

/// A refund requires a reason.
fn reason(fields: &mut Fields, kind: Kind) -> Option<String> {
    match kind {
        Kind::Refund => Some(fields.required("reason")),
        _ => fields.text("reason"),
    }
}

/// The parent transaction, if this kind can follow it.
fn parent<'a>(
    state: &'a State,
    call: &Call,
    uid: &str,
    kind: Kind,
) -> Result<&'a Transaction, Response> {
    let known = state.shop.index(uid);
    let known = known.map(|index| &state.shop.transactions[index]);
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

/// The remaining amount of the parent for this kind.
fn left(state: &State, parent: &Transaction, kind: Kind) -> i64 {
    let used: &[Kind] = match kind {
        Kind::Capture | Kind::Void => &[Kind::Capture, Kind::Void, Kind::Refund],
        _ => &[Kind::Refund, Kind::Void],
    };
    parent.amount - state.shop.taken(&parent.uid, used)
}
