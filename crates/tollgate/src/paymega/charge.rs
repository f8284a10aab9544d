//! Charges: create, sale, reconcile.

use tracing::{Instrument, info_span};

use super::{Paymega, call_state::Call, exchange::Way};
use crate::{
    CardSale, Error, Invalid, Invoice, NewInvoice, Order, Outcome, StoredOrder, TokenCharge,
    paymega::order::Sealed,
};

impl Paymega {
    /// Charges a saved card, once.
    ///
    /// If a response is lost, Tollgate looks the invoice up by its reference and returns the outcome. A second call
    /// with the same order finds the first call's invoice and charges nothing more. For a further
    /// [`attempt`](TokenCharge::attempt), the earlier attempts are read first; if one of them is not definitely unpaid,
    /// its outcome is returned and nothing is sent.
    ///
    /// An order of the [cardholder](crate::Initiator::Cardholder) charges nothing by itself: its outcome is
    /// [`Outcome::ActionRequired`] with a form that leads to the hosted page. A second call during the payment leads to
    /// the same page.
    ///
    /// Where the provider's documents say nothing, Tollgate interprets a status cautiously *(assumed)*. A failure with
    /// the resolution `unknown`, `unable_to_reconcile` or `duplicated_transaction` needs a person's review, and so does
    /// one that shows an amount. An expired invoice counts as unpaid five minutes after its bearer's end; if the
    /// merchant charges without the payer, `original_data` must also show that the charge did not reach the bank.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    pub async fn charge(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let span = info_span!("charge", reference = order.reference());
        self.charge_attempts(order).instrument(span).await
    }

    /// Creates an invoice that its payer pays: on the hosted page, or by [`sale`](Paymega::sale).
    ///
    /// If the response is lost, Tollgate looks the invoice up. A second call with the same order returns the invoice
    /// that exists. For a further [`attempt`](NewInvoice::attempt), the earlier attempts are read first; if one of them
    /// is not definitely unpaid, its invoice is returned and nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    pub async fn create(&self, order: &NewInvoice) -> Result<Invoice, Error> {
        let span = info_span!("create", reference = order.reference());
        self.create_attempts(order, Way::Private)
            .instrument(span)
            .await
    }

    /// Pays an invoice with a card that the merchant took.
    ///
    /// The invoice must be the one that [`create`](Paymega::create) returned, and its sale is sent only once: if the
    /// response is lost, Tollgate reads the invoice and never sends the sale again. Any status but a success says
    /// nothing about the sale *(assumed)*: if the card gate refuses the sale, [`Invoice::sale_refusal`] has the fields
    /// that it objects to. After [`Error::NotSent`] you may call again with the same invoice.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    pub async fn sale(&self, invoice: &Invoice, sale: &CardSale) -> Result<Outcome, Error> {
        let span = info_span!("sale", invoice = invoice.id());
        let request = sale.request()?;
        let mut call = Call::start(&self.inner)?;
        let why = "was not created by this call's client, or its sale was sent already: reconcile its order";
        let ticket = invoice
            .take_ticket(self.inner.id)
            .ok_or_else(|| Invalid::new("invoice", why))?;
        let result = call.sell(invoice, ticket, &request).instrument(span).await;
        if matches!(result, Err(Error::NotSent(_) | Error::Invalid(_))) {
            ticket.give_back();
        }
        result
    }

    /// Reads the outcome of an order, in any process, also after a crash: the call needs nothing but the order.
    ///
    /// The call sends nothing that moves money. An invoice whose sale was never sent stays open, and blocks its order,
    /// until the invoice expires.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*: charge again under this very reference, never under
    /// another one. [`Error::ReferenceReused`] if the reference belongs to another operation. [`Error::OutcomeUnknown`]
    /// if Paymega did not show the outcome within the deadline.
    pub async fn reconcile(&self, order: &impl Order) -> Result<Outcome, Error> {
        let StoredOrder(order) = self.stored(order)?;
        let span = info_span!("reconcile", reference = order.reference);
        let mut call = Call::start(&self.inner)?;
        call.reconcile(order).instrument(span).await
    }

    /// The part of an order to store before it is charged or created, so that any process can
    /// [reconcile](Paymega::reconcile) it. It holds no token and no secret.
    ///
    /// ```no_run
    /// use tollgate::{Error, Paymega, StoredOrder, TokenCharge};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn charge(paymega: Paymega, order: TokenCharge, row: String) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&paymega.stored(&order)?)?);
    /// paymega.charge(&order).await?;
    ///
    /// // After a crash, in another process:
    /// let stored: StoredOrder = serde_json::from_str(&row)?;
    /// paymega.reconcile(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that could not be sent either.
    pub fn stored(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        order.known(self.inner.mode, &self.inner.exponents)
    }

    async fn charge_attempts(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let prepared = |order: &TokenCharge| order.prepare(self.inner.mode, &self.inner.exponents);
        let (last, mut call) = (prepared(order)?, Call::start(&self.inner)?);
        for number in 1..order.number() {
            match call
                .reconcile(prepared(&order.attempt(number))?.order)
                .await?
            {
                Outcome::Declined(_) => {}
                settled_or_open => return Ok(settled_or_open),
            }
        }
        if order.starts_with_payer() {
            call.start_hosted(last).await
        } else {
            call.charge(last).await
        }
    }

    pub(super) async fn create_attempts(
        &self,
        order: &NewInvoice,
        way: Way<'_>,
    ) -> Result<Invoice, Error> {
        let prepared = |order: &NewInvoice| order.prepare(self.inner.mode, &self.inner.exponents);
        let last = prepared(order)?;
        // Only the Private API can read earlier attempts.
        let mut call = match way {
            Way::Public(_) if order.number() == 1 => Call::publicly(&self.inner),
            Way::Public(_) | Way::Private => Call::start(&self.inner)?,
        };
        for number in 1..order.number() {
            let earlier = prepared(&order.attempt(number))?.order;
            if let Some(invoice) = call.open_or_paid(earlier).await? {
                return Ok(invoice);
            }
        }
        let tagged = call.tagged(last, way)?;
        call.create_invoice(tagged).await
    }
}
