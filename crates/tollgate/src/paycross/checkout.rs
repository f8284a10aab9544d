//! Payments and saved cards on a page of the gateway.

use reqwest::header::HeaderValue;
use tollgate_paycross_checkout::{
    Client,
    types::{CheckoutCreatedEnvelope, CheckoutEnvelope, CheckoutStatusEnvelope},
};
use tollgate_types::PathSegment;

use super::{
    Checkout, NewCheckout, PayCross, Transaction,
    charge::Charge,
    http::Call,
    order::{Body, PreparedOrder},
};
use crate::{
    Error, Hosted, HostedPage, Invalid, SaveCard,
    drive::first_not_unpaid,
    error::{NotSent, ResponseLost},
    observe::{Operation, of_hosted, of_read},
};

/// The version of the checkout's API.
const VERSION: HeaderValue = HeaderValue::from_static("2");

impl PayCross {
    /// Starts a payment on a page of the gateway, where the payer enters the card.
    ///
    /// The call looks the order up first, and creates a page only if the gateway shows no transaction of it. A lost
    /// response is resolved: a page whose address is lost cannot be paid, so the call creates another one.
    ///
    /// The call cannot see a page that an earlier call created and that is not paid yet. So two pages of one order can
    /// both be paid: see the [module](super). The creation itself moves no money.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the order cannot be sent, or if the builder has no address of the checkout;
    /// [`Error::Refused`] if the service refuses the order; [`Error::NotSent`] or [`Error::OutcomeUnknown`] if it does not
    /// respond within the deadline; and as [`reconcile`](PayCross::reconcile), but never [`Error::NotFound`] for the
    /// order itself.
    pub async fn checkout(&self, order: &NewCheckout) -> Result<Hosted<Transaction>, Error> {
        let operation = Operation::paycross("checkout").reference(order.reference());
        operation.observe(of_hosted, self.start_page(order)).await
    }

    /// Starts saving a card on a page of the gateway. Nothing is charged.
    ///
    /// After the payer's return [`reconcile`](PayCross::reconcile) the same order: its transaction shows the
    /// [saved card](Transaction::saved_card).
    ///
    /// # Errors
    ///
    /// As [`checkout`](PayCross::checkout).
    pub async fn save_card(&self, order: &SaveCard) -> Result<Hosted<Transaction>, Error> {
        let operation = Operation::paycross("save_card").reference(order.reference());
        let order = NewCheckout::from(order);
        operation.observe(of_hosted, self.start_page(&order)).await
    }

    /// Reads a checkout by its token, the [id](HostedPage::id) of its page.
    ///
    /// It shows whether the page ended, and the uid of its last transaction. Reconcile the order for its outcome.
    ///
    /// # Errors
    ///
    /// As [`transaction`](PayCross::transaction).
    pub async fn read_checkout(&self, token: &str) -> Result<Checkout, Error> {
        let operation = Operation::paycross("read_checkout");
        operation.observe(of_read, self.look_at_page(token)).await
    }

    async fn start_page(&self, order: &NewCheckout) -> Result<Hosted<Transaction>, Error> {
        let address = self.inner.endpoint.checkout()?;
        let PreparedOrder { order: last, body } = self.prepare(order)?;
        let Body::Checkout(body) = body else {
            return Err(Invalid::new("transaction_type", "is not for a page").into());
        };
        let mut call = Call::start(&self.inner);
        let limits = call.limits();
        let earlier = (1..order.number()).map(|number| {
            let earlier = self.prepare(&order.attempt(number))?.order;
            Ok(Charge::earlier(earlier, limits))
        });
        if let Some(known) = first_not_unpaid(&mut call, earlier).await? {
            return Ok(Hosted::Known(known));
        }
        let reference = last.reference.clone();
        match call.reconcile(last).await {
            Ok(known) => return Ok(Hosted::Known(known)),
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
        call.create_page(address, &body, &reference).await
    }

    async fn look_at_page(&self, token: &str) -> Result<Checkout, Error> {
        let address = self.inner.endpoint.checkout()?;
        let segment = PathSegment::try_from(token)
            .map_err(|_| Invalid::new("token", "cannot be part of a URL path"))?;
        let mut call = Call::start(&self.inner);
        loop {
            call.state.next_read().await?;
            let sent = call.checkouts(address).get_checkout(&segment).await;
            let Some(response) = call.read(sent, "the checkout")? else {
                continue;
            };
            let shown = response.json::<CheckoutStatusEnvelope>().ok();
            let own = shown.filter(|it| it.checkout.token.expose() == token);
            match own {
                Some(it) => return Ok(Checkout::new(it.checkout)),
                None => call.state.last.loss = Some(ResponseLost::Unreadable),
            }
        }
    }
}

impl Call<'_> {
    fn checkouts(&self, address: &str) -> Client {
        let context = self.context_of(VERSION);
        Client::new_with_client(address, self.client.http.clone(), context)
    }

    /// Creates a page, again after a lost response: the address of a page is lost with its response.
    async fn create_page(
        &mut self,
        address: &str,
        body: &CheckoutEnvelope,
        reference: &str,
    ) -> Result<Hosted<Transaction>, Error> {
        loop {
            self.state.next_read().await?;
            if self.state.is_late() {
                return Err(Error::NotSent(NotSent::untouched(None)));
            }
            let sent = self.checkouts(address).create_checkout(body).await;
            let Some(response) = self.read(sent, reference)? else {
                continue;
            };
            let created = response.json::<CheckoutCreatedEnvelope>().ok();
            let page = created.and_then(|it| {
                let url = it.checkout.redirect_url?;
                HostedPage::of(url.expose(), it.checkout.token.expose())
            });
            match page {
                Some(page) => return Ok(Hosted::Page(page)),
                None => self.state.last.loss = Some(ResponseLost::Unreadable),
            }
        }
    }
}
