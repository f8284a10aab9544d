//! PayCross: reports, the vault, and charges of saved cards.

use std::{
    num::NonZeroU32,
    time::{Duration, SystemTime},
};

use tollgate::{
    Error, Expiry, MoneyState, Outcome,
    outcome::ReviewReason,
    paycross::{CardUpdate, Report, ReportRows, StoredOrder},
};
use tollgate_sandbox::{
    Fault, Kind, Point, Sandbox, ScriptedOutcome,
    settings::{ChargesAs, Reported},
};

use crate::{
    merchant::usd,
    paycross_shop::{DECLINED, PLAIN, Shop, card, charge, payment},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn references(mut rows: ReportRows) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(row) = rows.next().await {
        found.push(row.unwrap().reference().unwrap().to_owned());
    }
    found
}

fn around() -> [SystemTime; 2] {
    let now = SystemTime::now();
    [now - DAY, now + DAY]
}

#[tokio::test]
async fn a_report_comes_over_all_pages() {
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .report_page(NonZeroU32::new(2).unwrap());
    let shop = Shop::with(sandbox, |builder| builder).await;
    for (index, number) in [
        PLAIN,
        DECLINED,
        "4012000000001006",
        "4012000000001055",
        "5204240000015003",
    ]
    .into_iter()
    .enumerate()
    {
        let order = payment(&format!("order-{index}"), number);
        shop.paycross.charge(&order).await.unwrap();
    }
    let [from, to] = around();
    let all = references(shop.paycross.report(&Report::created(from, to))).await;
    assert_eq!(all, ["order-0", "order-1", "order-2", "order-3", "order-4"]);
    assert_eq!(shop.calls("listTransactions"), 3);
    let paid = references(shop.paycross.report(&Report::paid(from, to))).await;
    assert_eq!(paid, ["order-0", "order-2", "order-3", "order-4"]);
    let settled = Report::settled(from, to + DAY);
    assert!(references(shop.paycross.report(&settled)).await.is_empty());
    shop.sandbox.advance(DAY);
    assert_eq!(references(shop.paycross.report(&settled)).await.len(), 4);

    let mut rows = shop.paycross.report(&Report::created(from, to));
    let row = rows.next().await.unwrap().unwrap();
    assert_eq!(
        (row.amount(), row.status()),
        (Some(usd()), Some("successful"))
    );
    assert!(shop.sandbox.violations().is_empty());
}

#[tokio::test]
async fn a_report_by_days_has_one_response_for_each_day() {
    let shop = Shop::with(Sandbox::builder().reported(Reported::All), |it| it).await;
    for reference in ["order-1", "order-2"] {
        let order = payment(reference, PLAIN).duplicate_check(false);
        shop.paycross.charge(&order).await.unwrap();
    }
    let [from, to] = around();
    let report = Report::created(from, to).by_day();
    assert_eq!(
        references(shop.paycross.report(&report)).await,
        ["order-1", "order-2"]
    );
    let exchanges = shop.sandbox.exchanges();
    let days = exchanges
        .iter()
        .filter(|it| it.operation == Some("listTransactions"));
    let days: Vec<_> = days
        .map(|it| it.request["report_params"]["date"].as_str().unwrap())
        .collect();
    assert_eq!(days.len(), 3, "{days:?}");
    assert!(days.is_sorted() && days[0] != days[1] && days[1] != days[2]);
    let mut rows = shop.paycross.report(&report.corrected(from, to));
    let refused = rows.next().await.unwrap().unwrap_err();
    assert!(matches!(refused, Error::Invalid(_)), "{refused:?}");
    assert!(shop.sandbox.violations().is_empty());
}

#[tokio::test]
async fn a_correction_by_hand_is_listed() {
    let shop = Shop::with(Sandbox::builder().reported(Reported::All), |it| it).await;
    for reference in ["order-1", "order-2"] {
        let order = payment(
            reference,
            if reference == "order-1" {
                PLAIN
            } else {
                DECLINED
            },
        );
        shop.paycross.charge(&order).await.unwrap();
    }
    let uid = shop.paycross.find("order-2").await.unwrap()[0]
        .uid()
        .to_owned();
    assert!(
        shop.sandbox
            .settle(&uid, &ScriptedOutcome::new("successful"))
    );
    let [from, to] = around();
    let report = Report::created(from, to).corrected(from, to);
    let mut rows = shop.paycross.report(&report);
    let row = rows.next().await.unwrap().unwrap();
    assert!(row.corrected().is_some() && row.reference() == Some("order-2"));
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn a_lost_page_is_read_again_and_an_impossible_report_is_not_sent() {
    let shop = Shop::with(Sandbox::builder().reported(Reported::All), |it| it).await;
    shop.paycross
        .charge(&payment("order-1", PLAIN))
        .await
        .unwrap();
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    shop.sandbox.fault(Fault::on("listTransactions", lost));
    let [from, to] = around();
    assert_eq!(
        references(shop.paycross.report(&Report::created(from, to))).await,
        ["order-1"]
    );
    assert_eq!(shop.calls("listTransactions"), 2);
    let mut backwards = shop.paycross.report(&Report::created(to, from));
    let error = backwards.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert!(backwards.next().await.is_none());
}

#[tokio::test]
async fn test_transactions_are_not_reported_as_far_as_is_known() {
    let shop = Shop::open().await;
    shop.paycross
        .charge(&payment("order-1", PLAIN))
        .await
        .unwrap();
    let [from, to] = around();
    assert!(
        references(shop.paycross.report(&Report::created(from, to)))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_card_is_stored_changed_and_charged() {
    let shop = Shop::open().await;
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    shop.sandbox.fault(Fault::on("createCard", lost.clone()));
    let stored = shop.paycross.store_card(card(PLAIN)).await.unwrap();
    shop.sandbox.fault(Fault::on("updateCard", lost));
    let update = CardUpdate::new()
        .expiry(Expiry::new(6, 2039).unwrap())
        .holder("Jane Doe");
    let changed = shop
        .paycross
        .update_card(stored.token(), &update)
        .await
        .unwrap();
    assert_eq!(changed.expiry().unwrap().to_string(), "06/39");
    assert_eq!(changed.token(), stored.token());
    let outcome = shop
        .paycross
        .charge(&charge("order-1", stored.token()))
        .await
        .unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
    let unknown = tollgate::CardToken::new("unknown");
    let error = shop
        .paycross
        .update_card(&unknown, &update)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    let nothing = shop
        .paycross
        .update_card(stored.token(), &CardUpdate::new())
        .await;
    assert!(matches!(nothing, Err(Error::Invalid(_))), "{nothing:?}");
}

#[tokio::test]
async fn a_charge_of_a_saved_card_is_one_payment_whatever_the_gateway_makes_of_it() {
    for charges in [ChargesAs::Payment, ChargesAs::Authorization] {
        for lost in [None, Some(Point::After)] {
            let shop = Shop::with(Sandbox::builder().charges_as(charges), |it| it).await;
            let token = shop.save_card().await;
            let order = charge("order-1", &token).as_charge();
            if let Some(point) = lost {
                let kind = Kind::Close {
                    point,
                    reset: false,
                };
                shop.sandbox.fault(Fault::on("createCharge", kind));
            }
            for _ in 0..2 {
                let outcome = shop.paycross.charge(&order).await.unwrap();
                assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
            }
            assert_eq!(shop.calls("createCharge"), 1);
            assert_eq!(shop.sandbox.ledger().charges("order-1"), 1);
            let stored = serde_json::to_string(&shop.paycross.stored(&order).unwrap()).unwrap();
            let stored: StoredOrder = serde_json::from_str(&stored).unwrap();
            let again = shop.paycross.reconcile(&stored).await.unwrap();
            assert_eq!(again.money(), MoneyState::Charged, "{again:?}");
        }
    }
}

#[tokio::test]
async fn a_charge_waits_for_the_capture_that_the_gateway_sends() {
    let sandbox = Sandbox::builder()
        .charges_as(ChargesAs::Authorization)
        .bank(Duration::from_secs(60));
    let shop = Shop::with(sandbox, |it| it).await;
    let token = {
        shop.sandbox
            .change(|settings| settings.bank = Duration::ZERO);
        let token = shop.save_card().await;
        shop.sandbox
            .change(|settings| settings.bank = Duration::from_secs(60));
        token
    };
    let order = charge("order-1", &token).as_charge();
    let pending = shop.paycross.charge(&order).await.unwrap();
    assert!(matches!(pending, Outcome::Pending(_)), "{pending:?}");
    shop.sandbox.advance(Duration::from_secs(61));
    let reserved = shop.paycross.reconcile(&order).await.unwrap();
    assert!(matches!(reserved, Outcome::Pending(_)), "{reserved:?}");
    assert_eq!(shop.sandbox.ledger().charges("order-1"), 0);
    shop.sandbox.advance(Duration::from_secs(61));
    let charged = shop.paycross.wait_for(&order).await.unwrap();
    assert!(matches!(charged, Outcome::Succeeded(_)), "{charged:?}");
}

#[tokio::test]
async fn a_charge_whose_capture_failed_is_for_a_person() {
    let shop = Shop::with(
        Sandbox::builder().charges_as(ChargesAs::Authorization),
        |it| it,
    )
    .await;
    let token = shop.save_card().await;
    let order = charge("order-1", &token).as_charge();
    shop.paycross.charge(&order).await.unwrap();
    let found = shop.paycross.find("order-1").await.unwrap();
    let capture = found.iter().find(|it| it.parent().is_some()).unwrap();
    assert!(
        shop.sandbox
            .settle(capture.uid(), &ScriptedOutcome::new("failed"))
    );
    let outcome = shop.paycross.reconcile(&order).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Reserved);
    let Outcome::Review(review) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.reason(), ReviewReason::LeftOpen);
}

#[tokio::test]
async fn only_a_saved_card_is_charged_so() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    for order in [
        payment("order-1", PLAIN).as_charge(),
        charge("order-1", &token).as_charge().authorize_only(),
    ] {
        let error = shop.paycross.charge(&order).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    }
    assert_eq!(shop.calls("createCharge"), 0);
}
