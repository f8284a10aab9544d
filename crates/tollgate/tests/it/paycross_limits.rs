//! A value beyond a limit of PayCross's document is refused before it is sent, and the error names the field.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tollgate::{
    Currency, Error, Mode, Money, PayCross, SecretKey, dec,
    paycross::{Capture, Endpoint, NewPayment, NewTokenization, Refund},
};

use crate::{
    merchant::usd,
    paycross_shop::{PLAIN, payment, saving},
};

const DOCUMENT: &str = include_str!("../../../tollgate-sandbox/spec/paycross.json");

/// A value for each limited field that breaks its limit.
fn broken(limit: &str) -> Value {
    match limit.rsplit_once(' ').unwrap() {
        (_, "minLength") => json!(""),
        (_, "format") => json!("shop"),
        ("credit_card.number", _) => json!("4200"),
        ("credit_card.exp_month" | "credit_card.exp_year", _) => json!("13"),
        ("customer.birth_date", _) => json!("1.2.1990"),
        (_, "maxLength") => json!("x".repeat(256)),
        (_, _) => json!("x"),
    }
}

/// The request with this value at this path; lists on the way have one item.
fn with<T: Serialize + DeserializeOwned>(request: &T, path: &str, value: Value) -> T {
    let mut json = serde_json::to_value(request).unwrap();
    let mut place = &mut json;
    for name in path.split('.') {
        place = &mut place[name];
        if name == "legs" {
            *place = json!([{}]);
            place = &mut place[0];
        }
    }
    *place = value;
    serde_json::from_value(json).unwrap()
}

/// The order's own fields, which other tests check.
fn is_the_orders(limit: &str) -> bool {
    ["amount", "currency", "tracking_id", "parent_uid", "reason"]
        .iter()
        .any(|field| limit.starts_with(field))
}

fn unreachable_gateway() -> PayCross {
    PayCross::builder(Mode::Test, Endpoint::custom("http://127.0.0.1:9"))
        .shop("361", SecretKey::new("key"))
        .build()
        .unwrap()
}

fn assert_named<T>(result: Result<T, Error>, limit: &str) {
    match result {
        Err(Error::Invalid(invalid)) => {
            let field = limit
                .split(' ')
                .next()
                .map(|path| path.replace("legs.", "legs.0."));
            assert_eq!(Some(invalid.field()), field.as_deref(), "{limit}");
        }
        Err(other) => panic!("{limit}: {other:?}"),
        Ok(_) => panic!("{limit}: sent"),
    }
}

fn limits(schema: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(DOCUMENT).unwrap();
    let mut limits = Vec::new();
    collect(&document, schema, "", &mut limits);
    assert!(limits.len() > 4, "{schema}");
    limits
}

#[tokio::test]
async fn each_limit_of_a_payment_is_checked() {
    let gateway = unreachable_gateway();
    for limit in limits("PaymentRequest") {
        if is_the_orders(&limit) {
            continue;
        }
        let (path, _) = limit.split_once(' ').unwrap();
        let order: NewPayment = payment("order-1042", PLAIN)
            .with(|request| *request = with(request, path, broken(&limit)));
        assert_named(gateway.charge(&order).await, &limit);
    }
}

#[tokio::test]
async fn each_limit_of_a_tokenisation_is_checked() {
    let gateway = unreachable_gateway();
    for limit in limits("TokenizationRequest") {
        if is_the_orders(&limit) {
            continue;
        }
        let (path, _) = limit.split_once(' ').unwrap();
        let order: NewTokenization =
            saving("save-1", PLAIN).with(|request| *request = with(request, path, broken(&limit)));
        assert_named(gateway.tokenize(&order).await, &limit);
    }
}

#[tokio::test]
async fn each_limit_of_captures_voids_and_refunds_is_checked() {
    let gateway = unreachable_gateway();
    let zero = Money::new(dec!(0), Currency::USD);
    let long = "x".repeat(256);
    for limit in limits("RefundRequest") {
        let refund = match &*limit {
            "amount minimum" => Refund::new("r", "uid", zero, "Broken"),
            "parent_uid minLength" => Refund::new("r", "", usd(), "Broken"),
            "reason maxLength" => Refund::new("r", "uid", usd(), &long),
            "reason minLength" => Refund::new("r", "uid", usd(), ""),
            "tracking_id maxLength" => Refund::new(&long, "uid", usd(), "Broken"),
            "tracking_id minLength" => Refund::new("", "uid", usd(), "Broken"),
            other => panic!("{other}"),
        };
        assert_named(gateway.refund(&refund).await, &limit);
    }
    let capture = Capture::new("c", "", usd());
    assert_named(gateway.capture(&capture).await, "parent_uid minLength");
}

/// Collects the limits of a schema, each as the field's path and the keyword.
fn collect(document: &Value, schema: &str, path: &str, limits: &mut Vec<String>) {
    let schemas = &document["components"]["schemas"];
    let properties = &schemas[schema]["properties"];
    for (name, property) in properties.as_object().into_iter().flatten() {
        let path = format!("{path}{}{name}", if path.is_empty() { "" } else { "." });
        let property = match &property["items"] {
            Value::Null => property,
            items => items,
        };
        let reference = property["$ref"]
            .as_str()
            .or_else(|| property["oneOf"][0]["$ref"].as_str());
        if let Some(target) = reference.and_then(|target| target.rsplit('/').next()) {
            collect(document, target, &path, limits);
        }
        for keyword in ["minLength", "maxLength", "minimum", "pattern", "format"] {
            let limit = &property[keyword];
            if !limit.is_null() && limit != "minor-units" {
                limits.push(format!("{path} {keyword}"));
            }
        }
    }
}
