//! PayCross as a provider that charges saved cards.

use super::{NewPayment, PayCross, Transaction};
use crate::{ChargeToken, Error, Mode, Money, Outcome, TokenOrder};

impl TokenOrder for NewPayment {
    fn attempt(&self, number: u32) -> Self {
        self.attempt(number)
    }

    fn number(&self) -> u32 {
        self.number()
    }

    fn reference(&self) -> String {
        self.reference()
    }

    fn money(&self) -> Money {
        self.money()
    }
}

impl ChargeToken for PayCross {
    type Order = NewPayment;
    type Operation = Transaction;

    fn mode(&self) -> Mode {
        self.mode()
    }

    async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.charge(order).await
    }

    async fn reconcile(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.reconcile(order).await
    }
}
