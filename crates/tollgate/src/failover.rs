//! Failover: a charge on a second provider, only after the first one definitely did not charge.

mod stored;

use std::future::Future;

use serde::{Serialize, de::DeserializeOwned};

pub use self::stored::StoredFailover;
use crate::{Error, Invalid, Mode, Money, Operation, Outcome, Payment};

/// An order to charge a saved card, which can be attempted again after a decline.
pub trait TokenOrder: Clone + Send + Sync {
    /// The same order as attempt number `number`, counted from 1.
    #[must_use]
    fn attempt(&self, number: u32) -> Self;

    /// The number of this attempt.
    fn number(&self) -> u32;

    /// The reference of this attempt, as it is sent.
    fn reference(&self) -> String;

    /// The amount and currency of the order.
    fn money(&self) -> Money;
}

/// A provider that charges saved cards: [`Paymega`](crate::Paymega) (Paymega, Kuna) or [`PayCross`](crate::PayCross).
///
/// ```
/// use tollgate::{ChargeToken, Error, MoneyState};
///
/// async fn bill<P: ChargeToken>(provider: &P, order: &P::Order) -> Result<MoneyState, Error> {
///     provider.charge(order).await.map(|outcome| outcome.money())
/// }
/// ```
///
/// A token works only at the provider that issued it, so each provider has orders of its own.
pub trait ChargeToken: Sync {
    /// The order to charge.
    type Order: TokenOrder;

    /// The part of an order to store.
    type Stored: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// The provider's record of the charge.
    type Operation: Operation + Into<Payment> + Send;

    /// Test or live.
    fn mode(&self) -> Mode;

    /// The part of an order to store before it is charged, without token or secret.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that a call would refuse to send.
    fn stored(&self, order: &Self::Order) -> Result<Self::Stored, Invalid>;

    /// Charges a saved card, once.
    ///
    /// # Errors
    ///
    /// [`Error`], whose [`money`](Error::money) says what is known of the money.
    fn charge(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;

    /// As [`reconcile`](ChargeToken::reconcile), but reads until the payment is final, or until the deadline.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](ChargeToken::reconcile).
    fn wait_for(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;

    /// Reads the order's payment and returns its outcome now; sends nothing that moves money.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*. That does not prove that the order is unpaid.
    fn reconcile(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;

    /// As [`reconcile`](ChargeToken::reconcile), from the stored order alone.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](ChargeToken::reconcile).
    fn reconcile_stored(
        &self,
        order: &Self::Stored,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;
}

/// Charges on a first provider, and on a second one after the first has declined.
///
/// ```no_run
/// use tollgate::{Error, Failover, Outcome, PayCross, Paymega, paycross::NewPayment, paymega::TokenCharge};
///
/// # async fn charge(paymega: Paymega, paycross: PayCross, first: TokenCharge, second: NewPayment) -> Result<(), Error> {
/// let failover = Failover::new(paymega, paycross);
/// if let Outcome::Succeeded(payment) = failover.charge(&first, &second).await? {
///     println!("paid: {payment:?}");
/// }
/// # Ok(())
/// # }
/// ```
///
/// Keep the first provider first until the order is settled: the second one is not called before the first one is
/// tried, so the second may be unavailable meanwhile. If one of the two is [`PayCross`](crate::PayCross), its condition holds here too:
/// two callers at the same moment need a lock of the merchant's own, or a replay window.
#[derive(Clone, Debug)]
pub struct Failover<A, B> {
    first: A,
    second: B,
}

impl<A: ChargeToken, B: ChargeToken> Failover<A, B> {
    /// A failover from `first` to `second`.
    #[must_use]
    pub const fn new(first: A, second: B) -> Self {
        Self { first, second }
    }

    /// Charges one order, once: by `first` on the first provider, and by `second` on the second one only after every
    /// attempt on the first was read and is definitely unpaid. Results of earlier calls are not relied on.
    ///
    /// Both orders have the same attempt number. Before a further attempt is sent, the earlier ones on both providers
    /// are read: the first of them that is not definitely unpaid is returned.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the orders differ in attempt or money, or the providers in mode. [`Error`] of the provider
    /// that returned no outcome: this error ends the call even if it says that nothing was sent, since it describes
    /// this call alone. Call again with the same two orders. [`Error::NotFound`] of an earlier attempt on the second
    /// provider means that this attempt was never sent there: call at that attempt again.
    pub async fn charge(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        self.check(first, second)?;
        let earlier = first.number().saturating_sub(1);
        let earlier = self.not_unpaid((first, earlier), (second, earlier), Until::Final);
        if let Some(paid_or_open) = earlier.await? {
            return Ok(paid_or_open);
        }
        let outcome = self.first.charge(first).await?;
        if !matches!(outcome, Outcome::Declined(_)) {
            return Ok(outcome.map(Into::into));
        }
        if let Some(paid_or_open) =
            not_unpaid(&self.first, first, first.number(), Until::Final).await?
        {
            return Ok(paid_or_open);
        }
        let outcome = self.second.charge(second).await?;
        Ok(outcome.map(Into::into))
    }

    /// Reads one order's payments on both providers and returns their outcome now; sends nothing that moves money.
    ///
    /// The second provider's outcome is returned only if every attempt on the first is definitely unpaid.
    ///
    /// # Errors
    ///
    /// [`Error`] of the provider that returned no outcome, such as [`Error::NotFound`].
    pub async fn reconcile(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        self.read(first, second, Until::Now).await
    }

    /// As [`reconcile`](Failover::reconcile), but reads each payment until it is final, or until its deadline.
    ///
    /// # Errors
    ///
    /// As [`reconcile`](Failover::reconcile).
    pub async fn wait_for(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        self.read(first, second, Until::Final).await
    }

    async fn read(
        &self,
        first: &A::Order,
        second: &B::Order,
        until: Until,
    ) -> Result<Outcome<Payment>, Error> {
        self.check(first, second)?;
        let (number, earlier) = (first.number(), second.number().saturating_sub(1));
        let orders = ((first, number), (second, earlier));
        if let Some(paid_or_open) = self.not_unpaid(orders.0, orders.1, until).await? {
            return Ok(paid_or_open);
        }
        let outcome = until.read(&self.second, second).await?;
        Ok(outcome.map(Into::into))
    }

    /// Checks that both orders ask for the same. Otherwise one provider could charge again although the other one was
    /// paid, or a decline in test mode could lead to the charge of a real card.
    fn check(&self, first: &A::Order, second: &B::Order) -> Result<(), Invalid> {
        let same = [
            ("attempt", first.number() == second.number()),
            ("amount", first.money() == second.money()),
            ("mode", self.first.mode() == self.second.mode()),
        ];
        let differs = same.into_iter().find(|(_, is_same)| !is_same);
        differs.map_or(Ok(()), |(field, _)| {
            Err(Invalid::new(field, "must be the same on both providers"))
        })
    }

    /// Reads the first attempts on both providers, this many on each, and returns the first that is not definitely
    /// unpaid.
    async fn not_unpaid(
        &self,
        (first, on_first): (&A::Order, u32),
        (second, on_second): (&B::Order, u32),
        until: Until,
    ) -> Result<Option<Outcome<Payment>>, Error> {
        // The first provider is read first: an order that was paid there was never sent to the second.
        if let Some(paid_or_open) = not_unpaid(&self.first, first, on_first, until).await? {
            return Ok(Some(paid_or_open));
        }
        not_unpaid(&self.second, second, on_second, until).await
    }
}

/// How long a payment is read.
#[derive(Clone, Copy)]
enum Until {
    /// Once.
    Now,
    /// Until it is final, or until the deadline.
    Final,
}

impl Until {
    async fn read<P: ChargeToken>(
        self,
        provider: &P,
        order: &P::Order,
    ) -> Result<Outcome<P::Operation>, Error> {
        match self {
            Self::Now => provider.reconcile(order).await,
            Self::Final => provider.wait_for(order).await,
        }
    }
}

/// Reads the attempts 1 to `last` and returns the first that is not definitely unpaid, if there is one.
async fn not_unpaid<P: ChargeToken>(
    provider: &P,
    order: &P::Order,
    last: u32,
    until: Until,
) -> Result<Option<Outcome<Payment>>, Error> {
    for number in 1..=last {
        match until.read(provider, &order.attempt(number)).await? {
            Outcome::Declined(_) => {}
            paid_or_open => return Ok(Some(paid_or_open.map(Into::into))),
        }
    }
    Ok(None)
}
