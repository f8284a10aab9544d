//! An order to save a card on a page of the gateway.

use tollgate_paycross_checkout::types::CheckoutCustomer;

use super::{NewCheckout, Order, PreparedOrder, Sealed};
use crate::{Exponents, Invalid, Mode, SaveCard};

impl From<&SaveCard> for NewCheckout {
    fn from(order: &SaveCard) -> Self {
        let checkout = Self::tokenization(&order.reference, order.money, order.ends)
            .description(&order.description)
            .settings(|settings| {
                settings.return_url.clone_from(&order.return_url);
                settings
                    .notification_url
                    .clone_from(&order.notification_url);
            });
        match &order.customer {
            Some(id) => checkout.customer(CheckoutCustomer {
                external_id: Some(id.clone()),
                ..CheckoutCustomer::default()
            }),
            None => checkout,
        }
    }
}

impl Order for SaveCard {}

impl Sealed for SaveCard {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        NewCheckout::from(self).prepare(mode, exponents)
    }
}
