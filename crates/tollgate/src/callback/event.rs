//! A callback that was verified.

use crate::{Invoice, Mode};

/// A callback that was verified: the invoice as it stood when the platform wrote it.
///
/// Duplicates and disorder are normal: [`identity`](Callback::identity) tells duplicates, and
/// [`updated`](Callback::updated) tells the order. Where two with different identities have one time, read the invoice
/// again.
#[derive(Clone, Debug)]
pub struct Callback {
    invoice: Invoice,
    mode: Mode,
}

impl Callback {
    pub(super) const fn new(invoice: Invoice, mode: Mode) -> Self {
        Self { invoice, mode }
    }

    /// The invoice as it stood then. Read it again by its id before you ship anything.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// The mode of the secret that signed it.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// When the invoice was last changed, in seconds since 1970.
    #[must_use]
    pub fn updated(&self) -> Option<i64> {
        self.invoice.attributes().updated.map(i64::from)
    }

    /// The same text for the same change: the invoice's id, time, status and amounts.
    #[must_use]
    pub fn identity(&self) -> String {
        let attributes = self.invoice.attributes();
        let amount = |amount: Option<tollgate_types::Amount>| {
            amount
                .map(|amount| amount.decimal().normalize().to_string())
                .unwrap_or_default()
        };
        [
            self.invoice.id().to_owned(),
            self.updated()
                .map(|time| time.to_string())
                .unwrap_or_default(),
            attributes.status.as_str().to_ascii_lowercase(),
            amount(attributes.processed_amount),
            amount(attributes.refunded_amount),
            amount(attributes.charged_back_amount),
        ]
        .join("|")
    }
}
