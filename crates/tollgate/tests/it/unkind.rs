//! Paymega, alone and before PayCross, with random difficult behaviour that the documents permit: slow issuers, late
//! listings, hidden fields, minimal bodies, changed references, and faults at every point of an exchange.

use std::time::Duration;

use tollgate::{Failover, Outcome};
use tollgate_sandbox::{Sandbox, settings::Settings};

use crate::{
    clock::hasty,
    merchant::{Merchant, charge, in_haste},
    paycross_shop::{self, DAY, Shop},
    seed::{assert_agrees, money, of_each_seed},
};

/// Longer than any issuer, listing or invoice takes.
const HOURS: Duration = Duration::from_secs(12 * 3600);

/// The share of calls with a fault.
const FAULTS: f64 = 0.25;

/// Changes the behaviour that the documents leave open, and keeps the settings that the gateway's builder knows.
fn make_difficult(sandbox: &Sandbox, seed: u64) {
    sandbox.change(|settings| {
        let replay = settings.replay;
        *settings = Settings::by_chance(seed);
        settings.replay = replay;
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn paymega_by_chance_charges_an_order_once_and_reads_it_the_same_way() {
    of_each_seed(paymega).await;
}

async fn paymega(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    make_difficult(&merchant.sandbox, seed);
    merchant.sandbox.faults_by_chance(seed, FAULTS);
    let platform = in_haste(&merchant.sandbox);
    let order = charge("order-1042", &token);
    let mut results = vec![(1, platform.charge(&order).await)];
    merchant.sandbox.advance(HOURS);
    for attempt in [1, 2, 3] {
        let result = platform.charge(&order.attempt(attempt)).await;
        results.push((attempt, result));
        merchant.sandbox.advance(HOURS);
    }
    merchant.sandbox.clear_faults();
    merchant.idle().await;
    merchant.sandbox.advance(HOURS);
    let ledger = merchant.sandbox.ledger();
    let all: usize = [1, 2, 3]
        .map(|attempt| ledger.charges(&order.attempt(attempt).reference()))
        .into_iter()
        .sum();
    assert!(all <= 1, "seed {seed}: {all} charges, {results:?}");
    for (index, (attempt, result)) in results.iter().enumerate() {
        let reference = match result {
            // It may be the operation of an earlier attempt.
            Ok(outcome) => outcome.operation().reference().map(str::to_owned),
            // An error concerns only its own call, and an earlier call may have charged.
            Err(_) if index > 0 => continue,
            Err(_) => None,
        };
        let reference = reference.unwrap_or_else(|| order.attempt(*attempt).reference());
        let case = format!("seed {seed}: {results:?}");
        assert_agrees(ledger.charges(&reference), money(result), &case);
    }
    let once = merchant.platform.reconcile(&order).await;
    let again = merchant.platform.reconcile(&order).await;
    assert_eq!(
        money(&once),
        money(&again),
        "seed {seed}: {once:?} {again:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn failover_by_chance_charges_an_order_once() {
    of_each_seed(failover).await;
}

async fn failover(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    let mut shop = Shop::with(Sandbox::builder().replay(true), |it| it.replay_window(DAY)).await;
    let card = shop.save_card().await;
    make_difficult(&merchant.sandbox, seed);
    make_difficult(&shop.sandbox, seed.wrapping_add(1 << 32));
    let first = charge("order-1042", &token);
    let second = paycross_shop::charge("order-1042", &card);
    let client = paycross_shop::builder(&shop.sandbox)
        .replay_window(DAY)
        .policy(hasty())
        .build()
        .unwrap();
    let failover = Failover::new(in_haste(&merchant.sandbox), client);
    let mut results = Vec::new();
    for attempt in [1, 1, 2, 2] {
        for (sandbox, salt) in [(&merchant.sandbox, 1), (&shop.sandbox, 2)] {
            sandbox.faults_by_chance(8 * seed + salt + 2 * attempt, FAULTS);
        }
        let number = u32::try_from(attempt).unwrap();
        let (first, second) = (first.attempt(number), second.attempt(number));
        results.push(failover.charge(&first, &second).await);
        merchant.sandbox.advance(HOURS);
    }
    merchant.sandbox.clear_faults();
    shop.sandbox.clear_faults();
    drop(failover);
    merchant.idle().await;
    shop.idle().await;
    merchant.sandbox.advance(HOURS);
    shop.sandbox.advance(HOURS);
    let charges: usize = [1, 2]
        .map(|attempt| {
            merchant
                .sandbox
                .ledger()
                .charges(&first.attempt(attempt).reference())
                + shop
                    .sandbox
                    .ledger()
                    .charges(&second.attempt(attempt).reference())
        })
        .into_iter()
        .sum();
    assert!(charges <= 1, "seed {seed}: {charges} charges, {results:?}");
    for result in &results {
        let is_success = matches!(result, Ok(Outcome::Succeeded(_)));
        assert!(
            !is_success || charges == 1,
            "seed {seed}: {charges}, {results:?}"
        );
    }
}
