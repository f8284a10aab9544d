//! The right to send the one sale of an invoice.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::paymega::decision::OrderFingerprint;

/// The right to send the one sale of an invoice: only the call that created the invoice gets it.
#[derive(Debug)]
pub(crate) struct SaleTicket {
    pub(crate) order: OrderFingerprint,
    /// The tag of the call that created the invoice.
    pub(crate) call_tag: String,
    /// The client that created the invoice.
    client: u64,
    is_used: AtomicBool,
}

impl SaleTicket {
    pub(crate) const fn new(order: OrderFingerprint, call_tag: String, client: u64) -> Self {
        Self {
            order,
            call_tag,
            client,
            is_used: AtomicBool::new(false),
        }
    }

    /// Takes the right for the client. Returns `false` if the right belongs to another client or was taken before.
    pub(super) fn take(&self, client: u64) -> bool {
        self.client == client && !self.is_used.swap(true, Ordering::AcqRel)
    }

    /// Returns the right, since no byte of the sale was sent.
    pub(crate) fn give_back(&self) {
        self.is_used.store(false, Ordering::Release);
    }
}
