//! Charges by token.

use std::cell::RefCell;

use tollgate::{
    Initiator, PayCross, Paymega,
    paycross::{NewPayment, webhook},
    paymega::{
        TokenCharge,
        callback::{Arrival, Event},
    },
};

use super::{Call, Heard, Process, read_paycross, read_paymega};
use crate::{
    goods::{CUSTOMER, SERVICE},
    history::Reading,
    listener::Notice,
    schedule::Action,
    world::World,
};

/// A charge on Paymega.
pub(super) struct OnPaymega {
    client: Paymega,
    order: TokenCharge,
    attempts: u32,
    /// The identity of the last callback.
    last: RefCell<Option<String>>,
}

impl OnPaymega {
    pub(super) fn new(world: &World, client: Paymega, live: bool) -> Self {
        Self {
            client,
            order: charge(world, live),
            attempts: world.schedule().attempts(),
            last: RefCell::default(),
        }
    }
}

/// The order on Paymega.
pub(super) fn charge(world: &World, live: bool) -> TokenCharge {
    let token = world.token(false, live).clone();
    let order = TokenCharge::new(world.schedule().reference(), world.money(), token)
        .customer(CUSTOMER)
        .service(SERVICE);
    match world.callback_url() {
        Some(url) => order.callback_url(url),
        None => order,
    }
}

impl Process for OnPaymega {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(async move {
            let order = self.order.attempt(attempt);
            match action {
                Action::Act => Reading::of(&self.client.charge(&order).await),
                _ => read_paymega(&self.client, &order, action).await,
            }
        })
    }

    fn hear(&self, notice: &Notice) -> Option<Heard> {
        let event = self
            .client
            .verifier()
            .verify(&notice.signature, &notice.body);
        let Ok(Event::Operation(callback)) = event else {
            return None;
        };
        let reference = callback.invoice().reference()?.to_owned();
        let mut orders = (1..=self.attempts).map(|number| self.order.attempt(number));
        let order = orders.find(|it| it.reference() == reference)?;
        let arrival = callback.arrival(self.last.borrow().as_deref());
        self.last.replace(Some(callback.identity()));
        Some(Heard {
            reference,
            reading: Reading::of(&self.client.outcome_of(&order, callback.invoice())),
            is_old: matches!(arrival, Arrival::Duplicate | Arrival::Outdated),
        })
    }
}

/// A charge on `PayCross`.
pub(super) struct OnPaycross {
    client: PayCross,
    order: NewPayment,
    attempts: u32,
    last: RefCell<Option<String>>,
}

impl OnPaycross {
    pub(super) fn new(world: &World, client: PayCross, live: bool) -> Self {
        let reference = world.schedule().reference();
        let token = world.token(true, live).clone();
        let order = payment(&reference, world, token);
        let order = match world.callback_url() {
            Some(url) => order.notification_url(url),
            None => order,
        };
        Self {
            client,
            order,
            attempts: world.schedule().attempts(),
            last: RefCell::default(),
        }
    }
}

/// The order on `PayCross`.
pub(super) fn payment(reference: &str, world: &World, token: tollgate::CardToken) -> NewPayment {
    NewPayment::by_token(reference, world.money(), token, Initiator::Merchant).description("Order")
}

impl Process for OnPaycross {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(async move {
            let order = self.order.attempt(attempt);
            match action {
                Action::Act => Reading::of(&self.client.charge(&order).await),
                _ => read_paycross(&self.client, &order, action).await,
            }
        })
    }

    fn hear(&self, notice: &Notice) -> Option<Heard> {
        let event = self
            .client
            .verifier()
            .verify(&notice.signature, &notice.body);
        let Ok(webhook::Event::Operation(webhook)) = event else {
            return None;
        };
        let reference = webhook.transaction().reference()?.to_owned();
        let mut orders = (1..=self.attempts).map(|number| self.order.attempt(number));
        let order = orders.find(|it| it.reference() == reference)?;
        let arrival = webhook.arrival(self.last.borrow().as_deref());
        self.last.replace(Some(webhook.identity()));
        Some(Heard {
            reference,
            reading: Reading::of(&self.client.outcome_of(&order, webhook.transaction())),
            is_old: matches!(
                arrival,
                webhook::Arrival::Duplicate | webhook::Arrival::Outdated
            ),
        })
    }
}
