//! Paymega as a provider that charges saved cards.

use super::{Invoice, Paymega, StoredOrder, TokenCharge};
use crate::{ChargeToken, Error, Invalid, Mode, Money, Outcome, TokenOrder};

impl TokenOrder for TokenCharge {
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

impl ChargeToken for Paymega {
    type Order = TokenCharge;
    type Stored = StoredOrder;
    type Operation = Invoice;

    fn mode(&self) -> Mode {
        self.mode()
    }

    fn stored(&self, order: &TokenCharge) -> Result<StoredOrder, Invalid> {
        self.stored(order)
    }

    async fn charge(&self, order: &TokenCharge) -> Result<Outcome<Invoice>, Error> {
        self.charge(order).await
    }

    async fn wait_for(&self, order: &TokenCharge) -> Result<Outcome<Invoice>, Error> {
        self.wait_for(order).await
    }

    async fn reconcile(&self, order: &TokenCharge) -> Result<Outcome<Invoice>, Error> {
        self.reconcile(order).await
    }

    async fn reconcile_stored(&self, order: &StoredOrder) -> Result<Outcome<Invoice>, Error> {
        self.reconcile(order).await
    }
}
