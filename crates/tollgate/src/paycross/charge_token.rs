//! PayCross as a provider that charges saved cards.

use super::{NewPayment, PayCross, StoredOrder, Transaction};
use crate::{ChargeToken, Error, Invalid, Mode, Money, Outcome, TokenOrder};

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
    type Stored = StoredOrder;
    type Operation = Transaction;

    fn mode(&self) -> Mode {
        self.mode()
    }

    fn stored(&self, order: &NewPayment) -> Result<StoredOrder, Invalid> {
        self.stored(order)
    }

    async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.charge(order).await
    }

    async fn wait_for(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.wait_for(order).await
    }

    async fn reconcile(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.reconcile(order).await
    }

    async fn reconcile_stored(&self, order: &StoredOrder) -> Result<Outcome<Transaction>, Error> {
        self.reconcile(order).await
    }
}
