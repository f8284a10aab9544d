//! Reading is cheap: reconciling is one request and no pause, waiting is another call, and an invoice that a program
//! has anyway needs no request.

use std::time::{Duration, SystemTime};

use tollgate::{
    Clock, Error, Outcome, Paymega, Policy,
    outcome::PendingReason,
    paycross::NewPayment,
    paymega::{Invoice, InvoiceRange, NewInvoice, callback::TestCallback},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, ScriptedOutcome};

use crate::{
    clock::{DEADLINE, STEP, StandingClock, StepClock},
    merchant::{Merchant, PLAIN as CARD, SERVICE, at_once, builder, card, usd},
    paycross_shop::{self, DECLINED, PLAIN, SECURE, Shop, payment},
};

const UNPAID: usize = 24;

fn order(number: usize) -> NewInvoice {
    NewInvoice::new(format!("order-{number}"), usd(), SERVICE).customer("customer-7")
}

/// A client that measures its pauses.
fn measured(merchant: &Merchant) -> (Paymega, StandingClock) {
    let clock = StandingClock::default();
    let platform = builder(&merchant.sandbox).clock(clock.clone());
    (platform.build().unwrap(), clock)
}

#[tokio::test]
async fn a_sweep_over_unpaid_invoices_is_one_read_each_and_no_pause() {
    let merchant = Merchant::open().await;
    for number in 0..UNPAID {
        merchant.platform.create(&order(number)).await.unwrap();
    }
    let (platform, clock) = measured(&merchant);
    let (lists, reads) = (merchant.calls("listInvoices"), merchant.calls("getInvoice"));
    let mut orders = platform.reconcile_all((0..UNPAID).map(order), 4);
    let mut pending = 0;
    while let Some((_, result)) = orders.next().await {
        let Ok(Outcome::Pending(unpaid)) = result else {
            panic!("{result:?}")
        };
        assert_eq!(unpaid.reason(), PendingReason::Payer);
        assert!(unpaid.until().unwrap() > SystemTime::now());
        pending += 1;
    }
    assert_eq!(pending, UNPAID);
    assert_eq!(clock.slept(), Duration::ZERO);
    assert_eq!(merchant.calls("listInvoices"), lists + UNPAID);
    assert_eq!(merchant.calls("getInvoice"), reads);
}

#[tokio::test]
async fn a_sweep_over_open_transactions_is_one_read_each_and_no_pause() {
    let shop = Shop::open().await;
    let orders: Vec<_> = (0..UNPAID)
        .map(|number| payment(&format!("order-{number}"), PLAIN).duplicate_check(false))
        .collect();
    let hasty = shop
        .paycross
        .with_policy(Policy::default().deadline(2 * STEP));
    for order in &orders {
        shop.sandbox
            .decide(order.reference(), ScriptedOutcome::new("pending"));
        hasty.charge(order).await.unwrap();
    }
    let clock = StandingClock::default();
    let paycross = paycross_shop::builder(&shop.sandbox).clock(clock.clone());
    let paycross = paycross.build().unwrap();
    let (found, read) = (shop.calls("findTransactions"), shop.calls("getTransaction"));
    let mut orders = paycross.reconcile_all(orders, 4);
    while let Some((_, result)) = orders.next().await {
        let Ok(Outcome::Pending(open)) = result else {
            panic!("{result:?}")
        };
        assert_eq!(open.reason(), PendingReason::Bank);
    }
    assert_eq!(clock.slept(), Duration::ZERO);
    assert_eq!(shop.calls("findTransactions"), found + UNPAID);
    assert_eq!(shop.calls("getTransaction"), read);
}

#[tokio::test]
async fn a_lost_response_is_read_again_and_then_reconciling_returns() {
    let merchant = Merchant::open().await;
    merchant.platform.create(&order(1)).await.unwrap();
    let busy = Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: None,
    };
    merchant
        .sandbox
        .fault(Fault::on("listInvoices", busy).times(2));
    let before = merchant.calls("listInvoices");
    let outcome = merchant.platform.reconcile(&order(1)).await.unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(merchant.calls("listInvoices"), before + 3);
}

#[tokio::test]
async fn waiting_follows_until_the_deadline_on_both_providers() {
    let merchant = Merchant::open().await;
    merchant.platform.create(&order(1)).await.unwrap();
    let clock = StepClock::default();
    let platform = builder(&merchant.sandbox).clock(clock.clone());
    let outcome = platform.build().unwrap().wait_for(&order(1)).await;
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
    assert_eq!(clock.now(), DEADLINE);

    let clock = StepClock::default();
    let shop = Shop::with(Sandbox::builder(), |it| it.clock(clock.clone())).await;
    let order = payment("order-1042", PLAIN);
    shop.sandbox
        .decide("order-1042", ScriptedOutcome::new("pending"));
    let hasty = shop
        .paycross
        .with_policy(Policy::default().deadline(Duration::from_secs(60)));
    hasty.charge(&order).await.unwrap();
    let before = clock.now();
    let outcome = shop.paycross.wait_for(&order).await;
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
    assert_eq!(clock.now(), before + DEADLINE);
}

#[tokio::test]
async fn waiting_sees_the_payment() {
    let merchant = Merchant::open().await;
    let invoice = merchant.platform.create(&order(1)).await.unwrap();
    let waiting = at_once(&merchant.sandbox);
    let task = tokio::spawn(async move { waiting.wait_for(&order(1)).await });
    let sale = card(CARD, 10, 2035);
    let sold = invoice.into_open().unwrap();
    merchant.platform.sale(sold, &sale).await.unwrap();
    let outcome = task.await.unwrap();
    assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_policy_can_be_set_per_call() {
    let merchant = Merchant::open().await;
    let clock = StepClock::default();
    let platform = builder(&merchant.sandbox).clock(clock.clone());
    let platform = platform.build().unwrap();
    let invoice = platform.create(&order(1)).await.unwrap();
    let shorter = platform.with_policy(Policy::default().deadline(2 * STEP));
    for (client, deadline) in [(&shorter, 2 * STEP), (&platform, DEADLINE)] {
        let before = clock.now();
        client.wait_for(&order(1)).await.unwrap();
        assert_eq!(clock.now(), before + deadline);
    }
    // It is the same client: either sells what the other one created.
    let sold = invoice.into_open().unwrap();
    let outcome = shorter.sale(sold, &card(CARD, 10, 2035)).await;
    assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{outcome:?}");
}

/// The same words for an outcome that was read and one that needed no request.
fn words(result: &Result<Outcome<Invoice>, Error>) -> String {
    match result {
        Ok(Outcome::Pending(pending)) => format!("{} {:?}", pending.reason(), pending.until()),
        Ok(outcome) => format!("{} {}", outcome.kind(), outcome.money()),
        Err(error) => error.kind().to_string(),
    }
}

#[tokio::test]
async fn a_listed_invoice_has_the_outcome_that_reconciling_reads() {
    let merchant = Merchant::open().await;
    let platform = &merchant.platform;
    let statuses = [
        ("processed", "ok"),
        ("process_failed", "insufficient_funds"),
        ("rejected", "antifraud_error"),
        ("process_failed", "unknown"),
        ("processing", "ok"),
        ("refunded", "ok"),
        ("partially_processed", "ok"),
    ];
    for (number, (status, resolution)) in statuses.into_iter().enumerate() {
        let invoice = platform.create(&order(number)).await.unwrap();
        let scripted = ScriptedOutcome::new(status).resolution(resolution);
        assert!(merchant.sandbox.settle(invoice.id(), &scripted));
    }
    platform.create(&order(statuses.len())).await.unwrap();
    let mut listed = platform.invoices(InvoiceRange::all());
    let mut invoices = Vec::new();
    while let Some(invoice) = listed.next().await {
        invoices.push(invoice.unwrap());
    }
    assert_eq!(invoices.len(), statuses.len() + 1);
    for (number, invoice) in invoices.iter().rev().enumerate() {
        let order = order(number);
        let sent = merchant.sandbox.exchanges().len();
        let known = platform.outcome_of(&order, invoice);
        let stored = platform.stored(&order).unwrap();
        let by_row = platform.outcome_of(&stored, invoice);
        assert_eq!(merchant.sandbox.exchanges().len(), sent, "it sends nothing");
        let read = platform.reconcile(&order).await;
        assert_eq!(words(&known), words(&read), "{number}");
        assert_eq!(words(&by_row), words(&read), "{number}");
    }
    let another = platform.outcome_of(&order(1), &invoices[0]);
    assert!(
        matches!(another, Err(Error::ReferenceReused(_))),
        "{another:?}"
    );
}

#[tokio::test]
async fn a_transaction_has_the_outcome_that_reconciling_reads_but_for_a_decline() {
    let shop = Shop::open().await;
    let orders: [NewPayment; 4] = [
        payment("order-1", PLAIN),
        payment("order-2", SECURE).return_url("https://shop.example/back"),
        payment("order-3", PLAIN),
        payment("order-4", DECLINED),
    ];
    shop.sandbox
        .decide("order-3", ScriptedOutcome::new("pending"));
    for order in orders {
        let order = &order.duplicate_check(false);
        let charged = shop.paycross.charge(order).await.unwrap();
        let transaction = charged.operation();
        let sent = shop.sandbox.exchanges().len();
        let known = shop.paycross.outcome_of(order, transaction).unwrap();
        assert_eq!(shop.sandbox.exchanges().len(), sent, "it sends nothing");
        let read = shop.paycross.reconcile(order).await.unwrap();
        match (&known, &read) {
            (Outcome::Pending(pending), Outcome::Declined(_)) => {
                assert_eq!(pending.reason(), PendingReason::Unconfirmed);
            }
            _ => assert_eq!(known.kind(), read.kind(), "{known:?}"),
        }
    }
}

/// The invoice shows the moment at which it was read. A charge may have arrived since.
#[tokio::test]
async fn time_that_passes_after_the_read_expires_nothing() {
    let merchant = Merchant::open().await;
    let order = order(1);
    merchant.platform.create(&order).await.unwrap();
    // Expired, and a sale may still be under way for some minutes.
    merchant.sandbox.advance(Duration::from_secs(1800 + 120));
    let platform = builder(&merchant.sandbox).build().unwrap();
    let read = platform.find(&order.reference()).await.unwrap().unwrap();
    merchant.sandbox.advance(Duration::from_secs(3600));
    for _ in 0..2 {
        platform.profile().await.unwrap();
    }
    let Ok(Outcome::Pending(pending)) = platform.outcome_of(&order, &read) else {
        panic!("decided")
    };
    assert_eq!(pending.reason(), PendingReason::Unconfirmed);
    let again = platform.find(&order.reference()).await.unwrap().unwrap();
    let outcome = platform.outcome_of(&order, &again);
    assert!(matches!(outcome, Ok(Outcome::Declined(_))), "{outcome:?}");
    assert!(matches!(
        platform.reconcile(&order).await,
        Ok(Outcome::Declined(_))
    ));
}

#[tokio::test]
async fn a_time_in_the_future_is_not_believed() {
    let merchant = Merchant::open().await;
    merchant.platform.create(&order(1)).await.unwrap();
    merchant.sandbox.advance(Duration::from_secs(1800 + 120));
    let platform = builder(&merchant.sandbox).build().unwrap();
    let shift = Kind::Date { seconds: 3600 };
    merchant.sandbox.fault(Fault::on("listInvoices", shift));
    let read = platform.find("order-1").await.unwrap().unwrap();
    let outcome = platform.outcome_of(&order(1), &read);
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
}

#[tokio::test]
async fn the_invoice_of_a_callback_shows_no_time() {
    let merchant = Merchant::open().await;
    let order = order(1);
    let secret = tollgate::SecretKey::new(&merchant.sandbox.info().callback_secret);
    let secrets = tollgate::paymega::callback::CallbackSecrets::new();
    let platform = builder(&merchant.sandbox)
        .callback_secrets(secrets.test(secret.clone()).unwrap())
        .build()
        .unwrap();
    let outcome = |status: &str| {
        let test = TestCallback::new("cpi_1", order.reference(), usd()).status(status);
        let (signature, body) = test.sign(&secret).unwrap();
        let event = platform.verifier().verify(&signature, &body).unwrap();
        let tollgate::paymega::callback::Event::Operation(callback) = event else {
            panic!("{event:?}")
        };
        platform.outcome_of(&order, callback.invoice()).unwrap()
    };
    assert!(matches!(outcome("processed"), Outcome::Succeeded(_)));
    assert!(!matches!(outcome("expired"), Outcome::Declined(_)));
}
