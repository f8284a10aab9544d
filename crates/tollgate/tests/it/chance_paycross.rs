//! Random faults on PayCross's pages, charges of saved cards, vault and reports.

use std::{
    num::NonZeroU32,
    time::{Duration, SystemTime},
};

use tollgate::{
    Error, Expiry, Hosted, MoneyState, Outcome,
    paycross::{CardUpdate, NewCheckout, Report},
};
use tollgate_sandbox::{
    Sandbox,
    settings::{ChargesAs, Reported},
};

use crate::{
    chance::{Dice, calm_shop, in_haste_at},
    merchant::usd,
    paycross_checkout::types,
    paycross_shop::{self, DAY, DECLINED, PLAIN, Shop, card},
    seed::{assert_agrees, money, of_each_seed},
};

const LOOK_UPS: [&str; 2] = ["findTransactions", "getTransaction"];

/// A payer gets one page, and pays it or is declined: whatever is lost, the order is charged once, and reconciled.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_paid_once_with_any_fault() {
    of_each_seed(page).await;
}

async fn page(seed: u64) {
    let mut shop = Shop::with(Sandbox::builder().replay(true), |it| it).await;
    let mut dice = Dice(seed);
    let reference = format!("order-{seed}");
    let end = SystemTime::now() + Duration::from_secs(30 * 60);
    let order = NewCheckout::payment(&reference, usd(), end).description("Order");
    let paycross = in_haste_at(&shop);
    dice.spoil(&shop.sandbox, &["createCheckout", LOOK_UPS[0]]);
    let started = paycross.checkout(&order).await;
    shop.sandbox.clear_faults();
    if let Ok(Hosted::Page(page)) = &started {
        let number = if dice.roll(3) == 0 { DECLINED } else { PLAIN };
        shop.idle().await;
        types(page.url(), number).await;
    } else {
        let touched = matches!(&started, Err(it) if it.money() == MoneyState::Charged);
        assert!(!touched, "{seed}: {started:?}");
    }
    dice.spoil(&shop.sandbox, &LOOK_UPS);
    let read = paycross.reconcile(&order).await;
    calm_shop(&mut shop, paycross).await;
    let charges = shop.sandbox.ledger().charges(&reference);
    assert_agrees(charges, money(&read), &format!("{seed}: {read:?}"));
    let reconciled = shop.paycross.reconcile(&order).await;
    let is_paid = matches!(reconciled, Ok(Outcome::Succeeded(_)));
    assert_eq!(is_paid, charges == 1, "{seed}: {reconciled:?}");
}

/// A saved card is charged by a payment, or by an authorisation and its capture, each called again until it is known.
#[tokio::test(flavor = "multi_thread")]
async fn a_charge_of_a_saved_card_is_one_payment_with_any_fault() {
    of_each_seed(charge).await;
}

async fn charge(seed: u64) {
    let mut dice = Dice(seed);
    let kind = [ChargesAs::Payment, ChargesAs::Authorization][usize::from(dice.roll(2) == 1)];
    let sandbox = Sandbox::builder().replay(true).charges_as(kind);
    let mut shop = Shop::with(sandbox, |it| it).await;
    let token = shop.save_card().await;
    let reference = format!("order-{seed}");
    let order = paycross_shop::charge(&reference, &token)
        .duplicate_check(false)
        .as_charge();
    let paycross = in_haste_at(&shop);
    let mut reported = Vec::new();
    for _ in 0..3 {
        dice.spoil(&shop.sandbox, &["createCharge", LOOK_UPS[0], LOOK_UPS[1]]);
        reported.push(paycross.charge(&order).await);
        shop.sandbox.clear_faults();
    }
    calm_shop(&mut shop, paycross).await;
    let charges = shop.sandbox.ledger().charges(&reference);
    let last = reported.pop().unwrap();
    assert_agrees(charges, money(&last), &format!("{seed}: {last:?}"));
    let is_reported = reported
        .iter()
        .any(|it| matches!(it, Ok(Outcome::Succeeded(_))));
    assert!(!is_reported || charges == 1, "{seed}: {reported:?}");
    let reconciled = shop.paycross.reconcile(&order).await;
    let is_paid = matches!(reconciled, Ok(Outcome::Succeeded(_)));
    assert_eq!(is_paid, charges == 1, "{seed}: {reconciled:?}");
}

/// A report that ends without an error has each transaction once.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_whole_or_an_error_with_any_fault() {
    of_each_seed(report).await;
}

async fn report(seed: u64) {
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .report_page(NonZeroU32::new(2).unwrap());
    let mut shop = Shop::with(sandbox, |it| it).await;
    let references = ["order-1", "order-2", "order-3", "order-4", "order-5"];
    for reference in references {
        let payment = paycross_shop::payment(reference, PLAIN).duplicate_check(false);
        shop.paycross.charge(&payment).await.unwrap();
    }
    Dice(seed).spoil(&shop.sandbox, &["listTransactions"]);
    let paycross = in_haste_at(&shop);
    let now = SystemTime::now();
    let mut rows = paycross.report(&Report::created(now - DAY, now + DAY));
    let (mut found, mut error) = (Vec::new(), None);
    while let Some(row) = rows.next().await {
        match row {
            Ok(row) => found.push(row.reference().unwrap().to_owned()),
            Err(failed) => error = Some(failed),
        }
    }
    drop(rows);
    let is_start = references.iter().zip(&found).all(|(known, it)| known == it);
    assert!(is_start, "{seed}: {found:?}");
    assert!(
        found.len() == references.len() || error.is_some(),
        "{seed}: {found:?}"
    );
    calm_shop(&mut shop, paycross).await;
}

/// A card of the vault has a token that can be charged, and a change keeps it.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_the_vault_is_stored_and_changed_with_any_fault() {
    of_each_seed(vault).await;
}

async fn vault(seed: u64) {
    let mut shop = Shop::with(Sandbox::builder().replay(true), |it| it).await;
    let paycross = in_haste_at(&shop);
    let mut dice = Dice(seed);
    dice.spoil(&shop.sandbox, &["createCard"]);
    let stored = paycross.store_card(card(PLAIN)).await;
    dice.spoil(&shop.sandbox, &["updateCard"]);
    let renewed = CardUpdate::new().expiry(Expiry::new(6, 2038).unwrap());
    let changed = match &stored {
        Ok(stored) => Some(paycross.update_card(stored.token(), &renewed).await),
        Err(_) => None,
    };
    calm_shop(&mut shop, paycross).await;
    if let Some(Err(Error::NotFound(found))) = &changed {
        panic!("{seed}: {found:?}");
    }
    if let (Ok(stored), Some(Ok(changed))) = (&stored, &changed) {
        assert_eq!(stored.token(), changed.token(), "{seed}");
        assert_eq!(changed.expiry(), Some(Expiry::new(6, 2038).unwrap()));
    }
    if let Ok(stored) = stored {
        let order = paycross_shop::charge("order-1", stored.token());
        let paid = shop.paycross.charge(&order).await.unwrap();
        assert_eq!(paid.money(), MoneyState::Charged, "{seed}: {paid:?}");
    }
}
