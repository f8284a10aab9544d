//! The right to send the one sale of an invoice.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::decision::Expected;

/// The right to send the one sale of an invoice: only the call that created the invoice gets it.
#[derive(Debug)]
pub(crate) struct SaleTicket {
    pub(crate) order: Expected,
    /// The mark of the call that created the invoice.
    pub(crate) mark: String,
    is_used: AtomicBool,
}

impl SaleTicket {
    pub(crate) const fn new(order: Expected, mark: String) -> Self {
        Self {
            order,
            mark,
            is_used: AtomicBool::new(false),
        }
    }

    /// Takes the right, which nobody else has afterwards; `false` if somebody was first.
    pub(super) fn take(&self) -> bool {
        !self.is_used.swap(true, Ordering::AcqRel)
    }

    /// Gives the right back: no byte of the sale has left.
    pub(crate) fn give_back(&self) {
        self.is_used.store(false, Ordering::Release);
    }
}
