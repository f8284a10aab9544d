//! The last response of a call, or the reason why there was none.

use crate::{
    Error, RawResponse,
    error::{NotFound, OutcomeUnknown, ReferenceReused, ResponseLost, Sought},
};

/// The last response of a call, or the reason why there was none: what an error reports.
#[derive(Clone, Debug, Default)]
pub struct LastResponse {
    /// How the response was lost, if it was.
    pub loss: Option<ResponseLost>,
    /// The response, if one came.
    pub raw: Option<RawResponse>,
}

impl LastResponse {
    /// The error of an operation whose outcome is not known; `operation` is the provider's id of it.
    #[must_use]
    pub fn unknown(&self, operation: Option<String>) -> OutcomeUnknown {
        OutcomeUnknown {
            loss: self.loss.unwrap_or(ResponseLost::Deadline),
            cause: None,
            operation,
            raw: self.raw.clone(),
            #[cfg(feature = "paymega")]
            refund: None,
            sale_refusal: None,
        }
    }

    /// The error of an operation that was not found.
    #[must_use]
    pub fn not_found(&self, what: &str, sought: Sought) -> Error {
        Error::NotFound(NotFound {
            what: what.to_owned(),
            sought,
            raw: self.raw.clone(),
        })
    }

    /// The error of a reference that belongs to another operation.
    #[must_use]
    pub fn reused(&self, reference: &str, operation: Option<String>) -> Error {
        Error::ReferenceReused(ReferenceReused {
            reference: reference.to_owned(),
            operation,
            raw: self.raw.clone(),
        })
    }
}
