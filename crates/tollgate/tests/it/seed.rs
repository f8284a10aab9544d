//! Seeds of random faults, and the check of results against the ledger.

use tokio::task::JoinSet;
use tollgate::{Error, MoneyState, Operation, Outcome};

/// The seeds: `TOLLGATE_SEEDS` of them, a dozen by default.
pub fn seeds() -> std::ops::Range<u64> {
    let asked = std::env::var("TOLLGATE_SEEDS").ok();
    0..asked.map_or(12, |number| {
        number.parse().expect("TOLLGATE_SEEDS is a number")
    })
}

/// Runs a test for each seed. Most of its time is spent waiting, so some wait together.
pub async fn of_each_seed<T>(run: impl Fn(u64) -> T)
where
    T: Future<Output = ()> + Send + 'static,
{
    let mut running = JoinSet::new();
    for seed in seeds() {
        if running.len() == 6 {
            running.join_next().await.expect("a test").unwrap();
        }
        running.spawn(run(seed));
    }
    while let Some(done) = running.join_next().await {
        done.unwrap();
    }
}

/// The money of an outcome or an error.
pub fn money<T: Operation>(result: &Result<Outcome<T>, Error>) -> MoneyState {
    result.as_ref().map_or_else(Error::money, Outcome::money)
}

/// Checks that a result agrees with the ledger after every request was processed.
pub fn assert_agrees(charges: usize, money: MoneyState, case: &str) {
    assert!(charges <= 1, "{case}: {charges} charges");
    match money {
        MoneyState::Charged | MoneyState::PaidOut => assert_eq!(charges, 1, "{case}"),
        MoneyState::Untouched => assert_eq!(charges, 0, "{case}"),
        _ => {}
    }
}
