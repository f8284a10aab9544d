//! The charge of a stored card, which becomes a payment or an authorization.

use super::create::{replayed, take, transaction};
use super::request::read;
use crate::http::{Call, Handled};
use crate::rules::paycross::kind_of_charge;
use crate::state::State;
use crate::state::paycross::{Kind, Secure};

/// POST `/services/credit_cards/charges`
pub(super) fn charge(state: &mut State, call: &Call) -> Handled {
    if let Some(response) = replayed(state, call) {
        return Ok(response);
    }
    let mut fields = read(call)?;
    let checks = fields.flag("duplicate_check") != Some(false);
    let forced = fields.flag("force_three_d_secure_verification") == Some(true);
    let reference = fields.text("tracking_id").unwrap_or_default();
    let kind = kind_of_charge(state, &reference);
    let mut charge = transaction(state, call, &mut fields, kind)?;
    if forced {
        charge.card.secure = Secure::Challenge;
    }
    charge.captures = kind == Kind::Authorization;
    take(state, call, charge, checks)
}
