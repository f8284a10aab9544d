//! A provider's page, on which the payer enters the card.

use std::fmt;

use tollgate_types::Token;

use crate::{Outcome, web::browsable};

/// The start of a payment, or of saving a card, on a provider's page.
#[derive(Clone, Debug)]
pub enum Hosted<T> {
    /// Send the payer to this page, and reconcile the order when the webhook or callback comes.
    Page(HostedPage),
    /// The provider has the order already: this is its outcome, and no page was created.
    Known(Outcome<T>),
}

/// A provider's page, on which the payer enters the card.
#[derive(Clone, PartialEq, Eq)]
pub struct HostedPage {
    url: Token,
    id: Token,
}

impl HostedPage {
    /// The page at an address; `None` if no browser can be sent there.
    #[doc(hidden)]
    #[must_use]
    pub fn of(url: &str, id: &str) -> Option<Self> {
        let url = browsable(url)?;
        (!id.is_empty()).then(|| Self {
            url: Token::new(url),
            id: Token::new(id),
        })
    }

    /// The address to send the payer to. Any party that has it can pay.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// The provider's id of the page: an invoice's `cpi_…` on Paymega, a checkout's token on PayCross. Store it with the
    /// order.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.expose()
    }
}

impl fmt::Debug for HostedPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostedPage").finish_non_exhaustive()
    }
}
