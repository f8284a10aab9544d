//! The goods that the merchant has from before: saved cards, and payments to refund, capture or void.

use tollgate::{
    Card, CardNumber, CardToken, Cvv, Expiry, Initiator, Operation, Outcome,
    paycross::{NewPayment, NewTokenization},
    paymega::{CardSale, NewInvoice},
};

use crate::{
    schedule::Job,
    world::{World, money},
};

/// The customer whose card is saved.
pub const CUSTOMER: &str = "customer-7";
/// The service of Paymega's payments.
pub const SERVICE: &str = "payment_card_usd_hpp";

/// Pays at Paymega without 3-D Secure.
pub(crate) const PLAIN: &str = "5519283812030000";
/// Pays at Paymega after 3-D Secure.
pub(crate) const SECURE: &str = "5123817234060000";
/// Pays at `PayCross` without 3-D Secure.
pub(crate) const PLAIN_AT_PAYCROSS: &str = "4200000000000000";
/// Pays at `PayCross` after 3-D Secure.
pub(crate) const SECURE_AT_PAYCROSS: &str = "4012000000001097";

/// The code on the back of each card. No number is written so.
const CODE: &str = "012";

/// The data of the cards, with their names.
pub(crate) const CARDS: [(&str, &str); 5] = [
    ("a card number of Paymega", PLAIN),
    ("a card number of Paymega", SECURE),
    ("a card number of PayCross", PLAIN_AT_PAYCROSS),
    ("a card number of PayCross", SECURE_AT_PAYCROSS),
    ("the code of a card", CODE),
];

/// The references of these payments begin so.
pub(crate) const EARLIER: &str = "earlier-";

/// Saved cards, by provider and mode, and a payment.
#[derive(Debug, Default)]
pub(crate) struct Goods {
    tokens: [Option<CardToken>; 4],
    pub(crate) parent: String,
}

impl Goods {
    /// Makes what the world's payment needs, while nothing goes wrong.
    pub(crate) async fn prepare(world: &World) -> Self {
        let mut goods = Self::default();
        let (job, has_live) = (world.schedule().job, world.schedule().has_live());
        for live in [false, true] {
            if live && !has_live {
                continue;
            }
            if matches!(job, Job::PaymegaToken | Job::Payout | Job::Failover) {
                goods.tokens[usize::from(live)] = Some(on_paymega(world, live).await);
            }
            if uses_paycross_token(job) {
                goods.tokens[2 + usize::from(live)] = Some(on_paycross(world, live).await);
            }
        }
        goods.parent = goods.pay_for_parent(world).await;
        goods
    }

    pub(crate) fn token(&self, paycross: bool, live: bool) -> &CardToken {
        let index = 2 * usize::from(paycross) + usize::from(live);
        self.tokens[index].as_ref().expect("the job has this token")
    }

    pub(crate) fn tokens(&self) -> impl Iterator<Item = &CardToken> {
        self.tokens.iter().flatten()
    }

    async fn pay_for_parent(&self, world: &World) -> String {
        let job = world.schedule().job;
        match job {
            Job::PaymegaRefund | Job::PaymegaRefundAll => {
                pay(world, "paid", false).await.id().to_owned()
            }
            Job::PaycrossRefund | Job::PaycrossRefundAll | Job::Capture | Job::Void => {
                let token = self.token(true, false).clone();
                let order = NewPayment::by_token(
                    format!("{EARLIER}paid"),
                    parent_money(world),
                    token,
                    Initiator::Merchant,
                );
                let order = order.description("Order");
                let order = if job.is_refund() {
                    order
                } else {
                    order.authorize_only()
                };
                let paid = world.paycross(false, true).charge(&order).await;
                succeeded(paid).id().to_owned()
            }
            _ => String::new(),
        }
    }
}

const fn uses_paycross_token(job: Job) -> bool {
    matches!(
        job,
        Job::PaycrossToken
            | Job::PaycrossRefund
            | Job::PaycrossRefundAll
            | Job::Capture
            | Job::Void
            | Job::Failover
    )
}

/// The amount of the payment that is given back in part or whole.
pub(crate) fn parent_money(world: &World) -> tollgate::Money {
    let cents = world.schedule().cents;
    match world.schedule().job {
        Job::PaymegaRefund | Job::PaycrossRefund => money(cents + 700),
        _ => money(cents),
    }
}

async fn on_paymega(world: &World, live: bool) -> CardToken {
    let invoice = pay(world, &format!("card-{live}"), live).await;
    let card = invoice.saved_card().expect("a saved card");
    card.token().clone()
}

async fn pay(world: &World, name: &str, live: bool) -> tollgate::paymega::Invoice {
    let client = world.paymega(live, true);
    let order = NewInvoice::new(format!("{EARLIER}{name}"), parent_money(world), SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let created = client.create(&order).await.expect("an invoice");
    let open = created.into_open().expect("an open invoice");
    succeeded(client.sale(open, &CardSale::new(card(PLAIN))).await)
}

async fn on_paycross(world: &World, live: bool) -> CardToken {
    let card = card(PLAIN_AT_PAYCROSS);
    // The gateway refuses two equal ones in quick succession.
    let money = money(100 + u32::from(live));
    let order = NewTokenization::new(format!("{EARLIER}card-{live}"), money, card);
    let saved = world
        .paycross(live, true)
        .tokenize(&order.description("Card"))
        .await;
    let card = succeeded(saved).saved_card().expect("a saved card");
    card.token().clone()
}

fn succeeded<T: Operation, E: std::fmt::Debug>(result: Result<Outcome<T>, E>) -> T {
    match result {
        Ok(Outcome::Succeeded(operation)) => operation,
        other => panic!("the preparation failed: {other:?}"),
    }
}

/// A card with this number.
pub(crate) fn card(number: &str) -> Card {
    let number = CardNumber::new(number).expect("a card number");
    let (cvv, expiry) = (Cvv::new(CODE).expect("a CVV"), Expiry::new(10, 2035));
    Card::new(number, cvv, expiry.expect("an expiry"), "Card Holder")
}
