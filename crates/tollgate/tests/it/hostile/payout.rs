//! Payouts of Paymega and Kuna.

use proptest::prelude::*;
use tollgate::{
    Error, MoneyState, Outcome,
    paymega::{CreatedPayout, NewPayout, Payout},
};

use super::{
    Claim, Limit, Rig, SHORT, attack, attack_within, claim,
    mutation::{oddities, plans},
    truth::{Fate, decide},
    watch::{shown, shown_error, shown_result},
};
use crate::{
    merchant::usd,
    payout::{to_account, to_card},
    seed::money,
};

fn fates() -> impl Strategy<Value = Fate> {
    prop_oneof![4 => Just(Fate::Pays), 2 => Just(Fate::Declines), 1 => Just(Fate::Pends)]
}

/// A payout to the saved card, or for every third case to an account, whose number is a secret.
fn order(rig: &Rig, number: u64) -> NewPayout {
    let reference = format!("payout-{number}");
    if number.is_multiple_of(3) {
        return to_account(&reference);
    }
    to_card(&reference, &rig.token)
}

/// Creates the payout and processes it, also a second time if it comes back. Says how often the request left.
async fn paid_out(rig: &Rig, order: &NewPayout) -> (Result<Outcome<Payout>, Error>, usize) {
    let created = rig.platform.create_payout(order).await;
    let result = match created {
        Ok(CreatedPayout::New(open)) => match rig.platform.process_payout(open).await {
            Ok(outcome) => Ok(outcome),
            Err(error) => match error.into_parts() {
                (_, Some(open)) => rig.platform.process_payout(open).await.map_err(Error::from),
                (error, None) => Err(error),
            },
        },
        Ok(CreatedPayout::Existing(outcome)) => Ok(outcome),
        Err(error) => Err(error),
    };
    (result, rig.proxy.calls("/process"))
}

async fn agrees(rig: &Rig, order: &NewPayout, result: &Result<Outcome<Payout>, Error>) -> Claim {
    let payouts = rig.sandbox.ledger().payouts(order.reference());
    claim!(payouts <= 1, "{payouts} payouts");
    match money(result) {
        MoneyState::PaidOut => claim!(payouts == 1, "not paid: {result:?}"),
        MoneyState::Untouched => claim!(payouts == 0, "paid: {result:?}"),
        MoneyState::Unknown => {}
        other => return Err(format!("{other} of a payout: {result:?}")),
    }
    rig.check(&shown_payout(result))?;
    if payouts == 1 {
        let truth = rig.honest.reconcile_payout(order).await;
        claim!(
            matches!(truth, Ok(Outcome::Succeeded(_))),
            "{truth:?} of an order that was paid"
        );
    }
    Ok(())
}

/// Every text that a program might show of a payout.
fn shown_payout(result: &Result<Outcome<Payout>, Error>) -> String {
    match result {
        Ok(outcome) => {
            let it = outcome.operation();
            let parts = format!("{:?}{:?}{:?}", it.attributes(), it.included(), it.raw());
            format!(
                "{}{parts}{}{}",
                shown(outcome),
                it.redacted(),
                outcome.advice()
            )
        }
        Err(error) => shown_error(error),
    }
}

#[test]
fn a_payout_survives_any_response() {
    attack((fates(), plans(5)), &async |rig, number, (fate, plan)| {
        let order = order(rig, number);
        decide(rig, order.reference(), fate);
        rig.proxy.plan(plan);
        let (result, sent) = rig.in_time(3, paid_out(rig, &order)).await?;
        claim!(sent <= 1, "the request to process was sent {sent} times");
        agrees(rig, &order, &result).await
    });
}

#[test]
fn a_payout_that_is_ordered_again_survives_any_response() {
    attack((fates(), plans(8)), &async |rig, number, (fate, plan)| {
        let order = order(rig, number);
        decide(rig, order.reference(), fate);
        rig.proxy.plan(plan);
        let twice = async {
            let (first, _) = paid_out(rig, &order).await;
            let (second, sent) = paid_out(rig, &order).await;
            (first, second, sent)
        };
        let (first, second, sent) = rig.in_time(6, twice).await?;
        claim!(sent <= 1, "the request to process was sent {sent} times");
        // The error of a second call can only say that it sent nothing itself.
        if second.is_ok() {
            agrees(rig, &order, &second).await?;
        }
        if first.is_ok() {
            agrees(rig, &order, &first).await?;
        }
        rig.check(&(shown_payout(&first) + &shown_payout(&second)))
    });
}

#[test]
fn a_payout_is_known_although_other_values_are_odd() {
    attack_within(Limit::None, oddities(), &async |rig, number, plan| {
        let order = order(rig, number);
        rig.proxy.plan(plan);
        let (result, _) = rig.in_time(1, paid_out(rig, &order)).await?;
        claim!(
            matches!(result, Ok(Outcome::Succeeded(_))),
            "{result:?} of an order that was paid"
        );
        agrees(rig, &order, &result).await
    });
}

#[test]
fn a_reconciled_payout_survives_any_response() {
    attack((fates(), plans(3)), &async |rig, number, (fate, plan)| {
        let order = order(rig, number);
        decide(rig, order.reference(), fate);
        if number % 8 != 0 && matches!(fate, Fate::Pays | Fate::Declines) {
            let created = rig.honest.create_payout(&order).await;
            let open = created.map_err(|error| shown_error(&error))?.into_open();
            let open = open.ok_or("a payout of another call")?;
            let paid = rig.honest.process_payout(open).await;
            paid.map_err(|error| shown_error(error.error()))?;
        }
        rig.proxy.plan(plan);
        let reading = async {
            let result = if number % 2 == 0 {
                rig.platform.reconcile_payout(&order).await
            } else {
                rig.platform.wait_for_payout(&order).await
            };
            (result, rig.proxy.calls("POST "))
        };
        let (result, posts) = rig.in_time(1, reading).await?;
        claim!(posts == 0, "{posts} requests that move something");
        agrees(rig, &order, &result).await
    });
}

#[test]
fn reads_about_payouts_survive_any_response() {
    attack_within(SHORT, plans(4), &async |rig, number, plan| {
        let order = to_account(&format!("payout-{number}"));
        let made = rig.honest.create_payout(&order).await;
        let id = made.map_err(|error| shown_error(&error))?;
        rig.proxy.plan(plan);
        let reading = async {
            let it = &rig.platform;
            let mut text = shown_result(&it.payout_prerequest(usd()).await);
            text += &shown_result(&it.payout(id.payout().id()).await);
            text + &shown_result(&it.find_payout(order.reference()).await)
        };
        let text = rig.in_time(3, reading).await?;
        rig.check(&text)
    });
}
