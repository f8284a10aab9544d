//! Pages of Paymega and Kuna: the page of an invoice, which a repeated command finds again.

use tollgate::{
    Error, Outcome, Paymega,
    paymega::{Invoice, NewInvoice},
};

use super::{Ended, Hosted, Made, Purpose};
use crate::{Failure, profile::Profile, state::Work};

impl Hosted {
    pub(super) async fn on_paymega(
        &self,
        client: &Paymega,
        profile: &Profile,
        purpose: Purpose,
    ) -> Result<Made, Failure> {
        let order = self.invoice(profile, purpose)?;
        let work = Work::start(profile, self.key(profile), &client.stored(&order)?)?;
        match work.act(created(client, &order)).await? {
            Ok(Outcome::Pending(pending)) => page(client, pending.invoice()),
            Ok(Outcome::ActionRequired(challenge)) => page(client, challenge.invoice()),
            result => Ok(Made::Ended(Ended::of(&result))),
        }
    }

    fn invoice(&self, profile: &Profile, purpose: Purpose) -> Result<NewInvoice, Failure> {
        let service = self.service.as_deref().or(profile.service());
        let mut order = NewInvoice::new(
            &self.reference,
            self.price.money()?,
            service.unwrap_or_default(),
        );
        if purpose != Purpose::Pay {
            order = order.save_card();
        }
        if purpose == Purpose::Verify {
            order = order.verify_only();
        }
        if let Some(customer) = &self.customer {
            order = order.customer(customer);
        }
        if let Some(text) = &self.description {
            order = order.description(text);
        }
        if let Some(url) = &self.return_url {
            order = order.return_url(url);
        }
        if let Some(url) = &self.callback_url {
            order = order.callback_url(url);
        }
        if let Some(end) = self.end() {
            order = order.expires(end);
        }
        Ok(order)
    }
}

/// The outcome of the invoice that exists after the call.
async fn created(client: &Paymega, order: &NewInvoice) -> Result<Outcome<Invoice>, Error> {
    let invoice = client.create(order).await?.into_invoice();
    client.outcome_of(order, &invoice)
}

fn page(client: &Paymega, invoice: &Invoice) -> Result<Made, Failure> {
    let url = invoice.redirect().and_then(|page| page.url());
    Ok(Made::Page {
        id: invoice.id().to_owned(),
        url: url.map_or_else(|| client.payment_link(invoice), Ok)?,
    })
}
