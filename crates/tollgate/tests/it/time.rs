//! Deadlines and pauses, with a clock that the test controls.

use std::{future::Future, sync::Arc, time::Duration};

use tollgate::{
    Error, MoneyState, Outcome, Policy,
    paymega::{NewInvoice, OpenInvoice, Order, Refund},
};
use tollgate_sandbox::{Fault, Kind, Point, ScriptedOutcome};

use crate::clock::{LastMoment, StandingClock};
use crate::merchant::{CUSTOMER, Merchant, SERVICE, builder, card, charge, usd};

fn always(status: u16, retry_after: Option<u64>) -> Fault {
    let kind = Kind::Status {
        status,
        point: Point::Before,
        retry_after,
    };
    Fault::on("listInvoices", kind).times(10_000)
}

#[tokio::test]
async fn an_order_of_which_nothing_can_be_read_is_unknown_at_the_deadline() {
    let (merchant, token) = Merchant::with_card().await;
    let clock = StandingClock::default();
    let platform = builder(&merchant.sandbox)
        .policy(Policy::default())
        .clock(clock.clone())
        .build()
        .unwrap();
    let kind = Kind::Close {
        point: Point::After,
        reset: false,
    };
    merchant.sandbox.fault(Fault::on("createInvoice", kind));
    merchant.sandbox.fault(always(503, None));
    let error = platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
    assert!(clock.slept() <= Duration::from_secs(90) && clock.slept() > Duration::from_secs(80));
    assert!(clock.longest() <= Duration::from_secs(5));
}

#[tokio::test]
async fn a_request_without_time_for_a_response_is_not_sent() {
    let (merchant, token) = Merchant::with_card().await;
    let sales = merchant.calls("createSale");
    let clock = StandingClock::default();
    let platform = builder(&merchant.sandbox)
        .policy(Policy::default().deadline(Duration::from_secs(1000)))
        .clock(clock.clone())
        .build()
        .unwrap();
    // The invoice cannot be read before the last tenth, which is enough for a request.
    let kind = Kind::Close {
        point: Point::After,
        reset: false,
    };
    merchant.sandbox.fault(Fault::on("createInvoice", kind));
    let busy = Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: Some(901),
    };
    merchant.sandbox.fault(Fault::on("listInvoices", busy));
    let error = platform.charge(&charge("order-1042", &token)).await;
    assert!(matches!(error, Err(Error::OutcomeUnknown(_))), "{error:?}");
    assert!(clock.slept() > Duration::from_secs(900));
    assert_eq!(merchant.calls("createSale"), sales);
    assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 0);
}

/// Reading the attempt before it takes all but the last tenth.
#[tokio::test]
async fn a_further_attempt_is_not_begun_at_the_end_of_the_deadline() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let poor = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
    merchant.sandbox.decide("order-1042", poor);
    merchant.platform.charge(&order).await.unwrap();
    let invoice = NewInvoice::new("order-1042", usd(), SERVICE).customer(CUSTOMER);
    let before = merchant.calls("createInvoice");
    let late = || {
        let busy = Kind::Status {
            status: 503,
            point: Point::Before,
            retry_after: Some(901),
        };
        merchant.sandbox.fault(Fault::on("listInvoices", busy));
        builder(&merchant.sandbox)
            .policy(Policy::default().deadline(Duration::from_secs(1000)))
            .clock(StandingClock::default())
            .build()
            .unwrap()
    };
    let charged = late().charge(&order.attempt(2)).await;
    assert!(matches!(charged, Err(Error::NotSent(_))), "{charged:?}");
    let created = late().create(&invoice.attempt(2)).await;
    assert!(matches!(created, Err(Error::NotSent(_))), "{created:?}");
    assert_eq!(merchant.calls("createInvoice"), before);
}

#[tokio::test]
async fn retry_after_is_obeyed_within_the_deadline() {
    let merchant = Merchant::open().await;
    let clock = StandingClock::default();
    let platform = builder(&merchant.sandbox)
        .policy(Policy::default())
        .clock(clock.clone())
        .build()
        .unwrap();
    merchant.sandbox.fault(always(429, Some(30)));
    let order = NewInvoice::new("order-1041", usd(), SERVICE);
    let error = platform.reconcile(&order).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(clock.slept(), Duration::from_secs(60));
    assert_eq!(merchant.calls("listInvoices"), 3);
}

#[tokio::test]
async fn a_question_that_the_deadline_cuts_short_leaves_it_pending() {
    let (merchant, token) = Merchant::with_card().await;
    let merchant = Arc::new(merchant);
    let pending = ScriptedOutcome::new("process_pending");
    merchant.sandbox.decide("order-1042", pending);
    // A client that waits longer than the deadline sees the end.
    let stall = Kind::Stall {
        point: Point::Before,
        for_ms: 10_000,
    };
    let (questions, watched) = (merchant.calls("getInvoice"), Arc::clone(&merchant));
    let stalled = Fault::on("getInvoice", stall).nth(2).times(0);
    merchant.sandbox.fault(stalled);
    let clock = LastMoment::once(move || {
        let is_near = watched.calls("getInvoice") > questions;
        if is_near {
            let invoice = &watched.sandbox.invoices()[1];
            let id = invoice["id"].as_str().unwrap();
            watched
                .sandbox
                .settle(id, &ScriptedOutcome::new("processed"));
        }
        is_near
    });
    let platform = builder(&merchant.sandbox)
        .policy(LastMoment::policy())
        .clock(clock)
        .build()
        .unwrap();
    let outcome = platform.charge(&charge("order-1042", &token)).await;
    assert!(matches!(outcome, Ok(Outcome::Pending(_))), "{outcome:?}");
}

/// Every call can be spawned: this compiles, and need not run.
#[expect(dead_code, reason = "compiling it is the test")]
fn every_call_is_send(merchant: &Merchant, order: &NewInvoice, refund: &Refund, open: OpenInvoice) {
    fn spawn(_: impl Future + Send) {}
    let platform = &merchant.platform;
    spawn(platform.create(order));
    spawn(platform.sale(open, &card("5519283812030000", 10, 2035)));
    spawn(platform.reconcile(order));
    spawn(platform.invoice("cpi_1"));
    spawn(platform.find("order"));
    spawn(platform.services_page(1));
    spawn(platform.service("comcps_1"));
    spawn(platform.profile());
    spawn(platform.balances());
    spawn(platform.prerequest(usd().currency()));
    spawn(platform.refund(refund));
}

/// Any order can be reconciled by code that does not know which kind it is.
#[expect(dead_code, reason = "compiling it is the test")]
async fn reconcile_any(merchant: &Merchant, order: &impl Order) {
    let invoice = merchant.created("order").await;
    let _ = merchant
        .platform
        .sale(
            invoice.into_open().unwrap(),
            &card("5519283812030000", 10, 2035),
        )
        .await;
    let _ = merchant.platform.reconcile(order).await;
}
