//! Checkout, and the link to the hosted page of an invoice.

use std::iter::once;

use crate::{
    Error, Invalid, Paymega,
    paymega::{Checkout, CheckoutPage, Invoice},
};
use tollgate_core::paymega::checkout::hosted_page;

impl Paymega {
    /// A form or a link for the merchant's page, with which the payer's browser begins a payment. The call sends
    /// nothing.
    ///
    /// The link leads to the hosted page, `/hpp/` beside the Public API *(assumed)* unless
    /// [`Endpoints::hosted_page`](crate::paymega::Endpoints::hosted_page) says otherwise.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`], naming the parameter that Paymega would not accept, or the missing public key.
    pub fn checkout(&self, checkout: &Checkout) -> Result<CheckoutPage, Error> {
        let key = self.public_key()?;
        let inner = &self.inner;
        Ok(checkout.page(
            &inner.endpoints,
            key,
            (&inner.exponents, inner.server_clock.now()),
        )?)
    }

    /// The link to the hosted page of an existing invoice, for an invoice whose response shows no
    /// [`redirect`](Invoice::redirect), such as one that was read by its id from a callback.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the Public API's address makes no link.
    pub fn payment_link(&self, invoice: &Invoice) -> Result<String, Error> {
        Ok(hosted_page(
            &self.inner.endpoints,
            once(("cpi", invoice.id())),
        )?)
    }

    pub(in crate::paymega) fn public_key(&self) -> Result<&str, Invalid> {
        let key = self.inner.public_key.as_deref();
        key.ok_or_else(|| Invalid::new("public_key", "is required for the Public API"))
    }
}
