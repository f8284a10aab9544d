//! The stored form of a failover's order, and its reconciliation in any process.

use futures_util::{Stream, stream};
use serde::{Deserialize, Serialize};

use super::{ChargeToken, Failover, TokenOrder};
use crate::{Error, Invalid, Outcome, Payment, ReconcileAll};

/// The stored form of one order on two providers: all of its attempts, without any token or secret.
///
/// [`Failover::stored`] makes it before the call. As JSON it holds the stored orders of both providers, each with its own
/// version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFailover<A, B> {
    reference: String,
    first: Vec<A>,
    second: Vec<B>,
}

impl<A, B> StoredFailover<A, B> {
    /// The order's reference on the first provider, the same for each attempt.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The number of the last attempt, counted from 1.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.second.len()
    }
}

/// The stored order of a failover between these providers.
type Stored<A, B> = StoredFailover<<A as ChargeToken>::Stored, <B as ChargeToken>::Stored>;

impl<A: ChargeToken, B: ChargeToken> Failover<A, B> {
    /// The part of both orders to store before they are charged, so that any process can
    /// [reconcile](Failover::reconcile_stored) them. It has each attempt up to theirs, and no token and no secret.
    ///
    /// ```no_run
    /// use tollgate::{Failover, PayCross, Paymega, StoredFailover, paycross::NewPayment, paymega::TokenCharge};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn charge(
    /// #     failover: Failover<Paymega, PayCross>, first: TokenCharge, second: NewPayment, row: String,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&failover.stored(&first, &second)?)?);
    /// failover.charge(&first, &second).await?;
    ///
    /// // After a crash, in another process:
    /// let stored: StoredFailover<_, _> = serde_json::from_str(&row)?;
    /// failover.reconcile_stored(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that a call would refuse to send, or in which the orders differ.
    pub fn stored(&self, first: &A::Order, second: &B::Order) -> Result<Stored<A, B>, Invalid> {
        self.check(first, second)?;
        let numbers = 1..=first.number();
        let on_first = numbers
            .clone()
            .map(|it| self.first.stored(&first.attempt(it)));
        let on_second = numbers.map(|it| self.second.stored(&second.attempt(it)));
        Ok(StoredFailover {
            reference: first.attempt(1).reference(),
            first: on_first.collect::<Result<_, _>>()?,
            second: on_second.collect::<Result<_, _>>()?,
        })
    }

    /// As [`reconcile`](Failover::reconcile), from the stored form alone.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](Failover::reconcile); [`Error::Invalid`] if the text has no attempt.
    pub async fn reconcile_stored(&self, order: &Stored<A, B>) -> Result<Outcome<Payment>, Error> {
        for attempt in &order.first {
            match self.first.reconcile_stored(attempt).await? {
                Outcome::Declined(_) => {}
                paid_or_open => return Ok(paid_or_open.map(Into::into)),
            }
        }
        let mut declined = None;
        for attempt in &order.second {
            match self.second.reconcile_stored(attempt).await? {
                outcome @ Outcome::Declined(_) => declined = Some(outcome),
                paid_or_open => return Ok(paid_or_open.map(Into::into)),
            }
        }
        match declined {
            Some(last) => Ok(last.map(Into::into)),
            None => Err(Invalid::new("second", "has no attempt").into()),
        }
    }

    /// [Reconciles](Failover::reconcile_stored) each of these stored orders, at most `at_once` of them at a time. It
    /// sends nothing that moves money.
    ///
    /// ```no_run
    /// # use tollgate::{ChargeToken, Failover, PayCross, Paymega, StoredFailover};
    /// # type Stored = StoredFailover<<Paymega as ChargeToken>::Stored, <PayCross as ChargeToken>::Stored>;
    /// # async fn reconcile_all(failover: Failover<Paymega, PayCross>, open: Vec<Stored>) {
    /// let mut orders = failover.reconcile_all(open, 4);
    /// while let Some((order, result)) = orders.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", order.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", order.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all<I>(&self, orders: I, at_once: usize) -> ReconcileAll<Stored<A, B>, Payment>
    where
        I: IntoIterator<Item = Stored<A, B>, IntoIter: Send + 'static>,
        Self: Clone + Send + 'static,
    {
        self.reconcile_all_stream(stream::iter(orders), at_once)
    }

    /// Reconciles stored orders from a stream, such as rows of a database.
    pub fn reconcile_all_stream<S>(
        &self,
        orders: S,
        at_once: usize,
    ) -> ReconcileAll<Stored<A, B>, Payment>
    where
        S: Stream<Item = Stored<A, B>> + Send + 'static,
        Self: Clone + Send + 'static,
    {
        let failover = self.clone();
        ReconcileAll::new(orders, at_once, move |order| {
            let failover = failover.clone();
            async move {
                let result = failover.reconcile_stored(&order).await;
                (order, result)
            }
        })
    }
}
