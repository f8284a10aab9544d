//! Payouts with lost responses at each exchange, foreign responses and concurrent calls: at most one payment per order.

use std::time::Duration;

use tollgate::Outcome;
use tollgate_sandbox::{Body, Fault, Kind, Point, settings::SecondProcess};

use crate::{
    lost::faults,
    merchant::{Merchant, at_once, builder, in_haste},
    payout::{pay_out, payouts, to_account},
    seed::{assert_agrees, money},
};

/// Pays out once with each fault, a few at a time.
async fn pay_out_with_each(operation: &'static str) {
    for some in faults().chunks(5) {
        let payouts = some
            .iter()
            .cloned()
            .map(|kind| tokio::spawn(pay_out_with(operation, kind)));
        for payout in payouts.collect::<Vec<_>>() {
            payout.await.unwrap();
        }
    }
}

async fn pay_out_with(operation: &'static str, kind: Kind) {
    let mut merchant = Merchant::open().await;
    let fault = format!("{operation} {kind:?}");
    let is_slow = matches!(kind, Kind::Stall { .. } | Kind::Drip { .. });
    let delivered_twice = usize::from(kind == Kind::Duplicate && operation == "processPayout");
    if delivered_twice == 0 {
        let unkind = SecondProcess::PaidAgain;
        merchant.sandbox.change(|it| it.second_process = unkind);
    }
    if operation == "getPayout" {
        let bank = Duration::from_millis(300);
        merchant.sandbox.change(|it| it.bank = bank);
    }
    merchant.sandbox.fault(Fault::on(operation, kind));
    let client = if is_slow {
        in_haste(&merchant.sandbox)
    } else {
        builder(&merchant.sandbox).build().unwrap()
    };
    let order = to_account("payout-1042");
    let result = pay_out(&client, &order).await;
    drop(client);
    merchant.idle().await;
    merchant.sandbox.advance(Duration::from_secs(1));
    assert_agrees(
        payouts(&merchant, "payout-1042"),
        money(&result),
        &format!("{fault}: {result:?}"),
    );
    assert!(
        merchant.calls("processPayout") <= 1 + delivered_twice,
        "{fault}"
    );
    let paid = payouts(&merchant, "payout-1042") == 1;
    let reconciled = merchant.platform.reconcile_payout(&order).await;
    let is_reported = matches!(reconciled, Ok(Outcome::Succeeded(_)));
    assert_eq!(
        is_reported, paid,
        "{fault}: {reconciled:?} after {result:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_creation_of_a_payout_is_looked_up() {
    pay_out_with_each("createPayout").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_request_that_processes_a_payout_is_followed_and_never_repeated() {
    pay_out_with_each("processPayout").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_read_of_a_payout_is_repeated() {
    pay_out_with_each("getPayout").await;
}

#[tokio::test]
async fn a_lost_response_ends_as_the_success_that_it_was() {
    for (operation, lookups) in [("createPayout", 1), ("processPayout", 0)] {
        let merchant = Merchant::open().await;
        let fault = Kind::Close {
            point: Point::After,
            reset: false,
        };
        merchant.sandbox.fault(Fault::on(operation, fault));
        let outcome = pay_out(&merchant.platform, &to_account(operation)).await;
        assert!(
            matches!(outcome, Ok(Outcome::Succeeded(_))),
            "{operation}: {outcome:?}"
        );
        assert_eq!(payouts(&merchant, operation), 1, "{operation}");
        assert_eq!(merchant.calls("listPayouts"), lookups, "{operation}");
        assert_eq!(merchant.calls("createPayout"), 1, "{operation}");
    }
}

#[tokio::test]
async fn a_proxys_response_decides_nothing() {
    for status in [200, 201, 401, 403, 404, 409, 422] {
        for operation in ["createPayout", "processPayout", "listPayouts"] {
            let merchant = Merchant::open().await;
            let kind = Kind::Foreign {
                status,
                point: Point::After,
                content_type: None,
                body: Body::Json(serde_json::json!({"error": "blocked by policy"})),
            };
            merchant.sandbox.fault(Fault::on(operation, kind));
            if operation == "listPayouts" {
                let lost = Kind::Close {
                    point: Point::After,
                    reset: false,
                };
                merchant.sandbox.fault(Fault::on("createPayout", lost));
            }
            let reference = format!("{operation} {status}");
            let outcome = pay_out(&merchant.platform, &to_account(&reference)).await;
            assert!(
                matches!(outcome, Ok(Outcome::Succeeded(_))),
                "{reference}: {outcome:?}"
            );
            assert_eq!(payouts(&merchant, &reference), 1, "{reference}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_calls_for_one_order_pay_once() {
    let merchant = Merchant::open().await;
    merchant
        .sandbox
        .change(|it| it.second_process = SecondProcess::PaidAgain);
    let paymega = at_once(&merchant.sandbox);
    let calls = (0..6).map(|_| {
        let paymega = paymega.clone();
        tokio::spawn(async move { pay_out(&paymega, &to_account("payout-1042")).await })
    });
    for call in calls.collect::<Vec<_>>() {
        let result = call.await.unwrap();
        let is_known = matches!(result, Ok(Outcome::Succeeded(_) | Outcome::Pending(_)));
        assert!(is_known, "{result:?}");
    }
    assert_eq!(payouts(&merchant, "payout-1042"), 1);
    assert_eq!(merchant.calls("processPayout"), 1);
}
