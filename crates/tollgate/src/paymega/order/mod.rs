//! Orders: what a merchant asks a provider to charge, and may store before the call.

mod check;
mod gateway;
mod new_invoice;
mod refund;
mod sale;
mod stored;
mod token_charge;

use tollgate_paymega_private::types::CreateInvoiceAttributes;

pub(crate) use self::{
    check::{checked_end, checked_money, checked_reference},
    sale::token_sale,
    sealed::{Known, Sealed},
};
pub use self::{
    new_invoice::NewInvoice, refund::Refund, sale::CardSale, stored::StoredOrder,
    token_charge::TokenCharge,
};
use crate::paymega::decision::OrderFingerprint;

/// An order that can be reconciled: [`TokenCharge`], [`NewInvoice`], a [`Checkout`](crate::Checkout) with a reference,
/// or the [`StoredOrder`] of any of them.
pub trait Order: sealed::Known {}

impl Order for TokenCharge {}
impl Order for NewInvoice {}

/// An order that is checked and ready to be sent: its fingerprint and its request.
#[derive(Clone, Debug)]
pub struct PreparedOrder {
    pub(crate) order: OrderFingerprint,
    pub(crate) attributes: CreateInvoiceAttributes,
}

mod sealed {
    use super::{PreparedOrder, StoredOrder};
    use crate::{Exponents, Invalid, Mode};

    /// The fingerprint by which an order's invoice is recognised.
    pub trait Known {
        fn known(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid>;
    }

    impl<T: Sealed> Known for T {
        fn known(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid> {
            let prepared = self.prepare(mode, exponents)?;
            Ok(StoredOrder(prepared.order))
        }
    }

    /// The request that is sent for an order.
    pub trait Sealed {
        fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid>;
    }
}
