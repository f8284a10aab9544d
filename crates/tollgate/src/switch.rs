//! Two platforms behind one call: the second is tried only when the first is definitely unpaid.

use std::future::Future;

use crate::{
    Error, Invalid, Invoice, Operation, Outcome, PayCross, Payment, Platform, TokenCharge,
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
}

/// A platform that charges saved cards: [`Platform`] (Paymega, Kuna Pay) or [`PayCross`].
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
    fn resume(
        &self,
        order: &Self::Order,
    ) -> impl Future<Output = Result<Outcome<Self::Operation>, Error>> + Send;
}

/// Charges on a first platform, and on a second one where the first has declined.
///
/// ```no_run
/// use tollgate::{Error, Outcome, PayCross, Platform, Switch, TokenCharge, paycross::NewPayment};
///
/// # async fn charge(paymega: Platform, paycross: PayCross, first: TokenCharge, second: NewPayment) -> Result<(), Error> {
/// let switch = Switch::new(paymega, paycross);
/// if let Outcome::Succeeded(payment) = switch.charge(&first, &second).await? {
///     println!("paid: {payment:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Switch<A, B> {
    first: A,
    second: B,
}

impl<A: ChargeToken, B: ChargeToken> Switch<A, B> {
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
    /// [`Error::Invalid`] if the orders are at different attempts, and [`Error`] of the platform that did not tell. An error of the first platform ends it, also one that says that
    /// nothing was sent: it speaks of this call alone. Call again with the same two orders.
    pub async fn charge(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        let earlier = same_attempt(first, second)?.saturating_sub(1);
        if let Some(paid_or_open) = not_unpaid(&self.second, second, earlier).await? {
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
    pub async fn resume(
        &self,
        first: &A::Order,
        second: &B::Order,
    ) -> Result<Outcome<Payment>, Error> {
        if let Some(paid_or_open) = not_unpaid(&self.first, first, first.number()).await? {
            return Ok(paid_or_open);
        }
        let earlier = second.number().saturating_sub(1);
        if let Some(paid_or_open) = not_unpaid(&self.second, second, earlier).await? {
            return Ok(paid_or_open);
        }
        let outcome = self.second.resume(second).await?;
        Ok(outcome.map(Into::into))
    }
}

/// The attempt that both orders are at. Otherwise one platform could be tried anew although the other one was paid.
fn same_attempt(first: &impl TokenOrder, second: &impl TokenOrder) -> Result<u32, Invalid> {
    if first.number() == second.number() {
        Ok(first.number())
    } else {
        Err(Invalid::new(
            "attempt",
            "must be the same on both platforms",
        ))
    }
}

/// Reads the attempts 1 to `last`: the first that is not definitely unpaid, if there is one.
async fn not_unpaid<P: ChargeToken>(
    platform: &P,
    order: &P::Order,
    last: u32,
) -> Result<Option<Outcome<Payment>>, Error> {
    for number in 1..=last {
        match platform.resume(&order.attempt(number)).await? {
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
}

impl ChargeToken for Platform {
    type Order = TokenCharge;
    type Operation = Invoice;

    async fn charge(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        self.charge(order).await
    }

    async fn resume(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        self.resume(order).await
    }
}

impl ChargeToken for PayCross {
    type Order = NewPayment;
    type Operation = Transaction;

    async fn charge(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.charge(order).await
    }

    async fn resume(&self, order: &NewPayment) -> Result<Outcome<Transaction>, Error> {
        self.resume(order).await
    }
}
