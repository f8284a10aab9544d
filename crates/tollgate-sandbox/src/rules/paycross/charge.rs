//! The charge of a stored card: a payment, or an authorization that the gateway captures by itself.

use super::settle::process;
use crate::settings::ChargesAs;
use crate::state::State;
use crate::state::paycross::{Details, Kind, Transaction};

/// The kind of transaction that a charge becomes, as the acquirer allows.
pub(crate) fn kind_of_charge(state: &State, reference: &str) -> Kind {
    match state.settings_of(reference).charges_as {
        ChargesAs::Payment => Kind::Payment,
        ChargesAs::Authorization => Kind::Authorization,
    }
}

/// Captures an authorization that came from a charge. The capture carries its reference.
pub(super) fn capture(state: &mut State, index: usize) {
    let now = state.clock.since_epoch();
    let parent = state.shop.transactions[index].clone();
    let capture = Transaction {
        uid: state.ids.uuid(),
        kind: Kind::Capture,
        status: "pending".to_owned(),
        code: "P.0001".to_owned(),
        created: now,
        listed: state.listed_from(parent.reference()),
        updated: now,
        paid: None,
        wants_token: false,
        captures: false,
        request: None,
        parent: Some(parent.uid.clone()),
        details: Details {
            verification_url: None,
            expired_at: None,
            ..parent.details.clone()
        },
        ..parent
    };
    let index = state.shop.add(capture);
    process(state, index);
}
