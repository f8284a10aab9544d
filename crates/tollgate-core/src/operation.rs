//! The record of one payment at a provider, the same for every provider.

use std::fmt::Debug;

#[cfg(feature = "paycross")]
use crate::paycross::Transaction;
#[cfg(feature = "paymega")]
use crate::paymega::Invoice;
use crate::{
    Money, MoneyState, RawResponse, SavedCard,
    outcome::{DeclineSource, NextTry},
};

/// A provider's record of one payment: an [`Invoice`], a PayCross [`Transaction`], or either as a [`Payment`].
///
/// ```
/// use tollgate::{Operation, Outcome};
///
/// fn describe<T: Operation>(outcome: &Outcome<T>) -> String {
///     let operation = outcome.operation();
///     format!("{} is {}: {}", operation.id(), operation.status(), outcome.money())
/// }
/// ```
pub trait Operation: sealed::Sealed + Clone + Debug {
    /// The provider's id: an invoice's `cpi_…`, a transaction's `uid`.
    fn id(&self) -> &str;

    /// The merchant's reference.
    fn reference(&self) -> Option<&str>;

    /// The provider's word for the status.
    fn status(&self) -> &str;

    /// The provider's word or code for the reason of the status.
    fn resolution(&self) -> Option<&str>;

    /// The provider's message on the reason of the status.
    fn message(&self) -> Option<&str>;

    /// The amount asked for, if the provider shows it in a known currency.
    fn amount(&self) -> Option<Money>;

    /// The saved card, if the operation saved one.
    fn saved_card(&self) -> Option<SavedCard>;

    /// The response that held this record, if it came in a response.
    fn raw(&self) -> Option<&RawResponse>;
}

/// A payment at either provider.
#[derive(Clone, Debug)]
pub enum Payment {
    /// On Paymega or Kuna.
    #[cfg(feature = "paymega")]
    Invoice(Invoice),
    /// On PayCross.
    #[cfg(feature = "paycross")]
    Transaction(Transaction),
}

#[cfg(feature = "paymega")]
impl From<Invoice> for Payment {
    fn from(invoice: Invoice) -> Self {
        Self::Invoice(invoice)
    }
}

#[cfg(feature = "paycross")]
impl From<Transaction> for Payment {
    fn from(transaction: Transaction) -> Self {
        Self::Transaction(transaction)
    }
}

pub(crate) mod sealed {
    use crate::{
        MoneyState,
        outcome::{DeclineSource, NextTry},
    };

    #[expect(unnameable_types, reason = "no other crate implements it")]
    pub trait Sealed {
        /// The state of the money after this operation succeeded.
        fn moved_by_success(&self) -> MoneyState;

        /// The source of the operation's failure, and the next step that may help.
        fn decline(&self) -> Option<(DeclineSource, NextTry)>;

        /// The purpose of the operation, which changes the advice.
        fn purpose(&self) -> Purpose {
            match self.moved_by_success() {
                MoneyState::Returned => Purpose::Refund,
                MoneyState::PaidOut => Purpose::Payout,
                _ => Purpose::Payment,
            }
        }
    }

    /// The purpose of an operation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[expect(unnameable_types, reason = "no other crate implements the trait")]
    pub enum Purpose {
        /// The payer pays.
        Payment,
        /// The payer gets money back.
        Refund,
        /// The merchant pays a customer.
        Payout,
    }
}

macro_rules! either {
    ($payment:ident, $accessor:path) => {
        match $payment {
            #[cfg(feature = "paymega")]
            Payment::Invoice(invoice) => $accessor(invoice),
            #[cfg(feature = "paycross")]
            Payment::Transaction(transaction) => $accessor(transaction),
        }
    };
}

impl sealed::Sealed for Payment {
    fn moved_by_success(&self) -> MoneyState {
        either!(self, sealed::Sealed::moved_by_success)
    }

    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        either!(self, sealed::Sealed::decline)
    }
}

impl Operation for Payment {
    fn id(&self) -> &str {
        either!(self, Operation::id)
    }

    fn reference(&self) -> Option<&str> {
        either!(self, Operation::reference)
    }

    fn status(&self) -> &str {
        either!(self, Operation::status)
    }

    fn resolution(&self) -> Option<&str> {
        either!(self, Operation::resolution)
    }

    fn message(&self) -> Option<&str> {
        either!(self, Operation::message)
    }

    fn amount(&self) -> Option<Money> {
        either!(self, Operation::amount)
    }

    fn saved_card(&self) -> Option<SavedCard> {
        either!(self, Operation::saved_card)
    }

    fn raw(&self) -> Option<&RawResponse> {
        either!(self, Operation::raw)
    }
}
