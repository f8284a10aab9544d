//! Charges on a second provider after a decline.

use tollgate::{
    Error, Failover, Outcome, PayCross, Paymega, Payment, paycross::NewPayment,
    paymega::TokenCharge,
};

use super::{Call, Process, again, token};
use crate::{
    history::Reading,
    schedule::Action,
    world::{World, second},
};

/// An order on both providers.
pub(super) struct Both {
    failover: Failover<Paymega, PayCross>,
    first: TokenCharge,
    second: NewPayment,
}

impl Both {
    pub(super) fn new(world: &World, (first, other): (Paymega, PayCross)) -> Self {
        let reference = second(&world.schedule().reference());
        let token = world.token(true, false).clone();
        Self {
            failover: Failover::new(first, other),
            first: token::charge(world, false),
            second: token::payment(&reference, world, token),
        }
    }

    async fn run(&self, action: Action, attempt: u32) -> Result<Outcome<Payment>, Error> {
        let (first, second) = (self.first.attempt(attempt), self.second.attempt(attempt));
        match action {
            Action::Act => self.failover.charge(&first, &second).await,
            Action::Read => self.failover.reconcile(&first, &second).await,
            Action::Wait => self.failover.wait_for(&first, &second).await,
            Action::ReadStored => {
                let stored = again(&self.failover.stored(&first, &second)?);
                self.failover.reconcile_stored(&stored).await
            }
        }
    }
}

impl Process for Both {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(async move { Reading::of(&self.run(action, attempt).await) })
    }
}
