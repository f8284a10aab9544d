//! The outcome of an order whose transaction was interpreted.

use super::{Interpretation, Owner, interpret, may_pay_for, owner, pending, unconfirmed};
use crate::{
    Challenge, Decline, Error, Outcome, Review,
    engine::LastResponse,
    error::ResponseLost,
    outcome::ChallengeForm,
    paycross::{order::OrderFingerprint, transaction::Transaction},
};

/// The outcome that a transaction shows, if nothing is known of other transactions with its reference.
///
/// # Errors
///
/// As a call ends: the transaction is another order's, or does not show whose it is.
pub fn outcome_of(
    shown: Transaction,
    order: &OrderFingerprint,
) -> Result<Outcome<Transaction>, Error> {
    let last = LastResponse {
        loss: Some(ResponseLost::NotBound),
        raw: shown.raw().cloned(),
    };
    let uid = || Some(shown.uid().to_owned());
    match owner(&shown, order) {
        Owner::Order => {}
        // The parts of a payment that the gateway captures by itself are recognised together alone.
        Owner::Another if shown.has_other_kind(order.kind) && may_pay_for(&shown, order) => {
            return Err(last.unknown(uid()).into());
        }
        Owner::Another => return Err(last.reused(&order.reference, uid())),
        Owner::Unclear => return Err(last.unknown(uid()).into()),
    }
    let shown = shown.compared(order.last_four.as_deref());
    Ok(match interpret(&shown, order) {
        // Another transaction with the reference may have paid.
        Interpretation::Declined => unconfirmed(shown),
        interpretation => outcome(shown, interpretation, Vec::new()),
    })
}

/// Returns the outcome; `ids` holds the uids of all transactions of the order, if a look-up showed several.
pub fn outcome(
    operation: Transaction,
    interpretation: Interpretation,
    ids: Vec<String>,
) -> Outcome<Transaction> {
    match interpretation {
        Interpretation::Succeeded => Outcome::Succeeded(operation),
        Interpretation::Declined => Outcome::Declined(Decline { operation }),
        Interpretation::ActionRequired => Outcome::ActionRequired(challenge(operation)),
        Interpretation::Review(reason, money) => Outcome::Review(Review {
            operation,
            reason,
            money,
            ids,
        }),
        Interpretation::NotFinal | Interpretation::Confirm(_) => pending(operation),
    }
}

fn challenge(operation: Transaction) -> Challenge<Transaction> {
    let form = operation
        .redirect()
        .and_then(|url| ChallengeForm::checked(url, "GET", Vec::new()));
    Challenge {
        form,
        mode: None,
        raw: operation.raw().cloned(),
        operation,
    }
}
