//! The goal of a call, and what it needs of an invoice.

use std::sync::Arc;

use tollgate_paymega_cardgate::types::SaleRequest;

use super::Sale;
use crate::{
    calendar::UnixTime,
    paymega::{
        invoice::Invoice,
        order::{CallTag, Creator, OrderFingerprint},
        rules::{Interpretation, interpret, is_another},
    },
};

/// The goal of a call.
#[derive(Clone, Debug)]
pub enum Goal {
    /// The outcome now is known. The call sends nothing that moves money.
    Reconcile,
    /// The final outcome is known. The call reads until then, and sends nothing that moves money.
    WaitFor,
    /// The invoice exists: its sale is sent later, or the payer pays it.
    Invoice(CallTag),
    /// The payer is led to the invoice's hosted page.
    Page(CallTag),
    /// The card is charged, by this sale.
    Charge(CallTag, Arc<SaleRequest>),
}

impl Goal {
    /// The tag of the call. A call that only reads has none.
    pub fn call_tag(&self) -> Option<&CallTag> {
        match self {
            Self::Reconcile | Self::WaitFor => None,
            Self::Invoice(call_tag) | Self::Page(call_tag) | Self::Charge(call_tag, _) => {
                Some(call_tag)
            }
        }
    }

    /// Whether the response shows all that a decision for this goal needs.
    pub fn shows_enough(&self, invoice: &Invoice, order: &OrderFingerprint) -> bool {
        if is_another(invoice, order) {
            return true;
        }
        let is_final = interpret(invoice, order, None) != Interpretation::NotFinal;
        invoice.is_recognisable() && (is_final || self.shows_what_it_needs(invoice))
    }

    fn shows_what_it_needs(&self, invoice: &Invoice) -> bool {
        let shows = |call_tag: &CallTag| call_tag.creator(invoice) != Creator::NotShown;
        match self {
            Self::Reconcile | Self::WaitFor => true,
            Self::Invoice(call_tag) | Self::Page(call_tag) => shows(call_tag),
            Self::Charge(call_tag, _) => shows(call_tag) && invoice.bearer().is_some(),
        }
    }

    /// Whether a later response may show what the sale of this call's own invoice needs.
    pub fn may_show_more(
        &self,
        invoice: &Invoice,
        order: &OrderFingerprint,
        now: Option<UnixTime>,
    ) -> bool {
        let Self::Charge(call_tag, _) = self else {
            return false;
        };
        let is_open = !invoice.is_in_moderation()
            && interpret(invoice, order, now) == Interpretation::NotFinal;
        call_tag.creator(invoice) != Creator::AnotherCall
            && self.sale_of(invoice).is_none()
            && is_open
            && !is_another(invoice, order)
    }

    /// The sale of an open invoice, if the call may send it: only the call that created an invoice sends its sale.
    pub fn sale_of(&self, invoice: &Invoice) -> Option<Sale> {
        let Self::Charge(call_tag, request) = self else {
            return None;
        };
        let is_own = call_tag.made(invoice);
        is_own.then(|| Sale::of(invoice, request)).flatten()
    }
}
