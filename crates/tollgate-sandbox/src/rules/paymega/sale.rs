//! How a sale starts: at the bank, or with a challenge.

use super::CardOutcome;
use super::bank::send_to_bank;
use super::lifecycle::end_invoice;
use crate::settings::SecondSale;
use crate::state::{Authenticator, Challenge, PaidWith, ScriptedOutcome, State};

/// A card, and the version of 3-D Secure that it requires.
#[derive(Debug)]
pub(crate) struct Instrument {
    pub(crate) paid_with: PaidWith,
    pub(crate) secure: Option<u8>,
    /// How a payment with the card ends.
    pub(crate) card_outcome: CardOutcome,
}

/// A session accepts one sale while its invoice is open. If a setting allows a second sale, it comes at any time.
pub(crate) fn takes_sale(state: &State, index: usize) -> bool {
    let invoice = &state.invoices[index];
    if !invoice.sold {
        return invoice.is_open();
    }
    state.settings_of(&invoice.order.reference_id).second_sale == SecondSale::Charged
}

/// Pays with the payer's card. Returns whether the response has the long form.
pub(crate) fn sell(state: &mut State, index: usize, paid: Instrument) -> bool {
    let reference = state.invoices[index].order.reference_id.clone();
    let invoice = &mut state.invoices[index];
    invoice.sold = true;
    invoice.paid_with = Some(paid.paid_with);
    if let Some(outcome) = state.scripted_outcomes.remove(&reference) {
        let long = outcome.long;
        follow(state, index, outcome);
        return long;
    }
    match paid.secure {
        Some(version) => start_challenge(state, index, Authenticator::Issuer(version)),
        None => settle(state, index, paid.card_outcome),
    }
    false
}

/// Applies a scripted outcome.
fn follow(state: &mut State, index: usize, outcome: ScriptedOutcome) {
    match outcome.auth_mode.as_deref() {
        Some("3ds") => start_challenge(state, index, Authenticator::Issuer(1)),
        Some(mode) => start_challenge(state, index, Authenticator::Merchant(mode.to_owned())),
        None => send_to_bank(state, index, outcome),
    }
}

fn start_challenge(state: &mut State, index: usize, authenticator: Authenticator) {
    let resolution = match authenticator {
        Authenticator::Issuer(_) => "auth_3ds_required",
        Authenticator::Merchant(_) => "ok",
    };
    let challenge = Challenge::new(&mut state.ids, authenticator);
    end_invoice(state, index, "process_pending", resolution);
    let invoice = &mut state.invoices[index];
    invoice.payment = Some(challenge.payment.clone());
    invoice.challenge = Some(challenge);
}

/// Completes a challenge. Returns false if there is none.
pub(crate) fn complete_challenge(state: &mut State, index: usize, passed: bool) -> bool {
    let invoice = &state.invoices[index];
    let (Some(challenge), Some(paid)) = (&invoice.challenge, &invoice.paid_with) else {
        return false;
    };
    let card_outcome = if passed {
        CardOutcome::of(paid.card, paid.month, paid.year)
    } else {
        refusal(&challenge.authenticator)
    };
    settle(state, index, card_outcome);
    true
}

/// The outcome of a payment whose payer fails the challenge.
fn refusal(authenticator: &Authenticator) -> CardOutcome {
    match authenticator {
        Authenticator::Issuer(_) => CardOutcome::Declined("client_auth_failed"),
        Authenticator::Merchant(_) => CardOutcome::Declined("invalid_otp"),
    }
}

/// Sends the sale to the bank. The card decides how it ends.
fn settle(state: &mut State, index: usize, card_outcome: CardOutcome) {
    let order = &state.invoices[index].order;
    let foreign = !order.test_mode && !state.settings_of(&order.reference_id).live_cards;
    let card_outcome = if foreign {
        CardOutcome::Declined("invalid_card")
    } else {
        card_outcome
    };
    let outcome = card_outcome.scripted(order.verify);
    send_to_bank(state, index, outcome);
}
