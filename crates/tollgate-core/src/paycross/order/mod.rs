//! Orders: the requests of a merchant to PayCross, and their stored form.

mod check;
mod checkout;
mod child;
mod fingerprint;
mod payment;
mod reference;
mod save_card;
mod stored;
mod tokenization;

use tollgate_paycross_checkout::types::CheckoutEnvelope;
use tollgate_paycross_gateway::types::{
    ChargeEnvelope, ChildEnvelope, PaymentEnvelope, RefundEnvelope, TokenizationEnvelope,
};

pub use self::{
    checkout::NewCheckout,
    child::{Capture, Refund, Void},
    payment::NewPayment,
    stored::StoredOrder,
    tokenization::NewTokenization,
};
pub use self::{
    fingerprint::{OrderFingerprint, PageTerms},
    reference::Alphabet,
    sealed::Sealed,
};

/// An order that can be reconciled: [`NewPayment`], [`NewCheckout`], [`NewTokenization`], [`Capture`], [`Void`],
/// [`Refund`] or a [`StoredOrder`].
pub trait Order: sealed::StoredForm {}

impl Order for NewPayment {}
impl Order for NewCheckout {}
impl Order for NewTokenization {}
impl Order for Capture {}
impl Order for Void {}
impl Order for Refund {}

/// A checked order: its fingerprint and the body to send.
#[derive(Clone, Debug)]
pub struct PreparedOrder {
    pub order: OrderFingerprint,
    pub body: Body,
}

/// The body of a request that moves money.
#[derive(Clone, Debug)]
pub enum Body {
    Tokenization(Box<TokenizationEnvelope>),
    Payment(Box<PaymentEnvelope>),
    Authorization(Box<PaymentEnvelope>),
    Charge(Box<ChargeEnvelope>),
    Checkout(Box<CheckoutEnvelope>),
    Capture(ChildEnvelope),
    Void(ChildEnvelope),
    Refund(RefundEnvelope),
}

mod sealed {
    use super::{PreparedOrder, StoredOrder};
    use crate::{Exponents, Invalid, Mode};

    /// An order that has a stored form.
    #[expect(unnameable_types, reason = "no other crate implements it")]
    pub trait StoredForm {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid>;

        /// Whether the order may still be sent, so that its reference is checked for sending.
        fn may_be_sent(&self) -> bool;
    }

    impl<T: Sealed> StoredForm for T {
        fn may_be_sent(&self) -> bool {
            true
        }

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
