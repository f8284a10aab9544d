//! Lost requests and responses at every point: at most one charge, and the outcome agrees with the ledger.

use std::time::Duration;

use tollgate::{
    Error, MoneyState, Outcome, Paymega,
    paymega::{Invoice, TokenCharge},
};
use tollgate_sandbox::{Fault, Kind, Part, Point, ScriptedOutcome};

use crate::{
    merchant::{Merchant, builder, charge, in_haste},
    seed::{assert_agrees, seeds},
};

/// Statuses that prove nothing about the operation, or that a creation created nothing.
const STATUSES: [u16; 18] = [
    202, 302, 400, 401, 402, 403, 405, 406, 408, 409, 410, 422, 425, 429, 500, 502, 503, 504,
];

pub fn faults() -> Vec<Kind> {
    let mut kinds = vec![
        Kind::Cut {
            part: Part::Headers,
            after: 5,
        },
        Kind::Cut {
            part: Part::Body,
            after: 40,
        },
        Kind::Duplicate,
        Kind::Stale,
        Kind::Drip {
            bytes: 1,
            every_ms: 50,
        },
        Kind::Refuse { for_ms: 150 },
    ];
    for point in [Point::Before, Point::After] {
        kinds.push(Kind::Close {
            point,
            reset: false,
        });
        kinds.push(Kind::Close { point, reset: true });
        kinds.push(Kind::Stall { point, for_ms: 400 });
        for status in STATUSES {
            kinds.push(Kind::Status {
                status,
                point,
                retry_after: None,
            });
        }
    }
    kinds
}

/// Charges once with each fault, a few at a time.
async fn charge_with_each(operation: &'static str) {
    for some in faults().chunks(5) {
        let charges = some
            .iter()
            .cloned()
            .map(|kind| tokio::spawn(charge_with(operation, kind)));
        for charge in charges.collect::<Vec<_>>() {
            charge.await.unwrap();
        }
    }
}

async fn charge_with(operation: &'static str, kind: Kind) {
    let (mut merchant, token) = Merchant::with_card().await;
    let fault = format!("{operation} {kind:?}");
    let is_slow = matches!(kind, Kind::Stall { .. } | Kind::Drip { .. });
    merchant.sandbox.fault(Fault::on(operation, kind));
    let platform = if is_slow {
        in_haste(&merchant.sandbox)
    } else {
        builder(&merchant.sandbox).build().unwrap()
    };
    let order = charge("order-1042", &token);
    let result = platform.charge(&order).await;
    drop(platform);
    merchant.idle().await;
    let charges = merchant.sandbox.ledger().charges("order-1042");
    let money = result.as_ref().map_or_else(Error::money, Outcome::money);
    assert_agrees(charges, money, &format!("{fault}: {result:?}"));
    if charges == 1 {
        // One loss is resolved by the call itself.
        let is_known = is_slow || money == MoneyState::Charged;
        assert!(is_known, "{fault}: {result:?}");
        let reconciled = merchant.platform.reconcile(&order).await.unwrap();
        assert!(
            matches!(reconciled, Outcome::Succeeded(_)),
            "{fault}: {reconciled:?}"
        );
    }
    // One sale saves the card, one charges it. One that is cut before its body was read leaves no trace here.
    let delivered_twice = usize::from(fault.starts_with("createSale Duplicate"));
    assert!(
        merchant.calls("createSale") <= 2 + delivered_twice,
        "{fault}"
    );
    assert_same_bytes(&merchant, &fault);
}

fn assert_same_bytes(merchant: &Merchant, fault: &str) {
    let exchanges = merchant.sandbox.exchanges();
    let mut creates = exchanges.iter().filter(|exchange| {
        exchange.operation == Some("createInvoice")
            && exchange.request["data"]["attributes"]["reference_id"] == "order-1042"
    });
    let first = &creates.next().unwrap().fingerprint;
    assert!(
        creates.all(|create| create.fingerprint == *first),
        "{fault}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_creation_is_looked_up() {
    charge_with_each("createInvoice").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_sale_is_followed() {
    charge_with_each("createSale").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_status_is_asked_for_again() {
    charge_with_each("getInvoice").await;
}

#[tokio::test]
async fn a_creation_whose_response_was_lost_ends_as_the_success_that_it_was() {
    let (merchant, token) = Merchant::with_card().await;
    for operation in ["createInvoice", "createSale"] {
        let fault = Kind::Close {
            point: Point::After,
            reset: false,
        };
        merchant.sandbox.fault(Fault::on(operation, fault));
        let outcome = merchant
            .platform
            .charge(&charge(operation, &token))
            .await
            .unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{operation}: {outcome:?}"
        );
        assert_eq!(
            merchant.sandbox.ledger().charges(operation),
            1,
            "{operation}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_random_faults_the_ledger_and_the_outcomes_agree() {
    let (mut merchant, token) = Merchant::with_card().await;
    let platform = in_haste(&merchant.sandbox);
    let mut results = Vec::new();
    for seed in seeds() {
        let reference = format!("order-{seed}");
        merchant.sandbox.faults_by_chance(seed, 0.4);
        let result = platform.charge(&charge(&reference, &token)).await;
        results.push((reference, result));
    }
    merchant.sandbox.clear_faults();
    drop(platform);
    merchant.idle().await;
    for (reference, result) in results {
        let charges = merchant.sandbox.ledger().charges(&reference);
        let money = result.as_ref().map_or_else(Error::money, Outcome::money);
        assert_agrees(charges, money, &format!("{reference}: {result:?}"));
    }
}

/// Tries one attempt after the other, regardless of the outcomes of the earlier ones.
async fn insist(platform: Paymega, order: TokenCharge) -> Vec<Result<Outcome<Invoice>, Error>> {
    let mut results = Vec::new();
    for number in 1..=3 {
        results.push(platform.charge(&order.attempt(number)).await);
    }
    results
}

#[tokio::test(flavor = "multi_thread")]
async fn one_order_is_charged_once_over_all_attempts_and_callers() {
    let (mut merchant, token) = Merchant::with_card().await;
    let mut results = Vec::new();
    for seed in seeds() {
        let order = charge(&format!("order-{seed}"), &token);
        if seed % 2 == 0 {
            let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
            merchant.sandbox.decide(order.reference(), declined);
        }
        merchant.sandbox.faults_by_chance(seed, 0.2);
        let callers = [(); 2].map(|()| insist(in_haste(&merchant.sandbox), order.clone()));
        let [first, second] = callers.map(tokio::spawn);
        results.push((order.clone(), first.await.unwrap()));
        results.push((order, second.await.unwrap()));
    }
    merchant.sandbox.clear_faults();
    merchant.idle().await;
    let ledger = merchant.sandbox.ledger();
    for (order, results) in results {
        let charges = [1, 2, 3].map(|number| ledger.charges(&order.attempt(number).reference()));
        let all: usize = charges.iter().sum();
        assert!(all <= 1, "{charges:?}: {results:?}");
        for (result, charges) in results.iter().zip(charges) {
            match result {
                Ok(Outcome::Succeeded(_)) => assert_eq!(all, 1, "{results:?}"),
                Ok(Outcome::Declined(_)) => assert_eq!(charges, 0, "{results:?}"),
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn an_unreachable_platform_is_not_sent_to() {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .sandbox
        .refuse_connections(Duration::from_secs(3600));
    let platform = builder(&merchant.sandbox).build().unwrap();
    let error = platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Untouched);
    for error in [
        platform.invoice("cpi_1").await.unwrap_err(),
        platform.find("order-1042").await.unwrap_err(),
        platform.public_invoice("cpi_1").await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    }
}
