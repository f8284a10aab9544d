//! The next step after each error.

use super::{Credential, Error, OutcomeUnknown, Refusal, ResponseLost, Sought};
use crate::MoneyState;

impl Error {
    /// The next step, in one sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Correct the named field and call again.",
            Self::NotSent(not_sent) => not_sent.advice(),
            Self::Refused(refusal) => refusal.advice(),
            Self::ReferenceReused(_) => {
                "Find out which operation has this reference before you use another one."
            }
            Self::NotFound(not_found) => match not_found.sought {
                Sought::UniqueOrder => {
                    "Send the same order again under this very reference, never under another one or at another provider."
                }
                Sought::Order => {
                    "Wait until no request for it can be under way, reconcile it again, and only then send it again."
                }
                Sought::Refund => {
                    "Reconcile the refund again once no request for it can be under way; only then send it again."
                }
                Sought::Id => "Check the id, and the mode and the account in which it was given.",
            },
            Self::OutcomeUnknown(unknown) => unknown.advice(),
        }
    }
}

impl OutcomeUnknown {
    fn advice(&self) -> &'static str {
        #[cfg(feature = "paymega")]
        if self.refund.is_some() {
            return "Reconcile the refund, or ask a person to look at the invoice; do not send it again.";
        }
        match self.loss {
            ResponseLost::Credentials(403) => {
                "Ask the provider to permit this request and this machine's address, then reconcile the same order."
            }
            ResponseLost::Credentials(_) => match self.credential() {
                Some(Credential::Shop) => {
                    "Check the shop's id, its secret key and their mode, then reconcile the same order."
                }
                _ => {
                    "Check the account's id, its key and their mode, then reconcile the same order."
                }
            },
            ResponseLost::Duplicate => {
                "Reconcile the same order after a minute; if it is not found then, another order with the same card and amount came first: send it again under this very reference."
            }
            ResponseLost::IncompleteList => {
                "Read the list again, and take it as incomplete until then."
            }
            ResponseLost::Status(404 | 405) => {
                "Check the base URL and any proxy before it, then reconcile the same order."
            }
            ResponseLost::Status(429) => {
                "Send fewer requests at a time, then reconcile the same order until its outcome is known."
            }
            _ => "Reconcile the same order until its outcome is known.",
        }
    }

    fn credential(&self) -> Option<Credential> {
        self.cause.as_deref()?.credential()
    }
}

impl Refusal {
    /// The next step, in one sentence.
    fn advice(&self) -> &'static str {
        if self.refuses_card_numbers() {
            return "Ask the provider to permit card numbers for this shop, or charge a saved card: tokens are not affected.";
        }
        match (self.status, self.credential()) {
            (401, Some(Credential::Account)) => {
                "Check the account's id, its API key and their mode, then call again with the same order."
            }
            (401, Some(Credential::PublicKey)) => {
                "Check the public key and its mode, then call again with the same order."
            }
            (401, Some(Credential::CardGateBearer)) => {
                "Reconcile the order: the bearer token of its invoice is not accepted."
            }
            (401, Some(Credential::Shop)) => {
                "Check the shop's id, its secret key and their mode, then call again with the same order."
            }
            (401, None) => {
                "Check the credentials and the mode that they belong to, then call again with the same order."
            }
            (403, _) => {
                "Ask the provider to permit this request and this machine's address, then call again with the same order."
            }
            (404 | 405, _) => "Check the base URL, then call again with the same order.",
            (422, _) if self.money == MoneyState::Unknown => {
                "Reconcile the same order until its outcome is known, and only then correct what the provider objects to."
            }
            _ => "Correct what the provider objects to, then call again with the same order.",
        }
    }
}
