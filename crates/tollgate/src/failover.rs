//! Two platforms behind one call: the second is tried only when the first is definitely unpaid.

use std::future::Future;

use crate::{
    Error, Invalid, Invoice, Mode, Money, Operation, Outcome, PayCross, Paymega, Payment,
    TokenCharge,
    paycross::{NewPayment, Transaction},
};

/// An order to charge a saved card, which can be attempted anew after a decline.
pub trait TokenOrder: Clone + Send + Sync {
    /// The same order at its attempt number `number`, counted from 1.
    #[must_use]
    fn attempt(&self, number: u32) -> Self;

    /// The number of its attempt.
    fn number(&self) -> u32;

    /// The reference that is sent.
    fn reference(&self) -> String;

    /// The money asked for.
    fn money(&self) -> Money;
}

/// A platform that charges saved cards: [`Paymega`] (Paymega, Kuna) or [`PayCross`].
///
/// ```
/// use tollgate::{ChargeToken, Error, MoneyState};
///
/// async fn bill<P: ChargeToken>(platform: &P, order: &P::Order) -> Result<MoneyState, Error> {
///     platform.charge(order).await.map(|outcome| outcome.money())
/// }
/// ```
///
/// A token works only on the platform which gave it, so that each platform has orders of its own.
pub trait ChargeToken: Sync {
    /// What is asked for.
    type Order: TokenOrder;

    /// What the platform holds of it.
    type Operation: Operation + Into<Payment>;

    /// Test or live.
    fn mode(&self) -> Mode;

    /// Charges a saved card, once.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    fn charge(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;

    /// Finds out what became of an order; sends nothing that moves money.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*, which is not to say that it is unpaid.
    fn reconcile(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;
}

/// Charges on a first platform, and on a second one where the first has declined.
///
/// ```no_run
/// use tollgate::{Error, Outcome, PayCross, Paymega, Failover, TokenCharge, paycross::NewPayment};
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
/// What is first must stay first until the order is settled: the second platform is not asked before the first one is
/// tried, so that it may be out of order meanwhile. If one of the two is [`PayCross`], its condition holds here too:
/// two callers at the same moment need a lock of the merchant's own, or a replay window.
#[derive(Clone, Debug)]
pub struct Failover<A, B> {
    first: A,
    second: B,
}

impl<A: ChargeToken, B: ChargeToken> Failover<A, B> {
    /// Tries `first`, and then `second`.
    #[must_use]
    pub const fn new(first: A, second: B) -> Self {
        Self { first, second }
    }

    /// Charges one order, once: by `first` on the first platform, and by `second` on the second one only after every
    /// attempt on the first was read and is definitely unpaid. What was returned before is not relied on.
    ///
    /// Both orders are at the same attempt. If that is a further one, the earlier ones on both platforms are read before
    /// anything is sent: what is not definitely unpaid among them is returned.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the orders differ in attempt or money, or the platforms in mode. [`Error`] of the platform
    /// that did not tell: it ends the call, also one that says that nothing was sent, for it speaks of this call alone.
    /// Call again with the same two orders. [`Error::NotFound`] of an earlier attempt on the second platform means that
    /// it was never tried there: call at that attempt again.
    pub async fn charge(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        self.check(first, second)?;
        let earlier = first.number().saturating_sub(1);
        if let Some(paid_or_open) = self.not_unpaid((first, earlier), (second, earlier)).await? {
            return Ok(paid_or_open);
        }
        let outcome = self.first.charge(first).await?;
        if !matches!(outcome, Outcome::Declined(_)) {
            return Ok(outcome.map(Into::into));
        }
        if let Some(paid_or_open) = not_unpaid(&self.first, first, first.number()).await? {
            return Ok(paid_or_open);
        }
        let outcome = self.second.charge(second).await?;
        Ok(outcome.map(Into::into))
    }

    /// Finds out what became of one order on both platforms; sends nothing that moves money.
    ///
    /// It tells of the second platform only where every attempt on the first is definitely unpaid.
    ///
    /// # Errors
    ///
    /// [`Error`] of the platform that did not tell, such as [`Error::NotFound`].
    pub async fn reconcile(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        self.check(first, second)?;
        let (number, earlier) = (first.number(), second.number().saturating_sub(1));
        if let Some(paid_or_open) = self.not_unpaid((first, number), (second, earlier)).await? {
            return Ok(paid_or_open);
        }
        let outcome = self.second.reconcile(second).await?;
        Ok(outcome.map(Into::into))
    }

    /// That both ask for the same. Otherwise one platform could be tried anew although the other one was paid, or a
    /// decline of a test could charge a real card.
    fn check(&self, first: &A::Order, second: &B::Order) -> Result<(), Invalid> {
        let same = [
            ("attempt", first.number() == second.number()),
            ("amount", first.money() == second.money()),
            ("mode", self.first.mode() == self.second.mode()),
        ];
        let differs = same.into_iter().find(|(_, is_same)| !is_same);
        differs.map_or(Ok(()), |(field, _)| {
            Err(Invalid::new(field, "must be the same on both platforms"))
        })
    }

    /// Reads the first attempts on both platforms, so many on each: the first that is not definitely unpaid.
    async fn not_unpaid(
        &self,
        (first, on_first): (&A::Order, u32),
        (second, on_second): (&B::Order, u32),
    ) -> Result<Option<Outcome<Payment>>, Error> {
        // In this order: what was paid on the first platform was never tried on the second.
        if let Some(paid_or_open) = not_unpaid(&self.first, first, on_first).await? {
            return Ok(Some(paid_or_open));
        }
        not_unpaid(&self.second, second, on_second).await
    }
}

/// Reads the attempts 1 to `last`: the first that is not definitely unpaid, if there is one.
async fn not_unpaid<P: ChargeToken>(
    platform: &P,
    order: &P::Order,
    last: u32,
) -> Result<Option<Outcome<Payment>>, Error> {
    for number in 1..=last {
        match platform.reconcile(&order.attempt(number)).await? {
            Outcome::Declined(_) => {}
            paid_or_open => return Ok(Some(paid_or_open.map(Into::into))),
        }
    }
    Ok(None)
}

impl TokenOrder for TokenCharge {
    fn attempt(&self, number: u32) -> Self {
        self.attempt(number)
    }

    fn number(&self) -> u32 {
        self.number()
    }

    fn reference(&self) -> String {
        self.reference()
    }

    fn money(&self) -> Money {
        self.money()
    }
}

impl TokenOrder for NewPayment {
    fn attempt(&self, number: u32) -> Self {
        self.attempt(number)
    }

    fn number(&self) -> u32 {
        self.number()
    }

    fn reference(&self) -> String {
        self.reference()
    }

    fn money(&self) -> Money {
        self.money()
    }
}

impl ChargeToken for Paymega {
    type Order = TokenCharge;
    type Operation = Invoice;

    fn mode(&self) -> Mode {
        self.mode()
    }

    async fn charge(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        self.charge(order).await
    }

    async fn reconcile(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        self.reconcile(order).await
    }
}

impl ChargeToken for PayCross {
    type Order = NewPayment;
    type Operation = Transaction;

    fn mode(&self) -> Mode {
        self.mode()
    }

    async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.charge(order).await
    }

    async fn reconcile(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.reconcile(order).await
    }
}
