//! A transaction as an operation of any provider.

use tollgate_types::Reason;

use super::Transaction;
use crate::{
    Money, MoneyState, Operation, RawResponse, SavedCard,
    operation::sealed::Sealed,
    outcome::{DeclineSource, NextTry},
};

impl Sealed for Transaction {
    fn moved_by_success(&self) -> MoneyState {
        self.moved_by_success()
    }

    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        self.data().code.as_ref()?.decline()
    }
}

impl Operation for Transaction {
    fn id(&self) -> &str {
        self.uid()
    }

    fn reference(&self) -> Option<&str> {
        self.reference()
    }

    fn status(&self) -> &str {
        self.status()
    }

    fn resolution(&self) -> Option<&str> {
        self.code()
    }

    fn message(&self) -> Option<&str> {
        self.message()
    }

    fn amount(&self) -> Option<Money> {
        self.amount()
    }

    fn saved_card(&self) -> Option<SavedCard> {
        self.saved_card()
    }

    fn raw(&self) -> Option<&RawResponse> {
        self.raw()
    }
}
