//! Providers as unkind as their documents permit, by chance: slow banks, late listings, hidden fields, minimal bodies,
//! changed references, and faults at every point of an exchange.

use std::time::Duration;

use tokio::task::JoinSet;
use tollgate::{Currency, Error, Money, MoneyState, Outcome, Switch};
use tollgate_sandbox::{Sandbox, settings::Settings};

use crate::{
    clock::hasty,
    merchant::{self, Merchant, charge, in_haste, seeds},
    paycross_shop::{self, DAY, Shop},
};

/// Longer than any bank, listing or invoice takes.
const HOURS: Duration = Duration::from_secs(12 * 3600);

/// The share of calls with a fault.
const FAULTS: f64 = 0.25;

/// Changes what the documents leave open, and keeps what the gateway's builder was told.
fn turn_unkind(sandbox: &Sandbox, seed: u64) {
    sandbox.change(|settings| {
        let replay = settings.replay;
        *settings = Settings::by_chance(seed);
        settings.replay = replay;
    });
}

/// The money that a result speaks of must agree with the ledger once everything has arrived.
fn agrees(charges: usize, money: MoneyState) -> bool {
    match money {
        MoneyState::Charged => charges == 1,
        MoneyState::Untouched => charges == 0,
        _ => charges <= 1,
    }
}

fn money<T: tollgate::Operation>(result: &Result<Outcome<T>, Error>) -> MoneyState {
    result.as_ref().map_or_else(Error::money, Outcome::money)
}

async fn of_each_seed<F>(run: impl Fn(u64) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut seeds = seeds();
    let mut running: JoinSet<()> = seeds.by_ref().take(6).map(&run).collect();
    while let Some(done) = running.join_next().await {
        done.unwrap();
        if let Some(seed) = seeds.next() {
            running.spawn(run(seed));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paymega_by_chance_charges_an_order_once_and_reads_it_the_same_way() {
    of_each_seed(paymega).await;
}

async fn paymega(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    turn_unkind(&merchant.sandbox, seed);
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
    for (attempt, result) in &results {
        let reference = order.attempt(*attempt).reference();
        let shown = match result {
            // The operation of an earlier attempt, which may have been charged.
            Ok(outcome) => outcome
                .operation()
                .reference()
                .map_or(reference, str::to_owned),
            Err(_) => reference,
        };
        // An error speaks of its own call alone, and an earlier one may have charged.
        let is_first = *attempt == 1 && std::ptr::eq(result, &raw const results[0].1);
        if result.is_ok() || is_first {
            let charges = ledger.charges(&shown);
            assert!(
                agrees(charges, money(result)),
                "seed {seed}: {charges}, {results:?}"
            );
        }
    }
    let once = merchant.platform.resume(&order).await;
    let again = merchant.platform.resume(&order).await;
    assert_eq!(
        money(&once),
        money(&again),
        "seed {seed}: {once:?} {again:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn paycross_by_chance_charges_an_order_once() {
    of_each_seed(paycross).await;
}

/// One call for each attempt: what an unkind gateway does not list yet, a second call cannot see.
async fn paycross(seed: u64) {
    let mut shop = Shop::open().await;
    let token = shop.save_card().await;
    turn_unkind(&shop.sandbox, seed);
    shop.sandbox.faults_by_chance(seed, FAULTS);
    let client = paycross_shop::builder(&shop.sandbox)
        .policy(hasty())
        .build()
        .unwrap();
    let order = paycross_shop::charge("order-1042", &token);
    let mut results = Vec::new();
    for attempt in [1, 2, 3] {
        results.push(client.charge(&order.attempt(attempt)).await);
        shop.sandbox.advance(HOURS);
    }
    shop.sandbox.clear_faults();
    shop.idle().await;
    shop.sandbox.advance(HOURS);
    let ledger = shop.sandbox.ledger();
    let charges = [1, 2, 3].map(|attempt| ledger.charges(&order.attempt(attempt).reference()));
    let all: usize = charges.iter().sum();
    assert!(all <= 1, "seed {seed}: {charges:?}, {results:?}");
    assert!(
        agrees(charges[0], money(&results[0])),
        "seed {seed}: {charges:?}, {results:?}"
    );
    for result in &results {
        let is_success = matches!(result, Ok(Outcome::Succeeded(_)));
        assert!(
            !is_success || all == 1,
            "seed {seed}: {charges:?}, {results:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn failover_by_chance_charges_an_order_once() {
    of_each_seed(failover).await;
}

async fn failover(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    let mut shop = Shop::with(Sandbox::builder().replay(true), |it| it.replay_window(DAY)).await;
    let card = shop.save_card().await;
    turn_unkind(&merchant.sandbox, seed);
    turn_unkind(&shop.sandbox, seed.wrapping_add(1 << 32));
    let first = charge("order-1042", &token);
    let money = Money::new(first.money().amount(), Currency::USD);
    assert_eq!(money, merchant::usd());
    let second = paycross_shop::charge("order-1042", &card);
    let client = paycross_shop::builder(&shop.sandbox)
        .replay_window(DAY)
        .policy(hasty())
        .build()
        .unwrap();
    let switch = Switch::new(in_haste(&merchant.sandbox), client);
    let mut results = Vec::new();
    for attempt in [1, 1, 2, 2] {
        for (sandbox, salt) in [(&merchant.sandbox, 1), (&shop.sandbox, 2)] {
            sandbox.faults_by_chance(8 * seed + salt + 2 * attempt, FAULTS);
        }
        let number = u32::try_from(attempt).unwrap();
        let (first, second) = (first.attempt(number), second.attempt(number));
        results.push(switch.charge(&first, &second).await);
        merchant.sandbox.advance(HOURS);
    }
    merchant.sandbox.clear_faults();
    shop.sandbox.clear_faults();
    drop(switch);
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
