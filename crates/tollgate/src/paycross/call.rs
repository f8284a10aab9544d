//! The calls that move money, and the one that finds out what happened.

use tracing::{Instrument, info_span};

use super::{
    Capture, NewPayment, NewTokenization, Order, PayCross, Refund, StoredOrder, Void,
    order::{Sealed, Terms},
    run::Run,
    transaction::Transaction,
};
use crate::{Error, Invalid, Outcome};

impl PayCross {
    /// Saves a card. Its token comes with the success: [`Transaction::saved_card`].
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn tokenize(&self, order: &NewTokenization) -> Result<Outcome<Transaction>, Error> {
        self.settle("tokenize", order).await
    }

    /// Charges a card or a saved card once, or reserves the amount once, if the order only
    /// [authorises](NewPayment::authorize_only).
    ///
    /// The call looks the order up first, and sends it only if the gateway does not have it. If the response is lost, it
    /// looks the order up until it is found. If the order is at a further [`attempt`](NewPayment::attempt), the call
    /// reads the earlier ones first; it returns the first that is not definitely unpaid, and sends nothing.
    ///
    /// Nothing makes a reference unique on PayCross: two callers at the same moment with one order can both find
    /// nothing, and both send; so can a second call while the first one's request is still under way. Take a lock of
    /// your own around the order, or tell the builder of the gateway's
    /// [`replay_window`](super::PayCrossBuilder::replay_window).
    ///
    /// Where the gateway's documents are silent the cautious reading is taken *(assumed)*. These are for a person to look
    /// at, and the money is unknown: a failure with the code `F.0108`, `F.0997`, `F.0999`, `P.…` or `E.…`, a transaction
    /// that stays `error` or `expired`, a failure beside a time of payment or a section that succeeded, and one
    /// transaction in two states.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what is known of the money.
    pub async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        let span = info_span!("charge", reference = order.reference());
        self.charge_attempts(order).instrument(span).await
    }

    /// Takes what an authorisation reserved.
    ///
    /// The gateway may not keep the capture's reference. A capture of the same authorisation with the same amount that
    /// shows no reference of its own is returned for a person to look at, and nothing is sent.
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn capture(&self, order: &Capture) -> Result<Outcome<Transaction>, Error> {
        self.settle("capture", order).await
    }

    /// Lets go what an authorisation reserved. An equal void without a reference is treated as an equal
    /// [capture](PayCross::capture).
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn void(&self, order: &Void) -> Result<Outcome<Transaction>, Error> {
        self.settle("void", order).await
    }

    /// Gives money back; a success means that it was given back. An equal refund without a reference is treated as an
    /// equal [capture](PayCross::capture).
    ///
    /// # Errors
    ///
    /// As [`charge`](PayCross::charge).
    pub async fn refund(&self, order: &Refund) -> Result<Outcome<Transaction>, Error> {
        self.settle("refund", order).await
    }

    /// Finds out what happened to an order, in any process, also after a crash: it needs nothing but the order.
    ///
    /// It sends nothing that moves money.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such transaction *now*: wait until no request can be under way any more,
    /// reconcile again, and only then charge again, under this very reference and never under another one.
    /// [`Error::ReferenceReused`] if the reference belongs to another transaction. [`Error::OutcomeUnknown`] if the
    /// gateway does not show the order within the deadline, or refuses the credentials twice.
    pub async fn reconcile(&self, order: &impl Order) -> Result<Outcome<Transaction>, Error> {
        let StoredOrder(order) = self.known(order)?;
        let span = info_span!("reconcile", reference = order.reference);
        let mut run = Run::start(&self.inner);
        run.reconcile(order).instrument(span).await
    }

    /// What to store of an order before it is sent, so that any process can [reconcile](PayCross::reconcile) it: no card
    /// number, no token, no secret.
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
    /// [`Invalid`], naming what could not be sent either.
    pub fn stored(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        let stored = self.known(order)?;
        if order.may_be_sent() {
            self.inner.alphabet.check(stored.reference())?;
        }
        Ok(stored)
    }

    /// What an order is recognised by, also one whose reference would not be sent any more.
    pub(super) fn known(&self, order: &impl Order) -> Result<StoredOrder, Invalid> {
        order.known(self.inner.mode, &self.inner.exponents)
    }

    async fn settle(
        &self,
        call: &'static str,
        order: &impl Sealed,
    ) -> Result<Outcome<Transaction>, Error> {
        let terms = self.terms(order)?;
        let span = info_span!("settle", call, reference = terms.order.reference);
        let mut run = Run::start(&self.inner);
        run.settle(terms).instrument(span).await
    }

    async fn charge_attempts(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        let (last, mut run) = (self.terms(order)?, Run::start(&self.inner));
        for number in 1..order.number() {
            let earlier = self.terms(&order.attempt(number))?.order;
            match run.earlier(earlier).await? {
                Outcome::Declined(_) => {}
                settled_or_open => return Ok(settled_or_open),
            }
        }
        run.settle(last).await
    }

    fn terms(&self, order: &impl Sealed) -> Result<Terms, Invalid> {
        let terms = order.terms(self.inner.mode, &self.inner.exponents)?;
        self.inner.alphabet.check(&terms.order.reference)?;
        Ok(terms)
    }
}
