//! Several faults in one flow, and random faults: complete sequences of a merchant's calls.

use std::time::Duration;
use tollgate::{
    Currency, Error, Money, MoneyState, Outcome, PayCross, Paymega, dec,
    paycross::{self, Capture, NewPayment},
    paymega::{Created, NewInvoice, Refund, RefundOutcome, TokenCharge},
};
use tollgate_sandbox::{Fault, Kind, Part, Point, Sandbox, ScriptedOutcome, Settings};

use crate::{
    clock::hasty,
    merchant::{CUSTOMER, DECLINED, Merchant, PLAIN, SECURE, SERVICE, card, charge, in_haste, usd},
    paycross_shop::{self, DAY, Shop},
    payout::{pay_out, to_card},
    seed::{assert_agrees, money, of_each_seed},
};

/// Numbers that are the same for the same seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn kind(&mut self) -> Kind {
        let point = [Point::Before, Point::After][usize::from(self.roll(2) == 1)];
        let after = usize::try_from(self.roll(200)).unwrap();
        match self.roll(10) {
            0 | 1 => Kind::Close {
                point,
                reset: self.roll(2) == 1,
            },
            2 => Kind::Cut {
                part: Part::Headers,
                after,
            },
            3 => Kind::Cut {
                part: Part::Body,
                after,
            },
            4 => Kind::Stall {
                point,
                for_ms: 150 + self.roll(200),
            },
            5 => Kind::Refuse {
                for_ms: self.roll(100),
            },
            6 => Kind::Duplicate,
            7 => Kind::Unread,
            8 => Kind::Stale,
            _ => {
                let status =
                    [400, 409, 429, 500, 502, 503, 504][usize::try_from(self.roll(7)).unwrap()];
                Kind::Status {
                    status,
                    point,
                    retry_after: None,
                }
            }
        }
    }

    /// Two to four faults on these operations, and some more by chance.
    pub fn spoil(&mut self, sandbox: &Sandbox, operations: &[&str]) {
        sandbox.faults_by_chance(self.0, 0.15);
        for _ in 0..2 + self.roll(3) {
            let operation =
                operations[usize::try_from(self.roll(operations.len() as u64)).unwrap()];
            let nth = u32::try_from(1 + self.roll(3)).unwrap();
            sandbox.fault(Fault::on(operation, self.kind()).nth(nth));
        }
    }
}

/// Ends the faults, and waits until every request was processed.
async fn calm(merchant: &mut Merchant, platform: Paymega) {
    drop(platform);
    merchant.sandbox.clear_faults();
    merchant.idle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_by_card_is_sent_once_with_any_fault() {
    of_each_seed(sale_by_card).await;
}

async fn sale_by_card(seed: u64) {
    let mut merchant = Merchant::open().await;
    let platform = in_haste(&merchant.sandbox);
    let mut dice = Dice(seed);
    let reference = format!("order-{seed}");
    let number = [PLAIN, PLAIN, SECURE, DECLINED][usize::try_from(dice.roll(4)).unwrap()];
    dice.spoil(
        &merchant.sandbox,
        &["createInvoice", "createSale", "getInvoice", "listInvoices"],
    );
    let order = NewInvoice::new(&reference, usd(), SERVICE).customer(CUSTOMER);
    let result = match platform.create(&order).await {
        Ok(Created::New(invoice)) => {
            let sold = platform.sale(invoice, &card(number, 10, 2035)).await;
            sold.map_err(Error::from)
        }
        Ok(Created::Existing(_)) => platform.reconcile(&order).await,
        Err(error) => Err(error),
    };
    calm(&mut merchant, platform).await;
    let money = result.as_ref().map_or_else(Error::money, Outcome::money);
    let charges = merchant.sandbox.ledger().charges(&reference);
    assert_agrees(charges, money, &format!("{seed}: {result:?}"));
    let reconciled = merchant.platform.reconcile(&order).await;
    let is_paid = matches!(reconciled, Ok(Outcome::Succeeded(_)));
    assert_eq!(
        is_paid,
        charges == 1,
        "{seed}: {reconciled:?} after {result:?}"
    );
}

/// A merchant who calls again after every result, with a further attempt after each decline, as long as faults occur.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_charged_once_however_often_it_is_tried() {
    of_each_seed(order).await;
}

async fn order(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    let platform = in_haste(&merchant.sandbox);
    let mut dice = Dice(seed);
    let order = charge(&format!("order-{seed}"), &token);
    for attempt in 1..=2 {
        if dice.roll(2) == 0 {
            let verdict = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
            merchant
                .sandbox
                .decide(order.attempt(attempt).reference(), verdict);
        }
    }
    let (mut attempt, mut reported) = (1, Vec::new());
    for _ in 0..4 {
        dice.spoil(
            &merchant.sandbox,
            &["createInvoice", "createSale", "getInvoice", "listInvoices"],
        );
        let result = platform.charge(&order.attempt(attempt)).await;
        merchant.sandbox.clear_faults();
        attempt += u32::from(matches!(result, Ok(Outcome::Declined(_))));
        reported.push(result);
    }
    calm(&mut merchant, platform).await;
    let charges = charges_of(&merchant.sandbox, &order);
    assert!(charges <= 1, "{seed}: {charges} charges, {reported:?}");
    let is_reported = reported
        .iter()
        .any(|it| matches!(it, Ok(Outcome::Succeeded(_))));
    assert!(!is_reported || charges == 1, "{seed}: {reported:?}");
}

fn charges_of(sandbox: &Sandbox, order: &TokenCharge) -> usize {
    let ledger = sandbox.ledger();
    (1..10)
        .map(|attempt| ledger.charges(&order.attempt(attempt).reference()))
        .sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_is_sent_once_with_any_fault() {
    of_each_seed(refund).await;
}

async fn refund(seed: u64) {
    let mut merchant = Merchant::open().await;
    let platform = in_haste(&merchant.sandbox);
    let reference = format!("order-{seed}");
    let paid = merchant.pay(&reference, PLAIN).await;
    Dice(seed).spoil(&merchant.sandbox, &["refundInvoice", "getInvoice"]);
    let asked = Refund::new(format!("refund-{seed}"), paid.invoice().id(), five());
    let result = platform.refund(&asked).await;
    calm(&mut merchant, platform).await;
    let refunds = merchant.sandbox.ledger().account(&reference).refunds;
    assert!(refunds <= 1, "{seed}: {refunds} refunds, {result:?}");
    match &result {
        Ok(RefundOutcome::Succeeded(_)) => assert_eq!(refunds, 1, "{seed}: {result:?}"),
        Ok(RefundOutcome::Declined(_)) => assert_eq!(refunds, 0, "{seed}: {result:?}"),
        Err(error) if error.money() == MoneyState::Untouched => {
            assert_eq!(refunds, 0, "{seed}: {result:?}");
        }
        _ => {}
    }
}

/// A payout with faults and settings by chance, then reconciled.
#[tokio::test(flavor = "multi_thread")]
async fn a_payout_is_processed_once_with_any_fault() {
    of_each_seed(payout).await;
}

async fn payout(seed: u64) {
    let (mut merchant, token) = Merchant::with_card().await;
    let platform = in_haste(&merchant.sandbox);
    let mut dice = Dice(seed);
    let reference = format!("payout-{seed}");
    if dice.roll(2) == 0 {
        let unkind = Settings::by_chance(seed);
        merchant.sandbox.change_for(&reference, |it| *it = unkind);
    }
    let operations = ["createPayout", "processPayout", "getPayout", "listPayouts"];
    dice.spoil(&merchant.sandbox, &operations);
    let order = to_card(&reference, &token);
    let results = [
        pay_out(&platform, &order).await,
        pay_out(&platform, &order).await,
    ];
    calm(&mut merchant, platform).await;
    merchant.sandbox.advance(Duration::from_secs(10));
    let payouts = merchant.sandbox.ledger().payouts(&reference);
    // One call can only say that it sent nothing itself; the other call may have paid.
    let sent = results
        .iter()
        .filter(|it| money(it) != MoneyState::Untouched);
    for result in sent {
        assert_agrees(payouts, money(result), &format!("{seed}: {results:?}"));
    }
    assert!(payouts <= 1, "{seed}: {payouts} payouts, {results:?}");
    assert!(
        results
            .iter()
            .all(|it| !matches!(it, Ok(Outcome::Declined(_))))
    );
    merchant
        .sandbox
        .change_for(&reference, |it| *it = Settings::default());
    let reconciled = merchant.platform.reconcile_payout(&order).await;
    let is_paid = matches!(reconciled, Ok(Outcome::Succeeded(_)));
    assert_eq!(
        is_paid,
        payouts == 1,
        "{seed}: {reconciled:?} after {results:?}"
    );
}

fn five() -> Money {
    Money::new(dec!(5), Currency::USD)
}

/// An authorisation, its capture and a refund, each called again until the outcome is known.
#[tokio::test(flavor = "multi_thread")]
async fn a_reservation_is_captured_once_and_given_back_once() {
    of_each_seed(reservation).await;
}

/// A client with the replay window, which does not wait for stalled responses.
pub fn in_haste_at(shop: &Shop) -> PayCross {
    let builder = paycross_shop::builder(&shop.sandbox).replay_window(DAY);
    builder.policy(hasty()).build().unwrap()
}

pub async fn calm_shop(shop: &mut Shop, paycross: PayCross) {
    drop(paycross);
    shop.sandbox.clear_faults();
    shop.idle().await;
}

async fn reservation(seed: u64) {
    let mut shop = Shop::with(Sandbox::builder().replay(true), |it| it).await;
    let token = shop.save_card().await;
    let mut dice = Dice(seed);
    let reference = format!("order-{seed}");
    let operations = [
        "createAuthorization",
        "createCapture",
        "createRefund",
        "findTransactions",
        "getTransaction",
    ];
    dice.spoil(&shop.sandbox, &operations);
    let order = paycross_shop::charge(&reference, &token).authorize_only();
    let order: NewPayment = order.duplicate_check(false);
    let paycross = in_haste_at(&shop);
    let reserved = paycross.charge(&order).await;
    let Ok(Outcome::Succeeded(reservation)) = &reserved else {
        calm_shop(&mut shop, paycross).await;
        let charges = shop.sandbox.ledger().charges(&reference);
        assert_eq!(charges, 0, "{seed}: {reserved:?}");
        return;
    };
    let capture = Capture::new(format!("capture-{seed}"), reservation.uid(), five());
    let mut captured = paycross.capture(&capture).await;
    dice.spoil(&shop.sandbox, &operations);
    if captured.is_err() {
        captured = paycross.capture(&capture).await;
    }
    calm_shop(&mut shop, paycross).await;
    let reported = captured.as_ref().map_or_else(Error::money, Outcome::money);
    let charges = shop.sandbox.ledger().charges(&reference);
    assert_agrees(charges, reported, &format!("{seed}: {captured:?}"));
    if let Ok(Outcome::Succeeded(charge)) = &captured {
        dice.spoil(&shop.sandbox, &operations);
        give_back(shop, seed, charge.uid()).await;
    }
}

async fn give_back(mut shop: Shop, seed: u64, uid: &str) {
    let refund = paycross::Refund::new(format!("refund-{seed}"), uid, five(), "Broken cup");
    let paycross = in_haste_at(&shop);
    let first = paycross.refund(&refund).await;
    let second = paycross.refund(&refund).await;
    calm_shop(&mut shop, paycross).await;
    let refunds = shop
        .sandbox
        .ledger()
        .account(&format!("order-{seed}"))
        .refunds;
    assert!(
        refunds <= 1,
        "{seed}: {refunds} refunds, {first:?}, {second:?}"
    );
    for reported in [first, second].iter().flatten() {
        assert!(
            reported.money() != MoneyState::Returned || refunds == 1,
            "{seed}: {reported:?}"
        );
    }
}
