//! Pages on which the payer enters the card.

use tollgate::{
    Error, Hosted, MoneyState, Operation, PayCross, Paymega, SaveCard,
    outcome::Kind,
    paycross::NewCheckout,
    paymega::{Created, NewInvoice},
};

use super::{Call, Process, read_paycross, read_paymega};
use crate::{
    goods::{CUSTOMER, SERVICE},
    history::Reading,
    schedule::Action,
    world::World,
};

/// An invoice that its payer pays on Paymega's page.
pub(super) struct OnPaymega {
    client: Paymega,
    order: NewInvoice,
}

impl OnPaymega {
    pub(super) fn new(world: &World, client: Paymega) -> Self {
        let order = NewInvoice::new(world.schedule().reference(), world.money(), SERVICE);
        let order = order.customer(CUSTOMER);
        Self { client, order }
    }

    async fn start(&self) -> Reading {
        let invoice = match self.client.create(&self.order).await {
            Ok(Created::New(open)) => open.invoice().clone(),
            Ok(Created::Existing(invoice)) => invoice,
            Err(error) => return failed(error),
        };
        let page = invoice.redirect().and_then(|page| page.url());
        Reading::of(&self.client.outcome_of(&self.order, &invoice)).with_page(page)
    }
}

impl Process for OnPaymega {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            match action {
                Action::Act => self.start().await,
                _ => read_paymega(&self.client, &self.order, action).await,
            }
        })
    }
}

/// A card that its payer saves on Paymega's page.
pub(super) struct Save {
    client: Paymega,
    order: SaveCard,
}

impl Save {
    pub(super) fn new(world: &World, client: Paymega) -> Self {
        let reference = world.schedule().reference();
        let order = SaveCard::new(reference, world.money(), world.page_end());
        Self {
            client,
            order: order.customer(CUSTOMER).service(SERVICE),
        }
    }
}

impl Process for Save {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            match action {
                Action::Act => hosted(self.client.save_card(&self.order).await),
                _ => read_paymega(&self.client, &self.order, action).await,
            }
        })
    }
}

/// A payment on the page of `PayCross`.
pub(super) struct OnPaycross {
    client: PayCross,
    order: NewCheckout,
}

impl OnPaycross {
    pub(super) fn new(world: &World, client: PayCross) -> Self {
        let reference = world.schedule().reference();
        let order = NewCheckout::payment(reference, world.money(), world.page_end());
        Self {
            client,
            order: order.description("Order"),
        }
    }
}

impl Process for OnPaycross {
    fn call(&self, action: Action, _: u32) -> Call<'_> {
        Box::pin(async move {
            match action {
                Action::Act => hosted(self.client.checkout(&self.order).await),
                _ => read_paycross(&self.client, &self.order, action).await,
            }
        })
    }
}

fn hosted<T: Operation>(started: Result<Hosted<T>, Error>) -> Reading {
    match started {
        Ok(Hosted::Page(page)) => Reading::new(Kind::ActionRequired, MoneyState::Unknown)
            .with_page(Some(page.url().to_owned())),
        Ok(Hosted::Known(outcome)) => Reading::of(&Ok(outcome)),
        Err(error) => failed(error),
    }
}

fn failed(error: Error) -> Reading {
    Reading::of(&Err::<tollgate::Outcome<tollgate::Payment>, _>(error))
}
