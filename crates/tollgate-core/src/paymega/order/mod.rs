//! Orders: what a merchant asks a provider to charge, and may store before the call.

mod call_tag;
mod check;
mod create_request;
mod fingerprint;
mod gateway;
mod new_invoice;
mod refund;
mod sale;
mod save_card;
mod stored;
mod stored_refund;
mod token_charge;

use tollgate_paymega_private::types::CreateInvoiceAttributes;

pub use self::{
    call_tag::{CallTag, Creator, TaggedOrder},
    check::{checked_customer, checked_end, checked_money, checked_reference},
    create_request::{Api, CreateRequest},
    fingerprint::{Flow, OrderFingerprint},
    sale::token_sale,
    sealed::{RefundStoredForm, Sealed, StoredForm},
    stored_refund::RefundFingerprint,
};
pub use self::{
    new_invoice::NewInvoice, refund::Refund, sale::CardSale, stored::StoredOrder,
    stored_refund::StoredRefund, token_charge::TokenCharge,
};

/// An order that can be reconciled: [`TokenCharge`], [`NewInvoice`], a [`Checkout`](crate::paymega::Checkout) with a reference,
/// or the [`StoredOrder`] of any of them.
pub trait Order: sealed::StoredForm {}

/// A refund that can be reconciled: a [`Refund`], or the [`StoredRefund`] of it.
pub trait RefundOrder: sealed::RefundStoredForm {}

impl Order for TokenCharge {}
impl Order for NewInvoice {}

/// An order that is checked and ready to be sent: its fingerprint and its request.
#[derive(Clone, Debug)]
pub struct PreparedOrder {
    pub order: OrderFingerprint,
    pub attributes: CreateInvoiceAttributes,
}

mod sealed {
    use super::{PreparedOrder, StoredOrder, StoredRefund};
    use crate::{Exponents, Invalid, Mode};

    /// An order that has a stored form.
    pub trait StoredForm {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid>;
    }

    /// A refund that has a stored form.
    pub trait RefundStoredForm {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredRefund, Invalid>;
    }

    impl<T: Sealed> StoredForm for T {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid> {
            let prepared = self.prepare(mode, exponents)?;
            Ok(StoredOrder(prepared.order))
        }
    }

    /// An order that can be prepared for sending.
    pub trait Sealed {
        fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid>;
    }
}
