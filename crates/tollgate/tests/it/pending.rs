//! The reasons why payments are pending or were not sent, the end of that state, and the advice.

use std::time::{Duration, SystemTime};

use tollgate::{
    Error, MoneyState, Outcome, Pending,
    error::{NotSent, NotSentReason},
    outcome::PendingReason,
    paymega::{Invoice, NewInvoice},
};
use tollgate_sandbox::{
    Fault, Kind, Point, ScriptedOutcome,
    settings::{Expiry, OriginalData},
};

use crate::merchant::{Merchant, PLAIN, SERVICE, builder, card, charge, usd};

const MINUTE: Duration = Duration::from_secs(60);

fn pending(outcome: Outcome<Invoice>) -> Pending<Invoice> {
    match outcome {
        Outcome::Pending(pending) => pending,
        other => panic!("{other:?}"),
    }
}

/// The sale never arrives.
fn crash() -> Fault {
    let kind = Kind::Close {
        point: Point::Before,
        reset: false,
    };
    Fault::on("createSale", kind)
}

#[tokio::test]
async fn an_order_that_was_never_sold_says_so_and_ends_with_its_invoice() {
    let (merchant, token) = Merchant::with_card().await;
    merchant.sandbox.fault(crash());
    let end = SystemTime::now() + 15 * MINUTE;
    let order = charge("order-1042", &token).expires(end);
    let left = merchant.platform.charge(&order).await.unwrap();
    let read = merchant.platform.reconcile(&order).await.unwrap();
    for outcome in [left, read] {
        let unsold = pending(outcome);
        assert_eq!(unsold.reason(), PendingReason::NotSold);
        assert!(unsold.advice().contains("next attempt"));
        let until = unsold.until().unwrap();
        assert!(until <= end && until + Duration::from_secs(1) > end);
    }
    merchant.sandbox.advance(15 * MINUTE + 6 * MINUTE);
    let outcome = merchant.platform.reconcile(&order).await.unwrap();
    let Outcome::Declined(decline) = &outcome else {
        panic!("{outcome:?}")
    };
    assert!(decline.may_try_now() && outcome.money() == MoneyState::Untouched);
    let next = charge("order-1042", &token).attempt(2);
    let outcome = merchant.platform.charge(&next).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let ledger = merchant.sandbox.ledger();
    assert_eq!(
        ledger.charges("order-1042") + ledger.charges("order-1042~2"),
        1
    );
}

#[tokio::test]
async fn an_end_that_paymega_would_refuse_is_not_sent() {
    let (merchant, token) = Merchant::with_card().await;
    let sent = merchant.calls("createInvoice");
    for life in [Duration::ZERO, 13 * MINUTE, 49 * 60 * MINUTE] {
        let order = charge("order-1042", &token).expires(SystemTime::now() + life);
        let error = merchant.platform.charge(&order).await.unwrap_err();
        assert!(
            matches!(&error, Error::Invalid(invalid) if invalid.field() == "expires"),
            "{error:?}"
        );
    }
    assert_eq!(merchant.calls("createInvoice"), sent);
}

#[tokio::test]
async fn each_wait_has_its_reason() {
    let (merchant, token) = Merchant::with_card().await;
    let platform = &merchant.platform;
    let page = NewInvoice::new("order-1", usd(), SERVICE).customer("customer-7");
    platform.create(&page).await.unwrap();
    let unpaid = pending(platform.reconcile(&page).await.unwrap());
    assert_eq!(unpaid.reason(), PendingReason::Payer);

    let scripted = ScriptedOutcome::new("process_pending");
    merchant.sandbox.decide("order-2", scripted);
    let slow = charge("order-2", &token);
    platform.charge(&slow).await.unwrap();
    let at_bank = pending(platform.reconcile(&slow).await.unwrap());
    assert_eq!(at_bank.reason(), PendingReason::Bank);

    merchant
        .sandbox
        .change(|settings| settings.original_data = OriginalData::Absent);
    merchant.sandbox.fault(crash());
    let hidden = charge("order-3", &token);
    platform.charge(&hidden).await.unwrap();
    let hidden = pending(platform.reconcile(&hidden).await.unwrap());
    assert_eq!(hidden.reason(), PendingReason::NotShown);
}

#[tokio::test]
async fn an_invoice_that_has_just_expired_says_when_it_is_unpaid() {
    let merchant = Merchant::open().await;
    merchant
        .sandbox
        .change(|settings| settings.expiry = Expiry::All);
    let order = NewInvoice::new("order-1", usd(), SERVICE).customer("customer-7");
    merchant.platform.create(&order).await.unwrap();
    let open = pending(merchant.platform.reconcile(&order).await.unwrap());
    merchant.sandbox.advance(32 * MINUTE);
    let ended = pending(merchant.platform.reconcile(&order).await.unwrap());
    assert_eq!(ended.reason(), PendingReason::Unconfirmed);
    let bearer_end = open.until().unwrap();
    assert_eq!(ended.until(), Some(bearer_end + 5 * MINUTE));
    merchant.sandbox.advance(5 * MINUTE);
    let outcome = merchant.platform.reconcile(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
}

fn not_sent(error: Error) -> NotSent {
    match error {
        Error::NotSent(not_sent) => not_sent,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_invoice_that_is_too_old_to_be_sold_says_so() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    merchant.sandbox.advance(31 * MINUTE);
    for _ in 0..2 {
        merchant.platform.profile().await.unwrap();
    }
    let (id, sale) = (invoice.id().to_owned(), card(PLAIN, 10, 2035));
    let sold = merchant.platform.sale(invoice.into_open().unwrap(), &sale);
    let error = not_sent(sold.await.unwrap_err().into());
    assert_eq!(error.reason(), NotSentReason::Expired);
    assert_eq!(error.operation(), Some(&*id));
    assert!(error.until().is_some() && error.advice().contains("next attempt"));
    assert_eq!(merchant.calls("createSale"), 0);
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_is_the_reason() {
    let (merchant, token) = Merchant::with_card().await;
    let platform = builder(&merchant.sandbox).build().unwrap();
    merchant.sandbox.stop().await;
    let error = platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap_err();
    let error = not_sent(error);
    assert_eq!(error.reason(), NotSentReason::NotConnected);
    assert_eq!((error.operation(), error.until()), (None, None));
    assert!(error.advice().contains("same order"));
}
