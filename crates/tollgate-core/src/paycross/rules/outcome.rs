//! The outcome of an order whose transaction was interpreted.

use super::Interpretation;
use crate::{
    Challenge, Decline, Outcome, Pending, Review, outcome::ChallengeForm,
    paycross::transaction::Transaction,
};

/// Returns the outcome; `ids` holds the uids of all transactions of the order, if a look-up showed several.
pub fn outcome_of(
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
        Interpretation::NotFinal | Interpretation::Confirm(_) => Outcome::Pending(Pending {
            operation,
            moderation: false,
        }),
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
