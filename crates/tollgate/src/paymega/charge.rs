//! Charges: create, sale, reconcile.

use tracing::{Instrument, info_span};

use super::{Paymega, exchange::Way, run::Run};
use crate::{
    CardSale, Error, Invalid, Invoice, NewInvoice, Order, Outcome, StoredOrder, TokenCharge,
    paymega::order::Sealed,
};

impl Paymega {
    /// Charges a saved card, once.
    ///
    /// A response that was lost is resolved, not reported: the operation is looked up, and what really happened is
    /// returned. Charging twice with one order charges once: the second call finds the first one's invoice. If the
    /// order is at a further [`attempt`](TokenCharge::attempt), the earlier ones are read first; what is not
    /// definitely unpaid among them is returned, and nothing is sent.
    ///
    /// Started by the [cardholder](crate::Initiator::Cardholder), it charges nothing by itself: it ends as
    /// [`Outcome::ActionRequired`] with a form that leads to the platform's page. Called again while the payer is
    /// there, it leads to the same page again.
    ///
    /// Where the provider's documents are silent, the cautious reading is taken *(assumed)*. A failure with the
    /// resolution `unknown`, `unable_to_reconcile` or `duplicated_transaction` is for a person to look at, and so is one
    /// that shows an amount. An expired invoice counts as unpaid five minutes after its bearer's end; if the merchant
    /// charges without the payer, `original_data` must also show that the bank was not reached.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn charge(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let span = info_span!("charge", reference = order.reference());
        self.charge_attempts(order).instrument(span).await
    }

    /// Creates an invoice that its payer pays: on the platform's page, or by [`sale`](Paymega::sale).
    ///
    /// A response that was lost is resolved. Creating twice with one order creates once: the second call returns the
    /// invoice that exists. If the order is at a further [`attempt`](NewInvoice::attempt), the earlier ones are read
    /// first; the invoice of one that is not definitely unpaid is returned, and nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn create(&self, order: &NewInvoice) -> Result<Invoice, Error> {
        let span = info_span!("create", reference = order.reference());
        self.create_attempts(order, Way::Private)
            .instrument(span)
            .await
    }

    /// Pays an invoice with a card that the merchant took.
    ///
    /// Only the invoice which [`create`](Paymega::create) itself returned can be paid so, and only once: a sale whose
    /// response is lost is followed, never sent again. Any status but a success says nothing about it *(assumed)*: if
    /// the card gate refuses the sale, [`Invoice::sale_refusal`] has the fields that it objects to. After
    /// [`Error::NotSent`] it may be tried again with the same invoice.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn sale(&self, invoice: &Invoice, sale: &CardSale) -> Result<Outcome, Error> {
        let span = info_span!("sale", invoice = invoice.id());
        let request = sale.request()?;
        let mut run = Run::start(&self.inner)?;
        let why = "was not created by this call's client, or its sale was sent already: reconcile its order";
        let ticket = invoice
            .take_ticket(self.inner.id)
            .ok_or_else(|| Invalid::new("invoice", why))?;
        let result = run.sell(invoice, ticket, &request).instrument(span).await;
        if matches!(result, Err(Error::NotSent(_) | Error::Invalid(_))) {
            ticket.give_back();
        }
        result
    }

    /// Finds out what became of an order, in any process, also after a crash: it needs nothing but the order.
    ///
    /// It sends nothing that moves money. While an invoice waits for a sale that never came, its order stays blocked
    /// until the invoice expires.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*: charge again under this very reference, never under
    /// another one. [`Error::ReferenceReused`] if the reference belongs to another operation.
    /// [`Error::OutcomeUnknown`] if the platform did not tell within the deadline.
    pub async fn reconcile(&self, order: &impl Order) -> Result<Outcome, Error> {
        let StoredOrder(order) = self.stored(order)?;
        let span = info_span!("reconcile", reference = order.reference);
        let mut run = Run::start(&self.inner)?;
        run.reconcile(order).instrument(span).await
    }

    /// What to store of an order before it is charged or created, so that any process can [reconcile](Paymega::reconcile)
    /// it: no token, no secret.
    ///
    /// ```no_run
    /// use tollgate::{Error, Paymega, StoredOrder, TokenCharge};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn charge(platform: Paymega, order: TokenCharge, row: String) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&platform.stored(&order)?)?);
    /// platform.charge(&order).await?;
    ///
    /// // After a crash, in another process:
    /// let stored: StoredOrder = serde_json::from_str(&row)?;
    /// platform.reconcile(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming what could not be sent either.
    pub fn stored(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        order.known(self.inner.mode, &self.inner.exponents)
    }

    async fn charge_attempts(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let terms = |order: &TokenCharge| order.terms(self.inner.mode, &self.inner.exponents);
        let (last, mut run) = (terms(order)?, Run::start(&self.inner)?);
        for number in 1..order.number() {
            match run.reconcile(terms(&order.attempt(number))?.order).await? {
                Outcome::Declined(_) => {}
                settled_or_open => return Ok(settled_or_open),
            }
        }
        if order.starts_with_payer() {
            run.lead(last).await
        } else {
            run.charge(last).await
        }
    }

    pub(super) async fn create_attempts(
        &self,
        order: &NewInvoice,
        way: Way<'_>,
    ) -> Result<Invoice, Error> {
        let terms = |order: &NewInvoice| order.terms(self.inner.mode, &self.inner.exponents);
        let last = terms(order)?;
        // Earlier attempts can be read through the Private API alone.
        let mut run = match way {
            Way::Public(_) if order.number() == 1 => Run::publicly(&self.inner),
            Way::Public(_) | Way::Private => Run::start(&self.inner)?,
        };
        for number in 1..order.number() {
            let earlier = terms(&order.attempt(number))?.order;
            if let Some(invoice) = run.open_or_paid(earlier).await? {
                return Ok(invoice);
            }
        }
        let marked = run.marked(last, way)?;
        run.create_invoice(marked).await
    }
}
