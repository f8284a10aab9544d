//! The end that an invoice makes for the caller.

use std::sync::Arc;

use super::{interpret, is_another, pending};
use crate::{
    Challenge, Error, Outcome, Refusal,
    calendar::UnixTime,
    engine::{LastResponse, Now},
    error::{OutcomeUnknown, ResponseLost},
    outcome::ChallengeForm,
    paymega::{
        invoice::{Invoice, Notes},
        order::OrderFingerprint,
    },
};

/// The end of a call whose invoice belongs to another order, or is final. `None` if the order's invoice is open.
pub fn conclusion(
    invoice: &Invoice,
    order: &OrderFingerprint,
    now: &Now,
) -> Option<Result<Outcome<Invoice>, Error>> {
    let id = || Some(invoice.id().to_owned());
    if is_another(invoice, order) {
        return Some(Err(now.last.reused(&order.reference, id())));
    }
    let outcome = interpret(invoice, order, now.provider).outcome(invoice.clone());
    outcome.map(Ok)
}

/// The outcome that an invoice shows at this time, the provider's own when it showed the invoice.
///
/// # Errors
///
/// As a call ends: the invoice is another order's, or shows too little of its order.
pub fn outcome_of(
    invoice: Invoice,
    order: &OrderFingerprint,
    time: Option<UnixTime>,
) -> Result<Outcome<Invoice>, Error> {
    let now = Now {
        provider: time,
        last: LastResponse {
            loss: Some(ResponseLost::NotBound),
            raw: invoice.raw().cloned(),
        },
        ..Now::default()
    };
    if !invoice.is_recognisable() && !is_another(&invoice, order) {
        return Err(now.last.unknown(Some(invoice.id().to_owned())).into());
    }
    let end = conclusion(&invoice, order, &now);
    noted(
        end.unwrap_or_else(|| Ok(pending(invoice, order))),
        order,
        None,
    )
}

/// The outcome of an invoice whose payer must act. Without a form, this crate cannot show the challenge.
pub fn challenge(
    invoice: Invoice,
    form: Option<ChallengeForm>,
    mode: Option<String>,
    now: &Now,
) -> Outcome<Invoice> {
    Outcome::ActionRequired(Challenge {
        operation: invoice,
        form,
        mode,
        raw: now.last.raw.clone(),
    })
}

/// Adds to the end of a call what it shows beside the outcome, and the card gate's refusal of the sale.
pub fn noted(
    end: Result<Outcome<Invoice>, Error>,
    order: &OrderFingerprint,
    sale_refusal: Option<&Arc<Refusal>>,
) -> Result<Outcome<Invoice>, Error> {
    let sale_refusal = sale_refusal.cloned();
    match end {
        Ok(outcome) => Ok(outcome.map(|invoice| {
            let notes = Notes {
                lacks_card: order.saves_card
                    && invoice.is_success()
                    && invoice.saved_card().is_none(),
                card_changed: invoice.shows_another_card_than(order.last_four.as_deref()),
                sale_refusal,
            };
            invoice.with_notes(notes)
        })),
        Err(Error::OutcomeUnknown(unknown)) => Err(Error::OutcomeUnknown(OutcomeUnknown {
            sale_refusal,
            ..unknown
        })),
        Err(error) => Err(error),
    }
}
