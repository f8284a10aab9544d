//! PayCross.

use proptest::prelude::*;
use serde_json::Value;
use tollgate::{
    Card, CardNumber, Currency, Cvv, Error, Expiry, Initiator, Money, MoneyState, Outcome,
    paycross::{Capture, NewPayment, NewTokenization, Order, Refund, Transaction, Void},
};
use tollgate_sandbox::ScriptedOutcome;

use super::{
    CVV, Claim, Limit, Rig, SHORT, agrees, attack, attack_within, claim,
    mutation::{oddities, plans},
    repair,
    watch::{shown, shown_error},
};
use crate::paycross_shop::{DECLINED, PLAIN, SECURE};

type Result<T = Outcome<Transaction>, E = Error> = std::result::Result<T, E>;

/// Each has an amount of its own, so that none is a duplicate of another.
fn price(number: u64) -> Money {
    Money::new(
        tollgate::Decimal::new(i64::try_from(number).unwrap() + 1000, 2),
        Currency::USD,
    )
}

fn minor(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap()) + 1000.0
}

fn card(number: &str) -> Card {
    let (number, expiry) = (
        CardNumber::new(number).unwrap(),
        Expiry::new(5, 2035).unwrap(),
    );
    Card::new(number, Cvv::new(CVV).unwrap(), expiry, "John Doe")
}

fn by_token(rig: &Rig, number: u64) -> NewPayment {
    let token = rig.paycross_token.clone();
    NewPayment::by_token(
        format!("order-{number}"),
        price(number),
        token,
        Initiator::Merchant,
    )
    .description("Order")
}

fn shown_outcome(result: &Result) -> String {
    match result {
        Ok(outcome) => {
            let it = outcome.transaction();
            format!(
                "{}{:?}{:?}{:?}",
                shown(outcome),
                it.raw(),
                it.data(),
                it.saved_card()
            )
        }
        Err(error) => shown_error(error),
    }
}

fn money(result: &Result) -> MoneyState {
    result.as_ref().map_or_else(Error::money, Outcome::money)
}

/// Checks that a success agrees with the response, and belongs to this order.
fn truly_succeeded(result: &Result, reference: &str, minor: f64) -> Claim {
    let Ok(Outcome::Succeeded(it)) = result else {
        return Ok(());
    };
    let body = it.raw().and_then(|raw| repair::json(raw.expose_body()));
    let Some(body) = body else {
        return Err(format!("{it:?} cannot have been read"));
    };
    // A number in place of a text counts as its digits.
    let is_id = |value: &Value, id: &str| match value {
        Value::Number(number) => number.to_string() == id,
        value => value == id,
    };
    let found = match &body["transactions"] {
        Value::Array(items) => items.iter().find(|item| is_id(&item["uid"], it.uid())),
        _ if is_id(&body["uid"], it.uid()) => Some(&body),
        _ => Some(&body["transaction"]),
    };
    let Some(said) = found else {
        return Err(format!("{it:?} is nowhere"));
    };
    let is_word = |value: &Value, word: &str| {
        value
            .as_str()
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    let amount = said["amount"]
        .as_f64()
        .or_else(|| said["amount"].as_str()?.parse().ok());
    let is_ours = said["tracking_id"].is_null() || said["tracking_id"] == reference;
    let is_paid = is_word(&said["status"], "successful")
        && amount == Some(minor)
        && is_word(&said["currency"], "USD");
    claim!(is_paid && is_ours, "{it:?} is no success of {reference}");
    Ok(())
}

async fn charged(rig: &Rig, order: &NewPayment, number: u64, result: &Result) -> Claim {
    let reference = order.reference();
    let charges = rig.sandbox.ledger().charges(&reference);
    agrees(charges, money(result)).map_err(|why| format!("{why}: {result:?}"))?;
    truly_succeeded(result, &reference, minor(number))?;
    rig.check(&shown_outcome(result))?;
    if charges == 1 {
        let truth = rig.honest_paycross.reconcile(order).await;
        claim!(
            matches!(truth, Ok(Outcome::Succeeded(_))),
            "{truth:?} of an order that was charged"
        );
    }
    Ok(())
}

fn verdicts() -> impl Strategy<Value = Option<ScriptedOutcome>> {
    prop_oneof![
        5 => Just(None),
        2 => Just(Some(ScriptedOutcome::new("failed").resolution("F.0114"))),
        1 => Just(Some(ScriptedOutcome::new("pending"))),
        1 => Just(Some(ScriptedOutcome::new("failed").resolution("P.0001"))),
    ]
}

fn decide(rig: &Rig, reference: String, verdict: Option<ScriptedOutcome>) {
    if let Some(verdict) = verdict {
        rig.sandbox.decide(reference, verdict);
    }
}

#[test]
fn a_charge_survives_any_response() {
    attack(
        (verdicts(), plans(5)),
        &async |rig, number, (verdict, plan)| {
            let order = by_token(rig, number);
            decide(rig, order.reference(), verdict);
            rig.proxy.plan(plan);
            let result = rig.in_time(1, rig.paycross.charge(&order)).await?;
            charged(rig, &order, number, &result).await
        },
    );
}

#[test]
fn a_charge_is_known_although_other_values_are_odd() {
    attack_within(Limit::None, oddities(), &async |rig, number, plan| {
        let order = by_token(rig, number);
        rig.proxy.plan(plan);
        let result = rig.in_time(1, rig.paycross.charge(&order)).await?;
        claim!(
            matches!(result, Ok(Outcome::Succeeded(_))),
            "{result:?} of an order that was charged"
        );
        charged(rig, &order, number, &result).await
    });
}

#[test]
fn a_charge_by_card_survives_any_response() {
    let numbers = prop_oneof![3 => Just(PLAIN), 2 => Just(SECURE), 1 => Just(DECLINED)];
    attack((numbers, plans(5)), &async |rig, number, (pan, plan)| {
        let order = NewPayment::by_card(format!("order-{number}"), price(number), card(pan))
            .description("Order");
        rig.proxy.plan(plan);
        let result = rig.in_time(1, rig.paycross.charge(&order)).await?;
        charged(rig, &order, number, &result).await
    });
}

#[test]
fn a_charge_that_is_called_again_survives_any_response() {
    attack(
        (verdicts(), plans(8)),
        &async |rig, number, (verdict, plan)| {
            let order = by_token(rig, number);
            decide(rig, order.reference(), verdict);
            rig.proxy.plan(plan);
            let twice = async {
                (
                    rig.paycross.charge(&order).await,
                    rig.paycross.charge(&order.attempt(2)).await,
                )
            };
            let (first, second) = rig.in_time(2, twice).await?;
            charged(rig, &order, number, &first).await?;
            let ledger = rig.sandbox.ledger();
            let both =
                ledger.charges(&order.reference()) + ledger.charges(&order.attempt(2).reference());
            claim!(
                both <= 1,
                "{both} charges for one order: {first:?}, {second:?}"
            );
            rig.check(&shown_outcome(&second))
        },
    );
}

#[test]
fn a_tokenisation_survives_any_response() {
    attack(plans(4), &async |rig, number, plan| {
        let order = NewTokenization::new(format!("save-{number}-x"), price(number), card(PLAIN))
            .description("Card");
        rig.proxy.plan(plan);
        let result = rig.in_time(1, rig.paycross.tokenize(&order)).await?;
        claim!(
            rig.sandbox.ledger().charges(&order.reference()) == 0,
            "a tokenisation charged"
        );
        truly_succeeded(&result, &order.reference(), minor(number))?;
        rig.check(&shown_outcome(&result))
    });
}

#[test]
fn a_reconciled_order_survives_any_response() {
    attack(
        (verdicts(), plans(3)),
        &async |rig, number, (verdict, plan)| {
            let order = by_token(rig, number);
            let is_final = verdict
                .as_ref()
                .is_none_or(|verdict| verdict.status == "failed");
            decide(rig, order.reference(), verdict);
            if number % 8 != 0 && is_final {
                rig.honest_paycross
                    .charge(&order)
                    .await
                    .map_err(|error| format!("{error:?}"))?;
            }
            rig.proxy.plan(plan);
            let reconciling = async {
                (
                    rig.paycross.reconcile(&order).await,
                    rig.proxy.calls("POST "),
                )
            };
            let (result, posts) = rig.in_time(1, reconciling).await?;
            claim!(posts == 0, "{posts} requests that move something");
            charged(rig, &order, number, &result).await
        },
    );
}

#[derive(Clone, Copy, Debug)]
enum Child {
    Capture,
    Void,
    Refund,
}

#[test]
fn captures_voids_and_refunds_survive_any_response() {
    let children = prop_oneof![Just(Child::Capture), Just(Child::Void), Just(Child::Refund)];
    attack((children, plans(4)), &async |rig, number, (child, plan)| {
        let order = by_token(rig, number);
        let order = if matches!(child, Child::Refund) {
            order
        } else {
            order.authorize_only()
        };
        let paid = rig
            .honest_paycross
            .charge(&order)
            .await
            .map_err(|error| format!("{error:?}"))?;
        let (uid, reference) = (paid.transaction().uid(), format!("child-{number}"));
        rig.proxy.plan(plan);
        let result = match child {
            Child::Capture => follow(rig, &Capture::new(&reference, uid, price(number))).await?,
            Child::Void => follow(rig, &Void::new(&reference, uid, price(number))).await?,
            Child::Refund => {
                follow(
                    rig,
                    &Refund::new(&reference, uid, price(number), "Broken cup"),
                )
                .await?
            }
        };
        let account = rig.sandbox.ledger().account(&order.reference());
        let reported = money(&result);
        claim!(account.charges <= 1 && account.refunds <= 1, "{account:?}");
        match child {
            Child::Capture => {
                agrees(account.charges, reported).map_err(|why| format!("{why}: {result:?}"))?;
            }
            Child::Refund => {
                claim!(
                    reported != MoneyState::Returned || account.refunds == 1,
                    "reported as returned: {result:?}"
                );
                claim!(
                    reported != MoneyState::Untouched || account.refunds == 0,
                    "reported as untouched: {result:?}"
                );
            }
            Child::Void => {}
        }
        truly_succeeded(&result, &reference, minor(number))?;
        rig.check(&shown_outcome(&result))
    });
}

async fn follow(
    rig: &Rig,
    order: &(impl Order + Following),
) -> std::result::Result<Result, String> {
    rig.in_time(1, order.send(rig)).await
}

/// The captures, voids and refunds of an earlier payment.
trait Following {
    async fn send(&self, rig: &Rig) -> Result;
}

impl Following for Capture {
    async fn send(&self, rig: &Rig) -> Result {
        rig.paycross.capture(self).await
    }
}

impl Following for Void {
    async fn send(&self, rig: &Rig) -> Result {
        rig.paycross.void(self).await
    }
}

impl Following for Refund {
    async fn send(&self, rig: &Rig) -> Result {
        rig.paycross.refund(self).await
    }
}

#[test]
fn read_requests_survive_any_response() {
    attack_within(SHORT, plans(2), &async |rig, number, plan| {
        rig.proxy.plan(plan);
        let reading = async {
            let found = rig.paycross.find("save-1").await;
            let uid = found
                .as_ref()
                .ok()
                .and_then(|found| Some(found.first()?.uid().to_owned()));
            let read = rig
                .paycross
                .transaction(&uid.unwrap_or_else(|| format!("uid-{number}")))
                .await;
            found.as_ref().map_or_else(shown_error, shown)
                + &read.as_ref().map_or_else(shown_error, shown)
        };
        let text = rig.in_time(2, reading).await?;
        rig.check(&text)
    });
}
