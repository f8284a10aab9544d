//! The flat row of a result, on both providers.

use serde_json::{Value, json};
use tollgate::{
    Currency, Decimal, Error, Mode, MoneyState, Operation, Outcome, Paymega, SecretKey, Summary,
    TokenOrder, outcome::Kind, paymega::Endpoints,
};
use tollgate_sandbox::ScriptedOutcome;

use crate::{
    merchant::{self, Merchant, usd},
    paycross_shop::{self, Shop},
};

/// The row of an order, as a shop writes it.
fn row<T: Operation>(order: &impl TokenOrder, result: &Result<Outcome<T>, Error>) -> Summary {
    let row = Summary::of(result).for_order(order.reference(), order.money());
    let text = serde_json::to_string(&row).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&text).unwrap(), row);
    row
}

fn check(row: &Summary, kind: Kind, money: MoneyState, code: Option<&str>) {
    assert_eq!((row.kind, row.money), (kind, money), "{row:?}");
    assert_eq!(row.code.as_deref(), code, "{row:?}");
    assert_eq!(
        (row.amount, row.currency),
        (Some(usd().amount()), Some(Currency::USD))
    );
    assert!(row.advice.ends_with('.'), "{row:?}");
}

#[tokio::test]
async fn each_result_on_paymega_has_a_row() {
    let (merchant, token) = Merchant::with_card().await;
    let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
    let unclear = ScriptedOutcome::new("process_failed").resolution("unknown");
    merchant.sandbox.decide("order-2", declined);
    merchant.sandbox.decide("order-3", unclear);
    for (reference, kind, money, code) in [
        ("order-1", Kind::Succeeded, MoneyState::Charged, None),
        (
            "order-2",
            Kind::Declined,
            MoneyState::Untouched,
            Some("insufficient_funds"),
        ),
        (
            "order-3",
            Kind::Review,
            MoneyState::Unknown,
            Some("left_open"),
        ),
    ] {
        let order = merchant::charge(reference, &token);
        let result = merchant.platform.charge(&order).await;
        let row = row(&order, &result);
        check(&row, kind, money, code);
        let id = result.unwrap().into_operation().id().to_owned();
        assert_eq!(
            (row.reference.as_deref(), row.provider_id),
            (Some(reference), Some(id))
        );
    }
    let missing = merchant::charge("order-4", &token);
    let result = merchant.platform.reconcile(&missing).await;
    check(
        &row(&missing, &result),
        Kind::NotFound,
        MoneyState::Unknown,
        None,
    );

    let info = merchant.sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let mistaken =
        Paymega::builder(Mode::Test, endpoints).account(&info.account, SecretKey::new("x"));
    let result = mistaken.build().unwrap().charge(&missing).await;
    let row = row(&missing, &result);
    assert_eq!(
        (row.kind, row.reference.as_deref()),
        (Kind::Refused, Some("order-4"))
    );
    assert!(row.code.is_some(), "{row:?}");
}

#[tokio::test]
async fn each_result_on_paycross_has_a_row() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let failed = ScriptedOutcome::new("failed");
    shop.sandbox.decide("order-2", failed);
    let charge = async |reference: &str| {
        let order = paycross_shop::charge(reference, &token).duplicate_check(false);
        let result = shop.paycross.charge(&order).await;
        row(&order, &result)
    };
    let paid = charge("order-1").await;
    check(&paid, Kind::Succeeded, MoneyState::Charged, None);
    let declined = charge("order-2").await;
    assert_eq!(
        (declined.kind, declined.money),
        (Kind::Declined, MoneyState::Untouched)
    );
    assert!(declined.code.is_some(), "{declined:?}");
    let json = serde_json::to_value(&paid).unwrap();
    let expected = json!({
        "kind": "succeeded", "money": "charged", "reference": "order-1", "provider_id": paid.provider_id,
        "amount": "19.99", "currency": "USD", "code": null, "advice": "Deliver.",
    });
    assert_eq!(json, expected);
    let is_flat = |value: &Value| value.is_string() || value.is_null();
    assert!(json.as_object().unwrap().values().all(is_flat));
}

#[test]
fn an_error_keeps_its_own_reference_and_money() {
    let invalid = "19,99 USD".parse::<tollgate::Money>().unwrap_err();
    let row = Summary::from(&Error::from(invalid));
    assert_eq!(
        (row.kind, row.code.as_deref()),
        (Kind::Invalid, Some("amount"))
    );
    assert_eq!((row.reference.clone(), row.amount), (None, None));
    let row = row.for_order("order-1", usd());
    let row = row.for_order("order-2", "1 EUR".parse().unwrap());
    assert_eq!(row.reference.as_deref(), Some("order-1"));
    assert_eq!(row.amount, Some(Decimal::new(1999, 2)));
}
