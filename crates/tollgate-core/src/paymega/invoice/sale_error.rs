//! The error of a sale, with the invoice if it may still be sold.

use std::fmt;

use super::OpenInvoice;
use crate::Error;

/// The reason why a sale has no outcome, with the invoice if no byte of the sale was sent.
#[derive(Debug)]
pub struct SaleError(Box<(Error, Option<OpenInvoice>)>);

impl SaleError {
    /// The error of this invoice's sale. Only [`Error::NotSent`] and [`Error::Invalid`] prove that the sale was not
    /// sent.
    #[doc(hidden)]
    #[must_use]
    pub fn new(error: Error, invoice: OpenInvoice) -> Self {
        let was_not_sent = matches!(error, Error::NotSent(_) | Error::Invalid(_));
        Self(Box::new((error, was_not_sent.then_some(invoice))))
    }

    /// The error.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.0.0
    }

    /// The error, and the invoice if it may still be sold.
    #[must_use]
    pub fn into_parts(self) -> (Error, Option<OpenInvoice>) {
        *self.0
    }

    /// The invoice if it may still be sold: no byte of its sale was sent.
    #[must_use]
    pub fn into_open(self) -> Option<OpenInvoice> {
        self.0.1
    }
}

impl fmt::Display for SaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error().fmt(f)
    }
}

impl std::error::Error for SaleError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error().source()
    }
}

impl From<SaleError> for Error {
    fn from(error: SaleError) -> Self {
        error.into_parts().0
    }
}
