//! Refunds, captures and voids.

use tollgate::{
    Error, Outcome, PayCross, Paymega,
    paycross::{self, Capture, Transaction, Void},
    paymega::{Refund, StoredRefund},
};

use super::{Call, Process, read_paycross, read_stored};
use crate::{
    history::Reading,
    schedule::{Action, Job},
    world::World,
};

/// A refund on Paymega.
pub(super) struct OnPaymega {
    client: Paymega,
    order: Refund,
}

impl OnPaymega {
    pub(super) fn new(world: &World, client: Paymega) -> Self {
        let order = Refund::new(world.schedule().reference(), world.parent(), world.money());
        Self { client, order }
    }

    async fn read_stored(&self) -> Reading {
        let stored = self.client.stored_refund(&self.order);
        let read = async |stored: StoredRefund| self.client.reconcile_refund(&stored).await;
        read_stored(stored, read).await
    }
}

impl Process for OnPaymega {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            let result = match action {
                Action::Act => self.client.refund(&self.order).await,
                Action::Read | Action::Wait => self.client.reconcile_refund(&self.order).await,
                Action::ReadStored => return self.read_stored().await,
            };
            Reading::of(&result)
        })
    }
}

/// A refund, capture or void on `PayCross`.
pub(super) struct OnPaycross {
    client: PayCross,
    order: Child,
}

enum Child {
    Refund(paycross::Refund),
    Capture(Capture),
    Void(Void),
}

impl OnPaycross {
    pub(super) fn new(world: &World, client: PayCross) -> Self {
        let (reference, parent) = (world.schedule().reference(), world.parent());
        let order = match world.schedule().job {
            Job::Capture => Child::Capture(Capture::new(reference, parent, world.money())),
            Job::Void => Child::Void(Void::new(reference, parent, world.money())),
            _ => Child::Refund(paycross::Refund::new(
                reference,
                parent,
                world.money(),
                "Broken cup",
            )),
        };
        Self { client, order }
    }

    async fn act(&self) -> Result<Outcome<Transaction>, Error> {
        match &self.order {
            Child::Refund(order) => self.client.refund(order).await,
            Child::Capture(order) => self.client.capture(order).await,
            Child::Void(order) => self.client.void(order).await,
        }
    }
}

impl Process for OnPaycross {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            if action == Action::Act {
                return Reading::of(&self.act().await);
            }
            match &self.order {
                Child::Refund(order) => read_paycross(&self.client, order, action).await,
                Child::Capture(order) => read_paycross(&self.client, order, action).await,
                Child::Void(order) => read_paycross(&self.client, order, action).await,
            }
        })
    }
}
