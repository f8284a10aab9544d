//! The parts of other values, each shown by itself: the details of errors, and what an invoice or a callback holds.

use progenitor_client::End;
use serde_json::{Value, json};
use tollgate::{
    CardToken, Currency, Error, Failover, Initiator, Mode, Money, Outcome, PayCross, SecretKey,
    paycross::{Endpoint, NewPayment},
    paymega::{
        NewInvoice, NewPayout, TokenCharge,
        callback::{Callback, Event, TestCallback, sign},
    },
};
use tollgate_leaks::show;
use tollgate_sandbox::{Fault, Kind, Point};

use super::{
    faults::short,
    paymega::{card, plain_card},
    world::{KEY, TOKEN, World},
};
use crate::{
    clock::StepClock,
    merchant::{CUSTOMER, PLAIN, SERVICE, charge, usd},
};

pub async fn run(world: &mut World) {
    show!(world.shown, world.paymega, world.paycross);
    show!(world.shown, TestCallback::new("cpi_1", "order-1", usd()));
    show!(world.shown, plain_card(PLAIN));
    for end in [
        End::Failure("refused".to_owned()),
        End::Response {
            status: 200,
            request_id: None,
        },
    ] {
        show!(world.shown, end);
    }
    let failover = Failover::new(world.paymega.clone(), world.paycross.clone());
    let stored = failover.stored(
        &charge("order-8", &CardToken::new(TOKEN)),
        &payment("order-8"),
    );
    show!(world.shown, stored.unwrap());
    callback(world);
    lost_responses(world).await;
    refused_and_not_sent(world).await;
}

fn payment(reference: &str) -> NewPayment {
    let token = CardToken::new(TOKEN);
    NewPayment::by_token(reference, usd(), token, Initiator::Merchant).description("Order")
}

/// A callback about another type of resource, and one with an invoice and the resources that it includes.
fn callback(world: &mut World) {
    let attributes = json!({
        "test_mode": true, "status": "partially_processed", "token": TOKEN,
        "reference_id": "order-1", "amount": 19.99, "currency": "USD",
    });
    let other = json!({ "data": { "type": "subscriptions", "id": "1", "attributes": attributes } });
    match received(world, &other) {
        Event::Other(event) => show!(world.shown, event),
        other => panic!("{other:?}"),
    }
    let data = json!({ "type": "payment-invoices", "id": "cpi_1", "attributes": attributes });
    let included = ["customers", "payment-requests"]
        .map(|kind| json!({ "type": kind, "id": "1", "attributes": { "token": TOKEN } }));
    match received(world, &json!({ "data": data, "included": included })) {
        Event::Operation(callback) => {
            let invoice = callback.invoice();
            let order = charge("order-1", &CardToken::new(TOKEN));
            match world.paymega.outcome_of(&order, invoice).unwrap() {
                Outcome::Review(review) => show!(world.shown, review),
                other => panic!("{other:?}"),
            }
            show!(world.shown, invoice.customers().next().expect("a customer"));
            show!(
                world.shown,
                invoice.payment_requests().next().expect("a request")
            );
        }
        other => panic!("{other:?}"),
    }
}

/// A signed callback, as the verifier reads it.
fn received(world: &World, body: &Value) -> Event<Callback> {
    let secret = SecretKey::new(&world.sandbox.info().callback_secret);
    let body = body.to_string();
    let signature = sign(&secret, body.as_bytes()).unwrap();
    let event = world.paymega.verifier().verify(&signature, body.as_bytes());
    event.unwrap()
}

/// A sale and a payout whose responses are lost.
async fn lost_responses(world: &mut World) {
    let paymega = world.paymega.with_policy(short());
    let order = NewInvoice::new("order-9", usd(), SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let open = paymega.create(&order).await.unwrap().into_open().unwrap();
    let sold = paymega.sale(open, &card(PLAIN)).await.unwrap();
    let Outcome::Succeeded(invoice) = sold else {
        panic!("{sold:?}")
    };
    let token = invoice.saved_card().unwrap().token().clone();

    let order = NewInvoice::new("order-10", usd(), SERVICE).customer(CUSTOMER);
    let open = paymega.create(&order).await.unwrap().into_open().unwrap();
    let order = NewPayout::new("payout-2", usd(), "payment_card_usd").token(token);
    let created = paymega.create_payout(&order.customer(CUSTOMER)).await;
    let payout = created.unwrap().into_open().unwrap();
    // The proxy needs whole responses.
    let failed = Kind::Status {
        status: 500,
        point: Point::Before,
        retry_after: None,
    };
    world.sandbox.fault(Fault::new(failed).times(50));
    let sale = paymega.sale(open, &card(PLAIN)).await.unwrap_err();
    let process = paymega.process_payout(payout).await.unwrap_err();
    world.sandbox.clear_faults();
    show!(world.shown, sale, process);
    error(world, sale.error());
    error(world, process.error());
}

async fn refused_and_not_sent(world: &mut World) {
    let more = Money::new(tollgate::dec!(20), Currency::USD);
    let other = TokenCharge::new("order-9", more, CardToken::new(TOKEN))
        .customer(CUSTOMER)
        .service(SERVICE);
    let taken = world.paymega.charge(&other).await.unwrap_err();
    let never = charge("order-11", &CardToken::new(TOKEN));
    let absent = world.paymega.reconcile(&never).await.unwrap_err();
    let refused = world
        .paycross
        .charge(&payment("order-12"))
        .await
        .unwrap_err();
    let nowhere = PayCross::builder(Mode::Test, Endpoint::custom("http://127.0.0.1:9"))
        .shop("361", SecretKey::new(KEY))
        .policy(short())
        .clock(StepClock::default())
        .build()
        .unwrap();
    let not_sent = nowhere.charge(&payment("order-14")).await.unwrap_err();
    let invalid = world.paycross.charge(&payment("")).await.unwrap_err();
    for it in [taken, absent, refused, not_sent, invalid] {
        error(world, &it);
    }
}

fn error(world: &mut World, error: &Error) {
    match error {
        Error::Invalid(it) => show!(world.shown, *it),
        Error::NotSent(it) => show!(world.shown, *it),
        Error::Refused(it) => show!(world.shown, *it),
        Error::ReferenceReused(it) => show!(world.shown, *it),
        Error::NotFound(it) => show!(world.shown, *it),
        Error::OutcomeUnknown(it) => {
            show!(world.shown, *it, it.loss());
        }
        other => panic!("{other:?}"),
    }
}
