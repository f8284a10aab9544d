//! PayCross: a gateway with every difficult behaviour that its documents permit, and faults. One caller at a time.

use std::time::Duration;

use tollgate::{
    Currency, Error, Money, MoneyState, Outcome, PayCross, dec,
    paycross::{NewPayment, Refund, Transaction},
};
use tollgate_sandbox::{
    ScriptedOutcome, Settings,
    settings::{Compared, ReferenceChange},
};

use crate::{
    clock::hasty,
    paycross_shop::{Shop, builder, charge},
    seed::{money, of_each_seed},
};

type Reported = (u32, Result<Outcome<Transaction>, Error>);

/// Settings and faults that the seed chooses.
fn spoil(shop: &Shop, seed: u64, call: u64) {
    shop.sandbox
        .change(|settings| *settings = Settings::by_chance(seed));
    shop.sandbox.faults_by_chance(8 * seed + call, 0.25);
}

/// Ends the faults, waits until every request was processed, decided and listed, and lets half a minute pass.
async fn calm(shop: &mut Shop) {
    shop.sandbox.clear_faults();
    shop.idle().await;
    shop.sandbox.advance(Duration::from_secs(31));
}

fn client(shop: &Shop) -> PayCross {
    builder(&shop.sandbox).policy(hasty()).build().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn by_chance_an_order_is_charged_once_over_all_calls_and_attempts() {
    of_each_seed(order).await;
}

/// A merchant who calls again after every result, with a further attempt after each decline.
async fn order(seed: u64) {
    let mut shop = Shop::open().await;
    let token = shop.save_card().await;
    let order = charge(&format!("order-{seed}"), &token);
    for attempt in [1, 2]
        .into_iter()
        .filter(|attempt| seed & u64::from(*attempt) > 0)
    {
        let reference = order.attempt(attempt).reference();
        shop.sandbox.decide(
            &reference,
            ScriptedOutcome::new("failed").resolution("F.0114"),
        );
    }
    let (mut attempt, mut reported) = (1, Vec::<Reported>::new());
    for call in 0..4 {
        spoil(&shop, seed, call);
        let result = client(&shop).charge(&order.attempt(attempt)).await;
        calm(&mut shop).await;
        let is_declined = matches!(result, Ok(Outcome::Declined(_)));
        reported.push((attempt, result));
        attempt += u32::from(is_declined);
    }
    check(&shop, &order, &reported, seed).await;
}

async fn check(shop: &Shop, order: &NewPayment, reported: &[Reported], seed: u64) {
    let ledger = shop.sandbox.ledger();
    let charges = |attempt: u32| ledger.charges(&order.attempt(attempt).reference());
    let all: usize = (1..=5).map(charges).sum();
    assert!(all <= 1, "{seed}: {all} charges, {reported:?}");
    for (attempt, result) in reported {
        match (result, money(result)) {
            // A refusal or an unsent request concerns only its own call.
            (Ok(_), MoneyState::Untouched) => {
                assert_eq!(charges(*attempt), 0, "{seed}: {reported:?}");
            }
            (_, MoneyState::Charged) => assert_eq!(all, 1, "{seed}: {reported:?}"),
            _ => {}
        }
    }
    shop.sandbox
        .change(|settings| *settings = Settings::default());
    for attempt in (1..=4).filter(|attempt| charges(*attempt) == 1) {
        let found = shop.paycross.reconcile(&order.attempt(attempt)).await;
        assert!(
            matches!(found, Ok(Outcome::Succeeded(_))),
            "{seed}: {found:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn by_chance_a_refund_is_made_once_over_all_calls() {
    of_each_seed(refund).await;
}

async fn refund(seed: u64) {
    let mut shop = Shop::open().await;
    let token = shop.save_card().await;
    let reference = format!("order-{seed}");
    let paid = shop
        .paycross
        .charge(&charge(&reference, &token))
        .await
        .unwrap();
    let five = Money::new(dec!(5), Currency::USD);
    let refund = Refund::new(
        format!("refund-{seed}"),
        paid.transaction().uid(),
        five,
        "Broken",
    );
    let mut reported = Vec::new();
    for call in 0..3 {
        spoil(&shop, seed, call);
        reported.push(client(&shop).refund(&refund).await);
        calm(&mut shop).await;
    }
    let refunds = shop.sandbox.ledger().account(&reference).refunds;
    assert!(refunds <= 1, "{seed}: {refunds} refunds, {reported:?}");
    let is_reported = reported.iter().any(|it| money(it) == MoneyState::Returned);
    assert!(!is_reported || refunds == 1, "{seed}: {reported:?}");
}

#[tokio::test]
async fn an_order_in_other_letters_is_another_order() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    shop.paycross
        .charge(&charge("ORDER-1042", &token))
        .await
        .unwrap();
    shop.sandbox.change(|settings| {
        settings.lookup_reference = ReferenceChange::Lowercase;
        settings.lookup_compares = Compared::Both;
    });
    let order = charge("order-1042", &token);
    for error in [
        client(&shop).charge(&order).await.unwrap_err(),
        client(&shop).reconcile(&order).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    }
    assert_eq!(shop.calls("createPayment"), 1);
}
