//! The record of one payment at a provider, the same for every provider.

use std::fmt::Debug;

use tollgate_types::{Open, Reason, Resolution};

use crate::{
    DeclineSource, Invoice, Money, MoneyState, NextTry, RawResponse, SavedCard,
    paycross::Transaction,
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
    Invoice(Invoice),
    /// On PayCross.
    Transaction(Transaction),
}

impl From<Invoice> for Payment {
    fn from(invoice: Invoice) -> Self {
        Self::Invoice(invoice)
    }
}

impl From<Transaction> for Payment {
    fn from(transaction: Transaction) -> Self {
        Self::Transaction(transaction)
    }
}

mod sealed {
    use crate::{DeclineSource, MoneyState, NextTry};

    pub trait Sealed {
        /// The state of the money after this operation succeeded.
        fn moved_by_success(&self) -> MoneyState;

        /// The source of the operation's failure, and the next step that may help.
        fn decline(&self) -> Option<(DeclineSource, NextTry)>;
    }
}

impl sealed::Sealed for Invoice {
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
        let currency = attributes.currency.as_ref()?.parse().ok()?;
        Some(Money::new(attributes.amount?.decimal(), currency))
    }

    fn saved_card(&self) -> Option<SavedCard> {
        self.saved_card()
    }

    fn raw(&self) -> Option<&RawResponse> {
        self.raw()
    }
}

impl sealed::Sealed for Transaction {
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

macro_rules! either {
    ($payment:ident.$accessor:ident()) => {
        match $payment {
            Payment::Invoice(invoice) => Operation::$accessor(invoice),
            Payment::Transaction(transaction) => Operation::$accessor(transaction),
        }
    };
}

impl sealed::Sealed for Payment {
    fn moved_by_success(&self) -> MoneyState {
        match self {
            Self::Invoice(invoice) => sealed::Sealed::moved_by_success(invoice),
            Self::Transaction(transaction) => transaction.moved_by_success(),
        }
    }

    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        match self {
            Self::Invoice(invoice) => sealed::Sealed::decline(invoice),
            Self::Transaction(transaction) => sealed::Sealed::decline(transaction),
        }
    }
}

impl Operation for Payment {
    fn id(&self) -> &str {
        either!(self.id())
    }

    fn reference(&self) -> Option<&str> {
        either!(self.reference())
    }

    fn status(&self) -> &str {
        either!(self.status())
    }

    fn resolution(&self) -> Option<&str> {
        either!(self.resolution())
    }

    fn message(&self) -> Option<&str> {
        either!(self.message())
    }

    fn amount(&self) -> Option<Money> {
        either!(self.amount())
    }

    fn saved_card(&self) -> Option<SavedCard> {
        either!(self.saved_card())
    }

    fn raw(&self) -> Option<&RawResponse> {
        either!(self.raw())
    }
}
