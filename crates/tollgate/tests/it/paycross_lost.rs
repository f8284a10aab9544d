//! PayCross: lost requests and responses at every point: at most one charge, and the outcome agrees with the ledger.

use tokio::task::JoinSet;
use tollgate::{
    CardToken, Currency, Error, Initiator, Money, MoneyState, Outcome, Policy, dec,
    paycross::{Capture, NewPayment, Order, PayCrossBuilder, Refund, Transaction},
};
use tollgate_sandbox::{Fault, Kind, Part, Point, Sandbox, ScriptedOutcome};

use crate::{
    clock::{hasty, steady},
    paycross_shop::{DAY, PLAIN, Shop, builder, charge, saving},
    seed::{assert_agrees, seeds},
    wait::until,
};

fn faults() -> Vec<Kind> {
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
        for status in [409, 429, 500, 502, 503, 504] {
            kinds.push(Kind::Status {
                status,
                point,
                retry_after: None,
            });
        }
    }
    kinds
}

fn is_slow(kind: &Kind) -> bool {
    matches!(kind, Kind::Stall { .. } | Kind::Drip { .. })
}

/// One shop after the other: with a gateway that replays and a client that knows it, and without both.
async fn shops(policy: Policy) -> [(Shop, CardToken); 2] {
    let knowing = |it: PayCrossBuilder| it.replay_window(DAY).policy(policy.clone());
    let knowing = Shop::with(Sandbox::builder().replay(true), knowing).await;
    let plain = |it: PayCrossBuilder| it.policy(policy);
    let plain = Shop::with(Sandbox::builder().replay(false), plain).await;
    let (first, second) = (knowing.save_card().await, plain.save_card().await);
    [(knowing, first), (plain, second)]
}

/// Shops whose clients do not wait for responses that this fault stalls.
async fn shops_with(kind: &Kind) -> [(Shop, CardToken); 2] {
    shops(if is_slow(kind) { hasty() } else { steady() }).await
}

async fn check(
    shop: &mut Shop,
    order: &impl Order,
    result: Result<Outcome<Transaction>, Error>,
    (reported, fault): (&str, &str),
) {
    shop.idle().await;
    let account = shop.sandbox.ledger().account(reported);
    let moved = account.charges;
    let money = result.as_ref().map_or_else(Error::money, Outcome::money);
    assert_agrees(moved, money, &format!("{fault}: {result:?}"));
    if moved == 1 {
        let reconciled = shop.paycross.reconcile(order).await.unwrap();
        assert!(
            matches!(reconciled, Outcome::Succeeded(_)),
            "{fault}: {reconciled:?}"
        );
    }
}

/// Most of the time is spent waiting, so that some can wait together.
async fn with_each_fault(operation: &'static str) {
    for kinds in faults().chunks(4) {
        let mut tasks = JoinSet::new();
        for kind in kinds {
            tasks.spawn(charge_with(operation, kind.clone()));
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
    }
}

async fn charge_with(operation: &'static str, kind: Kind) {
    let fault = format!("{operation} {kind:?}");
    for (mut shop, token) in shops_with(&kind).await {
        shop.sandbox.fault(Fault::on(operation, kind.clone()));
        let order = charge("order-1042", &token);
        let result = shop.paycross.charge(&order).await;
        assert_same_requests(&shop, &fault);
        check(&mut shop, &order, result, ("order-1042", &fault)).await;
    }
}

/// Every attempt sends the same bytes, under the same `RequestID`.
fn assert_same_requests(shop: &Shop, fault: &str) {
    let exchanges = shop.sandbox.exchanges();
    let sent: Vec<_> = exchanges
        .iter()
        .filter(|exchange| exchange.operation == Some("createPayment"))
        .map(|exchange| (&exchange.fingerprint, format!("{:?}", exchange.headers)))
        .collect();
    assert!(
        sent.windows(2).all(|pair| pair[0] == pair[1]),
        "{fault}: {sent:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_payment_is_looked_up() {
    with_each_fault("createPayment").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_look_up_is_asked_again() {
    with_each_fault("findTransactions").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_response_to_a_uid_is_asked_for_again() {
    for kind in faults() {
        let fault = format!("getTransaction {kind:?}");
        let [(mut shop, token), _] = shops_with(&kind).await;
        shop.sandbox
            .decide("order-1042", ScriptedOutcome::new("pending"));
        shop.sandbox.fault(Fault::on("getTransaction", kind));
        let order = charge("order-1042", &token);
        let (paycross, sandbox) = (&shop.paycross, &shop.sandbox);
        let settle = async {
            until(|| sandbox.faults().is_empty()).await;
            let uid = sandbox.transactions().last().unwrap()["uid"].clone();
            sandbox.settle(uid.as_str().unwrap(), &ScriptedOutcome::new("successful"));
        };
        let (result, ()) = tokio::join!(paycross.charge(&order), settle);
        check(&mut shop, &order, result, ("order-1042", &fault)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_capture_is_looked_up() {
    for kind in faults() {
        let fault = format!("createCapture {kind:?}");
        for (index, (mut shop, token)) in shops_with(&kind).await.into_iter().enumerate() {
            // A gateway that does not replay takes a capture twice if the network delivers it twice.
            if kind == Kind::Duplicate && index == 1 {
                continue;
            }
            let order = charge("order-1042", &token).authorize_only();
            let steady = builder(&shop.sandbox).build().unwrap();
            let reserved = steady.charge(&order).await.unwrap();
            drop(steady);
            shop.sandbox.fault(Fault::on("createCapture", kind.clone()));
            let capture = Capture::new("capture-1042", reserved.transaction().uid(), five());
            let result = shop.paycross.capture(&capture).await;
            check(&mut shop, &capture, result, ("order-1042", &fault)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_refund_is_looked_up_and_never_made_twice() {
    for kind in faults() {
        let fault = format!("createRefund {kind:?}");
        let [(mut shop, token), _] = shops_with(&kind).await;
        let steady = builder(&shop.sandbox).build().unwrap();
        let paid = steady.charge(&charge("order-1042", &token)).await.unwrap();
        drop(steady);
        shop.sandbox.fault(Fault::on("createRefund", kind));
        let refund = Refund::new(
            "refund-1042",
            paid.transaction().uid(),
            five(),
            "Broken cup",
        );
        let result = shop.paycross.refund(&refund).await;
        shop.idle().await;
        let refunds = shop.sandbox.ledger().account("order-1042").refunds;
        assert!(refunds <= 1, "{fault}: {refunds} refunds");
        let money = result.as_ref().map_or_else(Error::money, Outcome::money);
        match money {
            MoneyState::Returned => assert_eq!(refunds, 1, "{fault}: {result:?}"),
            MoneyState::Untouched => assert_eq!(refunds, 0, "{fault}: {result:?}"),
            _ => {}
        }
    }
}

#[tokio::test]
async fn a_lost_tokenisation_still_brings_its_token() {
    for (shop, _) in shops(steady()).await {
        let kind = Kind::Close {
            point: Point::After,
            reset: false,
        };
        shop.sandbox.fault(Fault::on("createTokenization", kind));
        let order = saving("save-2", PLAIN).duplicate_check(false);
        let outcome = shop.paycross.tokenize(&order).await.unwrap();
        assert!(outcome.transaction().saved_card().is_some(), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_request_that_never_arrived_is_sent_again_only_inside_a_replay_window() {
    let lost = || {
        let kind = Kind::Close {
            point: Point::Before,
            reset: false,
        };
        Fault::on("createPayment", kind)
    };
    let [(knowing, first), (plain, second)] = shops(steady()).await;
    knowing.sandbox.fault(lost());
    let outcome = knowing.paycross.charge(&charge("order-1042", &first)).await;
    assert!(matches!(outcome, Ok(Outcome::Succeeded(_))), "{outcome:?}");

    plain.sandbox.fault(lost());
    let order = charge("order-1042", &second);
    let error = plain.paycross.charge(&order).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    let error = plain.paycross.reconcile(&order).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    // The request was lost before it arrived, so none can be under way: it may be charged again.
    let outcome = plain.paycross.charge(&order).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_random_faults_the_ledger_and_the_outcomes_agree() {
    for (mut shop, token) in shops(hasty()).await {
        let mut reported = Vec::new();
        for seed in seeds() {
            shop.sandbox.faults_by_chance(seed, 0.3);
            let order = numbered(seed, &token);
            reported.push((seed, shop.paycross.charge(&order).await));
            shop.sandbox.clear_faults();
        }
        shop.idle().await;
        for (seed, result) in reported {
            let charges = shop.sandbox.ledger().charges(&format!("order-{seed}"));
            let money = result.as_ref().map_or_else(Error::money, Outcome::money);
            assert_agrees(charges, money, &format!("{seed}: {result:?}"));
            let reconciled = shop.paycross.reconcile(&numbered(seed, &token)).await;
            let is_paid = matches!(reconciled, Ok(Outcome::Succeeded(_)));
            assert_eq!(is_paid, charges == 1, "{seed}: {reconciled:?}");
        }
    }
}

/// Each has an amount of its own, so that none is a duplicate of another.
fn numbered(seed: u64, token: &CardToken) -> NewPayment {
    let money = Money::new((seed + 1).into(), Currency::USD);
    let reference = format!("order-{seed}");
    NewPayment::by_token(reference, money, token.clone(), Initiator::Merchant).description("Order")
}

fn five() -> Money {
    Money::new(dec!(5), Currency::USD)
}
