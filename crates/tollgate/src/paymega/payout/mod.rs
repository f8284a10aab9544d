//! Payouts: the public calls.

mod http;
mod prerequest;
mod read;
mod reconcile_all;

pub use self::prerequest::PayoutPrerequest;

use super::{Paymega, call::Call};
use crate::{
    Error, Invalid, Outcome,
    drive::drive,
    engine::StepOf,
    observe::{Operation, of_created_payout, of_outcome},
    paymega::{
        CreatedPayout, NewPayout, OpenPayout, Payout, PayoutOrder, ProcessError, StoredPayout,
    },
};
use tollgate_core::paymega::payout::{Creation, Goal, machine::PayoutMachine};

impl Paymega {
    /// Creates a payout to a customer's saved card. No money moves until [`process_payout`](Paymega::process_payout),
    /// unless the order asks to [process it at once](NewPayout::process_at_once).
    ///
    /// If the response is lost, Tollgate looks the payout up by its reference. The call that creates the payout returns
    /// [`CreatedPayout::New`], whose [`OpenPayout`] may be processed. A second call with the same order returns the
    /// outcome of the payout that exists, as [`CreatedPayout::Existing`]. Check the account's
    /// [`balances`](Paymega::balances) first: a payout without enough money fails.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    pub async fn create_payout(&self, order: &NewPayout) -> Result<CreatedPayout, Error> {
        let operation = Operation::paymega("create_payout").reference(order.reference());
        let call = self.create_payout_once(order);
        operation.observe(of_created_payout, call).await
    }

    /// Processes a payout: money leaves the account.
    ///
    /// The request is sent only once, so the call consumes the [`OpenPayout`] that
    /// [`create_payout`](Paymega::create_payout) returned. If the response is lost or refused, Tollgate reads the payout
    /// until its end or the deadline, and never sends the request again. No document says what a second request does.
    ///
    /// Where the provider's documents say nothing, Tollgate interprets a status cautiously *(assumed)*. A failure whose
    /// resolution the documents call not final needs a person's review, and so does a payout that expired or was stopped
    /// without a list of its operations at the provider.
    ///
    /// ```no_run
    /// use tollgate::{Error, Outcome, Paymega, paymega::{CreatedPayout, NewPayout, Payout}};
    ///
    /// async fn pay_out(paymega: &Paymega, order: &NewPayout) -> Result<Outcome<Payout>, Error> {
    ///     match paymega.create_payout(order).await? {
    ///         CreatedPayout::New(payout) => Ok(paymega.process_payout(payout).await?),
    ///         // Another call created the payout, and may process it at this moment.
    ///         CreatedPayout::Existing(outcome) => Ok(outcome),
    ///     }
    /// }
    /// ```
    ///
    /// A payout cannot be processed twice:
    ///
    /// ```compile_fail,E0382
    /// # use tollgate::{Error, Paymega, paymega::OpenPayout};
    /// # async fn pay_out(paymega: &Paymega, payout: OpenPayout) -> Result<(), Error> {
    /// paymega.process_payout(payout).await?;
    /// paymega.process_payout(payout).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A future of this call that is dropped has consumed the payout too, because the request may be under way:
    /// [reconcile](Paymega::reconcile_payout) the payout.
    ///
    /// # Errors
    ///
    /// [`ProcessError`]: the [`Error`], whose [`money`](Error::money) says what is known of the money. After
    /// [`Error::NotSent`] and [`Error::Invalid`] no byte of the request was sent, and
    /// [`into_open`](ProcessError::into_open) returns the payout for another call. A payout that another client created
    /// is [`Error::Invalid`].
    pub async fn process_payout(
        &self,
        payout: OpenPayout,
    ) -> Result<Outcome<Payout>, ProcessError> {
        let operation = Operation::paymega("process_payout")
            .reference(&payout.order().reference)
            .id(payout.payout().id());
        let result = operation
            .observe(of_outcome, self.process_once(&payout))
            .await;
        result.map_err(|error| ProcessError::new(error, payout))
    }

    /// Reads the outcome of a payout now, in any process, also after a crash: the call needs nothing but the order.
    ///
    /// The call sends nothing that moves money. It does not wait: if the payout is not final, the outcome is
    /// [`Outcome::Pending`] at once, and [`wait_for_payout`](Paymega::wait_for_payout) follows it. Only a lost response
    /// is repeated, within the [policy](Paymega::with_policy).
    ///
    /// A payout that was created and never processed is pending for the reason
    /// [`NotProcessed`](crate::outcome::PendingReason::NotProcessed), and blocks its reference, until it expires or a
    /// person ends it.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such payout *now*: create it again under this very reference, never under
    /// another one. [`Error::ReferenceReused`] if the reference belongs to another payout. [`Error::OutcomeUnknown`] if
    /// Paymega did not show the payout within the deadline.
    pub async fn reconcile_payout(
        &self,
        order: &impl PayoutOrder,
    ) -> Result<Outcome<Payout>, Error> {
        let order = self.stored_payout(order)?.into_fingerprint();
        let operation = Operation::paymega("reconcile_payout").reference(&order.reference);
        let call = async {
            Call::start(&self.inner)?
                .run_payout(PayoutMachine::reconcile(order))
                .await
        };
        operation.observe(of_outcome, call).await
    }

    /// As [`reconcile_payout`](Paymega::reconcile_payout), but reads the payout until it is final, or until the deadline.
    ///
    /// # Errors
    ///
    /// As [`reconcile_payout`](Paymega::reconcile_payout).
    pub async fn wait_for_payout(
        &self,
        order: &impl PayoutOrder,
    ) -> Result<Outcome<Payout>, Error> {
        let order = self.stored_payout(order)?.into_fingerprint();
        let operation = Operation::paymega("wait_for_payout").reference(&order.reference);
        let call = async {
            Call::start(&self.inner)?
                .run_payout(PayoutMachine::wait_for(order))
                .await
        };
        operation.observe(of_outcome, call).await
    }

    /// The part of a payout's order to store before the payout is created, so that any process can
    /// [reconcile](Paymega::reconcile_payout) it. It holds no token and no detail of the recipient.
    ///
    /// ```no_run
    /// use tollgate::{Paymega, paymega::{NewPayout, StoredPayout}};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn pay(paymega: Paymega, order: NewPayout, row: String) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&paymega.stored_payout(&order)?)?);
    /// let created = paymega.create_payout(&order).await?;
    ///
    /// // After a crash, in another process:
    /// let stored: StoredPayout = serde_json::from_str(&row)?;
    /// paymega.reconcile_payout(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that could not be sent either.
    pub fn stored_payout(&self, order: &impl PayoutOrder) -> Result<StoredPayout, Invalid> {
        order.stored_form(self.inner.mode, &self.inner.exponents)
    }

    async fn create_payout_once(&self, order: &NewPayout) -> Result<CreatedPayout, Error> {
        let prepared = order.prepare(self.inner.mode, &self.inner.exponents)?;
        let mut call = Call::start(&self.inner)?;
        let (order, request, call_tag) = prepared.tagged(&self.inner.call_tag_key)?;
        let creation = Creation::new(request, self.inner.policy.attempts);
        let goal = Goal::Create(call_tag.clone());
        let start = PayoutMachine::create(order.clone(), goal, creation);
        let outcome = call.run_payout(start).await?;
        let origin = (order, call_tag);
        Ok(CreatedPayout::new(outcome, origin, self.inner.id))
    }

    async fn process_once(&self, payout: &OpenPayout) -> Result<Outcome<Payout>, Error> {
        let mut call = Call::start(&self.inner)?;
        if !payout.is_of(self.inner.id) {
            let why = "was created by another client: process it with that client";
            return Err(Invalid::new("payout", why).into());
        }
        let (order, payout) = (payout.order().clone(), payout.payout().clone());
        call.run_payout(PayoutMachine::process(order, payout)).await
    }
}

impl Call<'_> {
    async fn run_payout(
        &mut self,
        (mut machine, step): (PayoutMachine, StepOf<PayoutMachine>),
    ) -> Result<Outcome<Payout>, Error> {
        drive(self, &mut machine, step).await
    }
}
