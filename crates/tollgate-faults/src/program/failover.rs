//! Charges on a second provider after a decline.

use tollgate::{Failover, PayCross, Paymega, paycross::NewPayment, paymega::TokenCharge};

use super::{Call, Process, read_stored, token};
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

    async fn run(&self, action: Action, attempt: u32) -> Reading {
        let (first, second) = (self.first.attempt(attempt), self.second.attempt(attempt));
        let result = match action {
            Action::Act => self.failover.charge(&first, &second).await,
            Action::Read => self.failover.reconcile(&first, &second).await,
            Action::Wait => self.failover.wait_for(&first, &second).await,
            Action::ReadStored => {
                let stored = self.failover.stored(&first, &second);
                let read = async |stored| self.failover.reconcile_stored(&stored).await;
                return read_stored(stored, read).await;
            }
        };
        Reading::of(&result)
    }
}

impl Process for Both {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(self.run(action, attempt))
    }
}
