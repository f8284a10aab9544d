//! One flat row about a call's result.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Kind, MoneyState, Outcome};
use crate::{Currency, Error, Money, Operation, money::decimal_text};

/// A call's result as one flat row, the same for both providers and for outcomes and errors.
///
/// Each field is a word, a text or a number to store in a column; as JSON all values are texts or null.
///
/// ```
/// use tollgate::{Error, Operation, Outcome, Summary, TokenOrder};
///
/// fn row<T: Operation>(order: &impl TokenOrder, result: &Result<Outcome<T>, Error>) -> Summary {
///     Summary::of(result).for_order(order.reference(), order.money())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// The outcome or the error.
    pub kind: Kind,
    /// The known state of the money.
    pub money: MoneyState,
    /// The merchant's reference.
    pub reference: Option<String>,
    /// The provider's id of the operation.
    pub provider_id: Option<String>,
    /// The amount asked for, in major units.
    #[serde(with = "decimal_text::optional")]
    pub amount: Option<Decimal>,
    /// The currency of the amount.
    pub currency: Option<Currency>,
    /// The reason: a decline's [resolution](super::Decline::resolution), a [`PendingReason`](super::PendingReason) or
    /// [`ReviewReason`](super::ReviewReason), a refusal's code or else its status, the wrong field, a
    /// [`NotSentReason`](crate::error::NotSentReason), or
    /// [how the response was lost](crate::error::ResponseLost::as_str).
    pub code: Option<String>,
    /// The next step, in one sentence.
    pub advice: Cow<'static, str>,
}

impl Summary {
    /// The row of a result.
    #[must_use]
    pub fn of<T: Operation>(result: &Result<Outcome<T>, Error>) -> Self {
        match result {
            Ok(outcome) => Self::from(outcome),
            Err(error) => Self::from(error),
        }
    }

    /// Adds the order's reference and money where the result shows none, as most errors do.
    #[must_use]
    pub fn for_order(mut self, reference: impl Into<String>, money: Money) -> Self {
        self.reference.get_or_insert_with(|| reference.into());
        if self.amount.is_none() {
            self.set_money(money);
        }
        self
    }

    fn new(kind: Kind, money: MoneyState, advice: &'static str) -> Self {
        Self {
            kind,
            money,
            reference: None,
            provider_id: None,
            amount: None,
            currency: None,
            code: None,
            advice: advice.into(),
        }
    }

    fn set_money(&mut self, money: Money) {
        self.amount = Some(money.amount());
        self.currency = Some(money.currency());
    }
}

impl<T: Operation> From<&Outcome<T>> for Summary {
    fn from(outcome: &Outcome<T>) -> Self {
        let operation = outcome.operation();
        let mut row = Self::new(outcome.kind(), outcome.money(), outcome.advice());
        row.reference = operation.reference().map(str::to_owned);
        row.provider_id = Some(operation.id().to_owned());
        if let Some(money) = operation.amount() {
            row.set_money(money);
        }
        row.code = match outcome {
            Outcome::Declined(decline) => Some(decline.code().to_string()),
            Outcome::Review(review) => Some(review.reason().as_str().to_owned()),
            Outcome::Pending(pending) => Some(pending.reason().as_str().to_owned()),
            Outcome::Succeeded(_) | Outcome::ActionRequired(_) => None,
        };
        row
    }
}

impl From<&Error> for Summary {
    fn from(error: &Error) -> Self {
        let mut row = Self::new(error.kind(), error.money(), error.advice());
        row.provider_id = error.operation().map(str::to_owned);
        row.code = match error {
            Error::Invalid(invalid) => Some(invalid.field().to_owned()),
            Error::Refused(refusal) => Some(refusal.word()),
            Error::OutcomeUnknown(unknown) => Some(unknown.loss().as_str().to_owned()),
            Error::NotSent(not_sent) => Some(not_sent.reason().as_str().to_owned()),
            Error::ReferenceReused(_) | Error::NotFound(_) => None,
        };
        if let Error::ReferenceReused(reused) = error {
            row.reference = Some(reused.reference().to_owned());
        }
        row
    }
}
