//! The public calls that charge a card or create an invoice, and reconcile.

use std::sync::Arc;

use tollgate_paymega_cardgate::types::SaleRequest;

use super::{
    Paymega,
    call::Call,
    charge::{Charge, Creation, Goal},
    order::{Api, CreateRequest, PreparedOrder, Sealed, TaggedOrder, token_sale},
    rules::outcome_of,
};
use crate::{
    Error, Invalid, Outcome, RawResponse,
    calendar::{self, UnixTime},
    drive::{drive, first_not_unpaid},
    engine::{Now, StepOf},
    observe::{Operation, of_created, of_outcome},
    paymega::{
        CardSale, Created, Invoice, NewInvoice, OpenInvoice, Order, SaleError, StoredOrder,
        TokenCharge,
    },
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
    pub async fn charge(&self, order: &TokenCharge) -> Result<Outcome<Invoice>, Error> {
        let operation = Operation::paymega("charge").reference(order.reference());
        operation
            .observe(of_outcome, self.charge_attempts(order))
            .await
    }

    /// Creates an invoice that its payer pays: on the hosted page, or by [`sale`](Paymega::sale).
    ///
    /// If the response is lost, Tollgate looks the invoice up. The call that creates the invoice returns
    /// [`Created::New`], whose [`OpenInvoice`] may be sold. A second call with the same order returns the invoice that
    /// exists as [`Created::Existing`]. For a further [`attempt`](NewInvoice::attempt), the earlier attempts are read
    /// first; if one of them is not definitely unpaid, its invoice is returned as `Existing` and nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    pub async fn create(&self, order: &NewInvoice) -> Result<Created, Error> {
        let operation = Operation::paymega("create").reference(order.reference());
        let call = self.create_attempts(order, Api::Private);
        operation.observe(of_created, call).await
    }

    /// Pays an invoice with a card that the merchant took.
    ///
    /// The sale of an invoice is sent only once, so the call consumes the [`OpenInvoice`] that
    /// [`create`](Paymega::create) returned. If the response is lost, Tollgate reads the invoice and never sends the
    /// sale again. Any status but a success says nothing about the sale *(assumed)*: if the card gate refuses the sale,
    /// [`Invoice::sale_refusal`] has the fields that it objects to.
    ///
    /// ```no_run
    /// use tollgate::{Error, Outcome, Paymega, paymega::{CardSale, Created, Invoice, NewInvoice}};
    ///
    /// async fn pay(paymega: &Paymega, order: &NewInvoice, sale: &CardSale) -> Result<Outcome<Invoice>, Error> {
    ///     match paymega.create(order).await? {
    ///         Created::New(invoice) => Ok(paymega.sale(invoice, sale).await?),
    ///         // Another call created the invoice, and may sell it at this moment.
    ///         Created::Existing(_) => paymega.reconcile(order).await,
    ///     }
    /// }
    /// ```
    ///
    /// An invoice cannot be sold twice:
    ///
    /// ```compile_fail,E0382
    /// # use tollgate::{Error, Paymega, paymega::{CardSale, OpenInvoice}};
    /// # async fn pay(paymega: &Paymega, invoice: OpenInvoice, sale: &CardSale) -> Result<(), Error> {
    /// paymega.sale(invoice, sale).await?;
    /// paymega.sale(invoice, sale).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A future of this call that is dropped has consumed the invoice too, because the sale may be under way:
    /// [reconcile](Paymega::reconcile) the order.
    ///
    /// # Errors
    ///
    /// [`SaleError`]: the [`Error`], whose [`money`](Error::money) says what is known of the money. After
    /// [`Error::NotSent`] and [`Error::Invalid`] no byte of the sale was sent, and
    /// [`into_open`](SaleError::into_open) returns the invoice for another call. An invoice that another client created
    /// is [`Error::Invalid`].
    pub async fn sale(
        &self,
        invoice: OpenInvoice,
        sale: &CardSale,
    ) -> Result<Outcome<Invoice>, SaleError> {
        let shown = invoice.invoice();
        let reference = shown.reference().unwrap_or_default();
        let operation = Operation::paymega("sale")
            .reference(reference)
            .id(shown.id());
        let result = operation
            .observe(of_outcome, self.sell(&invoice, sale))
            .await;
        result.map_err(|error| SaleError::new(error, invoice))
    }

    /// Reads the outcome of an order now, in any process, also after a crash: the call needs nothing but the order.
    ///
    /// The call sends nothing that moves money. It does not wait: if the invoice is not final, the outcome is
    /// [`Outcome::Pending`] at once, and [`wait_for`](Paymega::wait_for) follows it. Only a lost response is repeated,
    /// within the [policy](Paymega::with_policy).
    ///
    /// An invoice whose sale was never sent stays open, and blocks its order, until the invoice expires:
    /// [`Pending::until`](crate::Pending::until).
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*: charge again under this very reference, never under
    /// another one. [`Error::ReferenceReused`] if the reference belongs to another operation. [`Error::OutcomeUnknown`]
    /// if Paymega did not show the outcome within the deadline.
    pub async fn reconcile(&self, order: &impl Order) -> Result<Outcome<Invoice>, Error> {
        let order = self.stored(order)?.into_fingerprint();
        let operation = Operation::paymega("reconcile").reference(&order.reference);
        let call = async {
            Call::start(&self.inner)?
                .run(Charge::reconcile(order))
                .await
        };
        operation.observe(of_outcome, call).await
    }

    /// As [`reconcile`](Paymega::reconcile), but reads the invoice until it is final, or until the deadline.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](Paymega::reconcile).
    pub async fn wait_for(&self, order: &impl Order) -> Result<Outcome<Invoice>, Error> {
        let order = self.stored(order)?.into_fingerprint();
        let operation = Operation::paymega("wait_for").reference(&order.reference);
        let call = async { Call::start(&self.inner)?.run(Charge::wait_for(order)).await };
        operation.observe(of_outcome, call).await
    }

    /// The outcome of an order that an invoice shows, such as one from [`invoices`](Paymega::invoices),
    /// [`invoice`](Paymega::invoice) or a callback. The call sends nothing.
    ///
    /// The outcome is that of the moment when Paymega showed the invoice, by the time in its response. An invoice of a
    /// callback came without that time: if it has expired, the outcome is [`Outcome::Pending`] with the reason
    /// [`Unconfirmed`](crate::outcome::PendingReason::Unconfirmed), since a charge may have been under way.
    ///
    /// # Errors
    ///
    /// [`Error::ReferenceReused`] if the invoice belongs to another order, [`Error::OutcomeUnknown`] if it does not show
    /// reference, amount and currency, and [`Error::Invalid`] if the order is not one of this client.
    pub fn outcome_of(
        &self,
        order: &impl Order,
        invoice: &Invoice,
    ) -> Result<Outcome<Invoice>, Error> {
        let order = self.stored(order)?.into_fingerprint();
        let shown = invoice.raw().and_then(RawResponse::date);
        let shown = shown.and_then(calendar::unix);
        let believed = shown.filter(|time| self.inner.server_clock.is_past(*time));
        outcome_of(invoice.clone(), &order, believed.map(UnixTime))
    }

    /// The part of an order to store before it is charged or created, so that any process can
    /// [reconcile](Paymega::reconcile) it. It holds no token and no secret.
    ///
    /// ```no_run
    /// use tollgate::{Error, Paymega, paymega::{StoredOrder, TokenCharge}};
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
        order.stored_form(self.inner.mode, &self.inner.exponents)
    }

    async fn sell(&self, open: &OpenInvoice, sale: &CardSale) -> Result<Outcome<Invoice>, Error> {
        let request = sale.request()?;
        let mut call = Call::start(&self.inner)?;
        if !open.is_of(self.inner.id) {
            let why = "was created by another client: sell it with that client";
            return Err(Invalid::new("invoice", why).into());
        }
        call.sell(open, request).await
    }

    async fn charge_attempts(&self, order: &TokenCharge) -> Result<Outcome<Invoice>, Error> {
        let prepared = |order: &TokenCharge| order.prepare(self.inner.mode, &self.inner.exponents);
        let (last, mut call) = (prepared(order)?, Call::start(&self.inner)?);
        let earlier = (1..order.number()).map(|number| {
            let earlier = prepared(&order.attempt(number))?;
            Ok(Charge::wait_for(earlier.order))
        });
        match first_not_unpaid(&mut call, earlier).await? {
            Some(paid_or_open) => Ok(paid_or_open),
            None if order.starts_with_payer() => call.start_hosted(last).await,
            None => call.charge(last).await,
        }
    }

    pub(super) async fn create_attempts(
        &self,
        order: &NewInvoice,
        api: Api<'_>,
    ) -> Result<Created, Error> {
        let prepared = |order: &NewInvoice| order.prepare(self.inner.mode, &self.inner.exponents);
        let last = prepared(order)?;
        // Only the Private API can read earlier attempts.
        let mut call = match api {
            Api::Public(_) if order.number() == 1 => Call::publicly(&self.inner),
            Api::Public(_) | Api::Private => Call::start(&self.inner)?,
        };
        let earlier = (1..order.number()).map(|number| {
            let earlier = prepared(&order.attempt(number))?;
            Ok(Charge::reconcile(earlier.order))
        });
        match first_not_unpaid(&mut call, earlier).await? {
            Some(paid_or_open) => Ok(Created::Existing(paid_or_open.into_operation())),
            None => call.create_invoice(last, api).await,
        }
    }
}

impl Call<'_> {
    async fn charge(&mut self, prepared: PreparedOrder) -> Result<Outcome<Invoice>, Error> {
        let (order, attributes, call_tag) = self.tagged(prepared)?;
        let request = CreateRequest::new(attributes, order.flow, Api::Private)?;
        let goal = Goal::Charge(call_tag, Arc::new(token_sale()));
        self.run(Charge::create(order, goal, self.creation(request)))
            .await
    }

    /// A charge that the payer starts: creates the invoice and returns its page as a challenge.
    async fn start_hosted(&mut self, prepared: PreparedOrder) -> Result<Outcome<Invoice>, Error> {
        let (order, attributes, call_tag) = self.tagged(prepared)?;
        let request = CreateRequest::new(attributes, order.flow, Api::Private)?;
        let goal = Goal::Page(call_tag);
        self.run(Charge::create(order, goal, self.creation(request)))
            .await
    }

    /// Creates an invoice, with the right to send its sale if this very call created it.
    async fn create_invoice(
        &mut self,
        prepared: PreparedOrder,
        api: Api<'_>,
    ) -> Result<Created, Error> {
        let (order, attributes, call_tag) = self.tagged(prepared)?;
        let request = CreateRequest::new(attributes, order.flow, api)?;
        let goal = Goal::Invoice(call_tag.clone());
        let start = Charge::create(order.clone(), goal, self.creation(request));
        let outcome = self.run(start).await?;
        let is_open = matches!(outcome, Outcome::Pending(_));
        let invoice = outcome.into_operation();
        if is_open && call_tag.made(&invoice) {
            let open = OpenInvoice::new(invoice, order, call_tag, self.client.id);
            return Ok(Created::New(open));
        }
        Ok(Created::Existing(invoice))
    }

    async fn sell(
        &mut self,
        open: &OpenInvoice,
        request: SaleRequest,
    ) -> Result<Outcome<Invoice>, Error> {
        let (order, call_tag) = open.origin();
        let now = Now {
            provider: self.client.server_clock.shown().map(UnixTime),
            ..self.state.now()
        };
        let sale = (call_tag, Arc::new(request));
        self.run(Charge::sale(order, sale, open.invoice(), &now))
            .await
    }

    async fn run(
        &mut self,
        (mut charge, step): (Charge, StepOf<Charge>),
    ) -> Result<Outcome<Invoice>, Error> {
        drive(self, &mut charge, step).await
    }

    fn tagged(&self, prepared: PreparedOrder) -> Result<TaggedOrder, Error> {
        prepared.tagged(&self.client.call_tag_key, self.client.server_clock.now())
    }

    fn creation(&self, request: CreateRequest) -> Creation {
        let client = self.client;
        Creation::new(request, client.policy.attempts, client.account.is_some())
    }
}
