//! Payouts.

use std::cell::RefCell;

use tollgate::{
    Error, Outcome, Paymega,
    paymega::{self, CreatedPayout, NewPayout, OpenPayout, StoredPayout},
};

use super::{Call, Process, read_stored};
use crate::{goods::CUSTOMER, history::Reading, schedule::Action, world::World};

/// The service that pays out to cards.
const SERVICE: &str = "payment_card_usd";

/// A payout to a saved card.
pub(super) struct Payout {
    client: Paymega,
    order: NewPayout,
    /// The payout whose processing was not sent.
    open: RefCell<Option<OpenPayout>>,
}

impl Payout {
    pub(super) fn new(world: &World, client: Paymega) -> Self {
        let order = NewPayout::new(world.schedule().reference(), world.money(), SERVICE);
        let token = world.token(false, false).clone();
        Self {
            client,
            order: order.token(token).customer(CUSTOMER),
            open: RefCell::default(),
        }
    }

    async fn pay_out(&self) -> Result<Outcome<paymega::Payout>, Error> {
        let kept = self.open.take();
        let open = match kept {
            Some(open) => open,
            None => match self.client.create_payout(&self.order).await? {
                CreatedPayout::New(open) => open,
                CreatedPayout::Existing(outcome) => return Ok(outcome),
            },
        };
        let processed = self.client.process_payout(open).await;
        processed.map_err(|error| {
            let reported = error.error().clone();
            *self.open.borrow_mut() = error.into_open();
            reported
        })
    }

    async fn read_stored(&self) -> Reading {
        let stored = self.client.stored_payout(&self.order);
        let read = async |stored: StoredPayout| self.client.reconcile_payout(&stored).await;
        read_stored(stored, read).await
    }
}

impl Process for Payout {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            let result = match action {
                Action::Act => self.pay_out().await,
                Action::Read => self.client.reconcile_payout(&self.order).await,
                Action::Wait => self.client.wait_for_payout(&self.order).await,
                Action::ReadStored => return self.read_stored().await,
            };
            Reading::of(&result)
        })
    }
}
