//! Payments by a card that the merchant takes.

use std::cell::RefCell;

use tollgate::{
    Error, PayCross, Paymega,
    paycross::{NewPayment, NewTokenization},
    paymega::{CardSale, Created, NewInvoice, OpenInvoice},
};

use super::{Call, Process, read_paycross, read_paymega};
use crate::{
    goods::{CUSTOMER, PLAIN, PLAIN_AT_PAYCROSS, SECURE, SECURE_AT_PAYCROSS, SERVICE, card},
    history::Reading,
    schedule::{Action, Job},
    world::World,
};

/// An invoice on Paymega, and its sale.
pub(super) struct OnPaymega {
    client: Paymega,
    order: NewInvoice,
    number: &'static str,
    /// The invoice whose sale was not sent, with its attempt.
    open: RefCell<Option<(u32, OpenInvoice)>>,
}

impl OnPaymega {
    pub(super) fn new(world: &World, client: Paymega) -> Self {
        let order = NewInvoice::new(world.schedule().reference(), world.money(), SERVICE);
        let order = match world.callback_url() {
            Some(url) => order.callback_url(url),
            None => order,
        };
        let is_secure = world.schedule().job == Job::PaymegaSecure;
        Self {
            client,
            order: order.customer(CUSTOMER),
            number: if is_secure { SECURE } else { PLAIN },
            open: RefCell::default(),
        }
    }

    async fn pay(&self, attempt: u32) -> Reading {
        let order = self.order.attempt(attempt);
        let kept = self.open.take().filter(|(of, _)| *of == attempt);
        let open = match kept {
            Some((_, open)) => open,
            None => match self.client.create(&order).await {
                Ok(Created::New(open)) => open,
                Ok(Created::Existing(_)) => {
                    return Reading::of(&self.client.reconcile(&order).await);
                }
                Err(error) => {
                    return Reading::of(&Err::<tollgate::Outcome<tollgate::paymega::Invoice>, _>(
                        error,
                    ));
                }
            },
        };
        let sold = self
            .client
            .sale(open, &CardSale::new(card(self.number)))
            .await;
        let sold = sold.map_err(|error| {
            let reported = error.error().clone();
            *self.open.borrow_mut() = error.into_open().map(|open| (attempt, open));
            reported
        });
        Reading::of(&sold)
    }
}

impl Process for OnPaymega {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(async move {
            match action {
                Action::Act => self.pay(attempt).await,
                _ => read_paymega(&self.client, &self.order.attempt(attempt), action).await,
            }
        })
    }
}

/// A payment on `PayCross`.
pub(super) struct OnPaycross {
    client: PayCross,
    order: NewPayment,
}

impl OnPaycross {
    pub(super) fn new(world: &World, client: PayCross) -> Self {
        let is_secure = world.schedule().job == Job::PaycrossSecure;
        let number = if is_secure {
            SECURE_AT_PAYCROSS
        } else {
            PLAIN_AT_PAYCROSS
        };
        let reference = world.schedule().reference();
        let order = NewPayment::by_card(reference, world.money(), card(number));
        Self {
            client,
            order: order
                .description("Order")
                .return_url("https://shop.example/back"),
        }
    }
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
}

/// A card that the merchant saves on `PayCross`.
pub(super) struct Tokenize {
    client: PayCross,
    order: NewTokenization,
}

impl Tokenize {
    pub(super) fn new(world: &World, client: PayCross) -> Self {
        let card = card(PLAIN_AT_PAYCROSS);
        let order = NewTokenization::new(world.schedule().reference(), world.money(), card);
        Self {
            client,
            order: order.description("Card"),
        }
    }
}

impl Process for Tokenize {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            match action {
                Action::Act => {
                    let saved: Result<_, Error> = self.client.tokenize(&self.order).await;
                    Reading::of(&saved)
                }
                _ => read_paycross(&self.client, &self.order, action).await,
            }
        })
    }
}
