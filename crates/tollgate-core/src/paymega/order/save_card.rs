//! An order to save a card on Paymega's page.

use super::{NewInvoice, Order, PreparedOrder, Sealed};
use crate::{Exponents, Invalid, Mode, SaveCard};

impl TryFrom<&SaveCard> for NewInvoice {
    type Error = Invalid;

    fn try_from(order: &SaveCard) -> Result<Self, Invalid> {
        let required = |field, value: &Option<String>| {
            let missing = || Invalid::new(field, "is required to save a card");
            value.clone().ok_or_else(missing)
        };
        let service = required("service", &order.service)?;
        let invoice = Self::new(&order.reference, order.money, service)
            .customer(required("customer", &order.customer)?)
            .description(&order.description)
            .expires(order.ends)
            .verify_only()
            .save_card();
        let invoice = match &order.return_url {
            Some(url) => invoice.return_url(url),
            None => invoice,
        };
        Ok(match &order.notification_url {
            Some(url) => invoice.callback_url(url),
            None => invoice,
        })
    }
}

impl Order for SaveCard {}

impl Sealed for SaveCard {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        NewInvoice::try_from(self)?.prepare(mode, exponents)
    }
}
