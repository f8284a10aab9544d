//! Whether a payout is the order's, and the end that it makes for the caller.

use tollgate_paymega_private::types::PayoutStatus as Status;

use super::interpret;
use crate::{
    Error, Outcome, Pending,
    engine::Now,
    outcome::PendingReason,
    paymega::payout::{Payout, PayoutFingerprint},
};

/// Whether a field of the payout differs from the order. A field that the response does not show proves nothing.
pub fn is_another(payout: &Payout, order: &PayoutFingerprint) -> bool {
    let differs = |shown: Option<&str>, asked: &str| shown.is_some_and(|shown| shown != asked);
    let is_other_word = |shown: Option<&str>, asked: &str| {
        shown.is_some_and(|shown| !shown.eq_ignore_ascii_case(asked))
    };
    let (attributes, money) = (payout.attributes(), order.money);
    let customer = payout.customer_reference().zip(order.customer.as_deref());
    differs(payout.reference(), &order.reference)
        || payout.shown_amount().is_some_and(|it| it != money.amount())
        || is_other_word(attributes.currency.as_deref(), money.currency().code())
        || is_other_word(payout.service(), &order.service)
        || attributes
            .test_mode
            .is_some_and(|it| it != order.mode.is_test())
        || customer.is_some_and(|(shown, asked)| shown != asked)
}

/// The end of a call whose payout belongs to another order, or is final. `None` if the order's payout is open.
pub fn conclusion(
    payout: &Payout,
    order: &PayoutFingerprint,
    now: &Now,
) -> Option<Result<Outcome<Payout>, Error>> {
    if is_another(payout, order) {
        let id = Some(payout.id().to_owned());
        return Some(Err(now.last.reused(&order.reference, id)));
    }
    interpret(payout, order).outcome(payout.clone()).map(Ok)
}

/// The outcome of a payout that is not final. Paymega does not show when this state ends.
pub fn pending(payout: Payout) -> Outcome<Payout> {
    let reason = reason(&payout);
    Outcome::Pending(Pending::new(payout, reason, None))
}

fn reason(payout: &Payout) -> PendingReason {
    if payout.is_in_moderation() {
        return PendingReason::Moderation;
    }
    match payout.attributes().status.known() {
        Some(Status::Created) => PendingReason::NotProcessed,
        Some(Status::Processing | Status::ProcessPending | Status::ProcessError) => {
            PendingReason::Bank
        }
        _ => PendingReason::NotShown,
    }
}
