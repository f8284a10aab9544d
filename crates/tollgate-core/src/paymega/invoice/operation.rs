//! An invoice as an operation of any provider.

use tollgate_types::{Open, Reason, Resolution};

use super::Invoice;
use crate::{
    Money, MoneyState, Operation, RawResponse, SavedCard,
    operation::sealed::Sealed,
    outcome::{DeclineSource, NextTry},
};

impl Sealed for Invoice {
    fn moved_by_success(&self) -> MoneyState {
        if self.is_verification() {
            MoneyState::Untouched
        } else {
            MoneyState::Charged
        }
    }

    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        Open::<Resolution>::new(self.resolution()?).decline()
    }
}

impl Operation for Invoice {
    fn id(&self) -> &str {
        self.id()
    }

    fn reference(&self) -> Option<&str> {
        self.reference()
    }

    fn status(&self) -> &str {
        self.status()
    }

    fn resolution(&self) -> Option<&str> {
        self.resolution()
    }

    fn message(&self) -> Option<&str> {
        self.attributes().resolution_message.as_deref()
    }

    fn amount(&self) -> Option<Money> {
        let attributes = self.attributes();
        Money::shown(attributes.amount, attributes.currency.as_deref())
    }

    fn saved_card(&self) -> Option<SavedCard> {
        self.saved_card()
    }

    fn raw(&self) -> Option<&RawResponse> {
        self.raw()
    }
}
