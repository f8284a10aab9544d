//! The clients of a run, and how they charge its orders.

use std::time::{Duration, SystemTime};

use tollgate::{
    ChargeToken, Error, Failover, Initiator, Mode, Outcome, PayCross, Paymega, Payment, Policy,
    outcome::NextTry, paycross::NewPayment, paymega::TokenCharge,
};

use crate::{
    order::{Details, Route, Tokens},
    result::no_client,
};

/// The clients that a run charges with.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    paymega: Option<Paymega>,
    paycross: Option<PayCross>,
    /// How long an invoice of Paymega lives.
    invoice_life: Option<Duration>,
}

impl Clients {
    /// No client yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the client of Paymega or Kuna.
    #[must_use]
    pub fn paymega(mut self, client: Paymega) -> Self {
        self.paymega = Some(client);
        self
    }

    /// Sets the client of PayCross.
    #[must_use]
    pub fn paycross(mut self, client: PayCross) -> Self {
        self.paycross = Some(client);
        self
    }

    /// The same clients with other limits of time.
    pub(crate) fn with_limits(&self, policy: &Policy, invoice_life: Option<Duration>) -> Self {
        Self {
            invoice_life,
            paymega: self
                .paymega
                .as_ref()
                .map(|it| it.with_policy(policy.clone())),
            paycross: self
                .paycross
                .as_ref()
                .map(|it| it.with_policy(policy.clone())),
        }
    }

    /// The modes of the clients.
    pub(crate) fn modes(&self) -> impl Iterator<Item = Mode> + use<> {
        let paymega = self.paymega.as_ref().map(Paymega::mode);
        let paycross = self.paycross.as_ref().map(PayCross::mode);
        [paymega, paycross].into_iter().flatten()
    }

    fn of_paymega(&self, route: Route) -> Result<&Paymega, Error> {
        self.paymega.as_ref().ok_or_else(|| no_client(route))
    }

    fn of_paycross(&self, route: Route) -> Result<&PayCross, Error> {
        self.paycross.as_ref().ok_or_else(|| no_client(route))
    }

    /// Charges an order, once.
    pub(crate) async fn charge(
        &self,
        order: &Details,
        tokens: &Tokens,
    ) -> Result<Outcome<Payment>, Error> {
        self.call(order, tokens, Do::Charge).await
    }

    /// Reads an order's payment. Sends nothing that moves money.
    pub(crate) async fn read(
        &self,
        order: &Details,
        tokens: &Tokens,
    ) -> Result<Outcome<Payment>, Error> {
        self.call(order, tokens, Do::Read).await
    }

    async fn call(
        &self,
        order: &Details,
        tokens: &Tokens,
        what: Do,
    ) -> Result<Outcome<Payment>, Error> {
        match order.route {
            Route::Paymega => {
                let client = self.of_paymega(order.route)?;
                what.on(client, &self.invoice(order, tokens)).await
            }
            Route::PayCross => {
                let client = self.of_paycross(order.route)?;
                what.on(client, &payment(order, tokens)).await
            }
            // On the heap: the futures of two providers would make each order's task twice as large.
            Route::Failover => Box::pin(self.failover(order, tokens, what)).await,
        }
    }

    /// The second provider charges only after a decline that permits another attempt with this card: the issuer of a lost
    /// card is the same on both.
    async fn failover(
        &self,
        order: &Details,
        tokens: &Tokens,
        what: Do,
    ) -> Result<Outcome<Payment>, Error> {
        let (paymega, paycross) = (
            self.of_paymega(order.route)?,
            self.of_paycross(order.route)?,
        );
        let (first, second) = (self.invoice(order, tokens), payment(order, tokens));
        match what.on(paymega, &first).await? {
            Outcome::Declined(decline) if decline.next_try() != NextTry::NeverThisCard => {
                let failover = Failover::new(paymega.clone(), paycross.clone());
                match what {
                    Do::Charge => failover.charge(&first, &second).await,
                    Do::Read => failover.reconcile(&first, &second).await,
                }
            }
            outcome => Ok(outcome),
        }
    }

    /// Checks an order as its charge would, without sending anything.
    pub(crate) fn check(&self, order: &Details, tokens: &Tokens) -> Result<(), Error> {
        if order.route != Route::PayCross {
            ChargeToken::stored(self.of_paymega(order.route)?, &self.invoice(order, tokens))?;
        }
        if order.route.uses_paycross() {
            ChargeToken::stored(self.of_paycross(order.route)?, &payment(order, tokens))?;
        }
        Ok(())
    }

    fn invoice(&self, order: &Details, tokens: &Tokens) -> TokenCharge {
        let more = &order.more;
        let mut charge = TokenCharge::new(&*order.reference, order.money, tokens.first.clone());
        if let Some(life) = self.invoice_life {
            charge = charge.expires(SystemTime::now() + life);
        }
        if let Some(customer) = &more.customer {
            charge = charge.customer(customer);
        }
        if let Some(service) = &more.service {
            charge = charge.service(service);
        }
        if let Some(text) = &more.description {
            charge = charge.description(text);
        }
        charge.attempt(order.attempt)
    }
}

#[derive(Clone, Copy)]
enum Do {
    Charge,
    Read,
}

impl Do {
    async fn on<C: ChargeToken>(
        self,
        client: &C,
        order: &C::Order,
    ) -> Result<Outcome<Payment>, Error> {
        let outcome = match self {
            Self::Charge => client.charge(order).await?,
            Self::Read => client.reconcile(order).await?,
        };
        Ok(outcome.map(Into::into))
    }
}

fn payment(order: &Details, tokens: &Tokens) -> NewPayment {
    let token = tokens.second.as_ref().unwrap_or(&tokens.first).clone();
    let description = order.more.description.as_ref();
    let description =
        description.map_or_else(|| format!("Order {}", order.reference), String::clone);
    NewPayment::by_token(&*order.reference, order.money, token, Initiator::Merchant)
        .description(description)
        .attempt(order.attempt)
}
