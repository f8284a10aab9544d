//! The calls that move money, and [`PayCross::reconcile`].

use super::{
    Capture, NewPayment, NewTokenization, Order, PayCross, Refund, StoredOrder, Transaction, Void,
    charge::Charge,
    http::Call,
    order::{PreparedOrder, Sealed},
    rules::outcome_of,
};
use crate::{
    Error, Invalid, Outcome,
    drive::first_not_unpaid,
    observe::{Operation, of_outcome},
};

impl PayCross {
    /// Saves a card. After a success [`Transaction::saved_card`] returns its token.
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn tokenize(&self, order: &NewTokenization) -> Result<Outcome<Transaction>, Error> {
        self.settle("tokenize", order).await
    }

    /// Charges a card or a card token at most once, or reserves the amount if the order only
    /// [authorises](NewPayment::authorize_only).
    ///
    /// The call looks the order up first, and sends the request only if the gateway does not have the order. If the
    /// response is lost, the call looks the order up until it finds the transaction. For a further
    /// [`attempt`](NewPayment::attempt) the call reads the earlier attempts first. If one of them is not definitely
    /// unpaid, the call returns it and sends nothing.
    ///
    /// PayCross does not make a reference unique: two concurrent calls with one order can both find nothing, and both
    /// send. A second call can do the same while the request of the first one is still under way, or while look-ups do
    /// not show its transaction yet. Lock the order yourself until then, or set the gateway's
    /// [`replay_window`](super::PayCrossBuilder::replay_window) in the builder.
    ///
    /// Where the gateway's documents say nothing, Tollgate takes the cautious meaning *(assumed)*. The outcome is
    /// [`Outcome::Review`] with the money unknown for a failure with the code `F.0108`, `F.0997`, `F.0999`, `P.…` or
    /// `E.…`, a transaction that stays `error` or `expired`, a failure that also shows a time of payment or a section
    /// that succeeded, and one transaction in two states.
    ///
    /// # Errors
    ///
    /// [`Error`]. [`Error::money`] returns the state of the money.
    pub async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        let operation = Operation::paycross("charge").reference(order.reference());
        operation
            .observe(of_outcome, self.charge_attempts(order))
            .await
    }

    /// Captures the amount that an authorisation reserved, or a part of it.
    ///
    /// The gateway may not keep the capture's reference. If the gateway shows a capture of the same authorisation with
    /// the same amount and without a reference, the call returns [`Outcome::Review`] and sends nothing.
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn capture(&self, order: &Capture) -> Result<Outcome<Transaction>, Error> {
        self.settle("capture", order).await
    }

    /// Voids an authorisation. The call treats an equal void without a reference like an equal
    /// [capture](PayCross::capture).
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn void(&self, order: &Void) -> Result<Outcome<Transaction>, Error> {
        self.settle("void", order).await
    }

    /// Refunds a payment or a capture. The call treats an equal refund without a reference like an equal
    /// [capture](PayCross::capture).
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn refund(&self, order: &Refund) -> Result<Outcome<Transaction>, Error> {
        self.settle("refund", order).await
    }

    /// Reads an order's transaction and returns its outcome now, in any process, also after a crash.
    ///
    /// The call needs only the order, and sends nothing that moves money. It does not wait: if the transaction is not
    /// final, the outcome is [`Outcome::Pending`] at once, and [`wait_for`](PayCross::wait_for) follows it. Only a lost
    /// response is repeated, within the [policy](PayCross::with_policy).
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such transaction *now*: wait until no request can be under way any more,
    /// reconcile again, and only then charge again, with the same reference and never with another one.
    /// [`Error::ReferenceReused`] if the reference belongs to another transaction. [`Error::OutcomeUnknown`] if the
    /// gateway does not show the order within the deadline, or refuses the credentials twice.
    pub async fn reconcile(&self, order: &impl Order) -> Result<Outcome<Transaction>, Error> {
        let order = self.stored_form(order)?.into_fingerprint();
        let operation = Operation::paycross("reconcile").reference(&order.reference);
        let call = async { Call::start(&self.inner).reconcile(order).await };
        operation.observe(of_outcome, call).await
    }

    /// As [`reconcile`](PayCross::reconcile), but reads the transaction until it is final, or until the deadline.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](PayCross::reconcile).
    pub async fn wait_for(&self, order: &impl Order) -> Result<Outcome<Transaction>, Error> {
        let order = self.stored_form(order)?.into_fingerprint();
        let operation = Operation::paycross("wait_for").reference(&order.reference);
        let call = async { Call::start(&self.inner).wait_for(order).await };
        operation.observe(of_outcome, call).await
    }

    /// The outcome of an order that a transaction shows, such as one from [`find`](PayCross::find), from
    /// [`transaction`](PayCross::transaction) or from a webhook. The call sends nothing.
    ///
    /// The outcome is that of the moment when the gateway showed the transaction. One transaction does not show whether
    /// another one under the same reference paid for the order, so a failed one is [`Outcome::Pending`] with the reason
    /// [`Unconfirmed`](crate::outcome::PendingReason::Unconfirmed), and so is one with the status `error` or `expired`:
    /// [reconcile](PayCross::reconcile) the order for its decline.
    ///
    /// # Errors
    ///
    /// [`Error::ReferenceReused`] if the transaction belongs to another order, [`Error::OutcomeUnknown`] if it does not
    /// show to which order it belongs, and [`Error::Invalid`] if the order is not one of this client.
    pub fn outcome_of(
        &self,
        order: &impl Order,
        transaction: &Transaction,
    ) -> Result<Outcome<Transaction>, Error> {
        let order = self.stored_form(order)?.into_fingerprint();
        outcome_of(transaction.clone(), &order)
    }

    /// Returns the part of an order to store before a call, so that any process can [reconcile](PayCross::reconcile) the
    /// order: no card number, no token, no secret.
    ///
    /// ```no_run
    /// use tollgate::{PayCross, paycross::{NewPayment, StoredOrder}};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn charge(paycross: PayCross, order: NewPayment, row: String) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&paycross.stored(&order)?)?);
    /// paycross.charge(&order).await?;
    ///
    /// // After a crash, in another process, which has no card:
    /// let stored: StoredOrder = serde_json::from_str(&row)?;
    /// paycross.reconcile(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that a call would refuse to send.
    pub fn stored(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        let stored = self.stored_form(order)?;
        if order.may_be_sent() {
            self.inner.alphabet.check(stored.reference())?;
        }
        Ok(stored)
    }

    /// Returns the stored form of an order, also if its reference would be refused today.
    pub(super) fn stored_form(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        order.stored_form(self.inner.mode, &self.inner.exponents)
    }

    async fn settle(
        &self,
        name: &'static str,
        order: &impl Sealed,
    ) -> Result<Outcome<Transaction>, Error> {
        let prepared = self.prepare(order)?;
        let operation = Operation::paycross(name).reference(&prepared.order.reference);
        let call = async { Call::start(&self.inner).send(prepared).await };
        operation.observe(of_outcome, call).await
    }

    async fn charge_attempts(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        let (last, mut call) = (self.prepare(order)?, Call::start(&self.inner));
        let limits = call.limits();
        let earlier = (1..order.number()).map(|number| {
            let earlier = self.prepare(&order.attempt(number))?.order;
            Ok(Charge::earlier(earlier, limits))
        });
        match first_not_unpaid(&mut call, earlier).await? {
            Some(paid_or_open) => Ok(paid_or_open),
            None => call.send(last).await,
        }
    }

    pub(super) fn prepare(&self, order: &impl Sealed) -> Result<PreparedOrder, Invalid> {
        let prepared = order.prepare(self.inner.mode, &self.inner.exponents)?;
        self.inner.alphabet.check(&prepared.order.reference)?;
        Ok(prepared)
    }
}
