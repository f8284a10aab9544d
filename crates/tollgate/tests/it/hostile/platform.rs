//! Paymega and Kuna.

use proptest::prelude::*;
use tollgate::{
    Card, CardNumber, Currency, Cvv, Error, Expiry, Money, MoneyState, Outcome, dec,
    paymega::{
        CardSale, Created, Invoice, InvoiceRange, NewInvoice, Refund, RefundOutcome, TokenCharge,
    },
};
use tollgate_sandbox::ScriptedOutcome;

use super::{
    CVV, Claim, Limit, Rig, SHORT, agrees, attack, attack_within, claim,
    mutation::{oddities, plans},
    truth::{Fate, decide, fates, money, shown_outcome, truly_succeeded},
    watch::{shown, shown_error, shown_result},
};
use crate::merchant::{CUSTOMER, DECLINED, PLAIN, SECURE, SERVICE, charge, usd};

async fn charged(
    rig: &Rig,
    order: &TokenCharge,
    result: &Result<Outcome<Invoice>, Error>,
) -> Claim {
    let reference = order.reference();
    let charges = rig.sandbox.ledger().charges(&reference);
    agrees(charges, money(result)).map_err(|why| format!("{why}: {result:?}"))?;
    truly_succeeded(result, &reference)?;
    rig.check(&shown_outcome(result))?;
    if charges == 1 {
        let truth = rig.honest.reconcile(order).await;
        claim!(
            matches!(truth, Ok(Outcome::Succeeded(_))),
            "{truth:?} of an order that was charged"
        );
    }
    Ok(())
}

#[test]
fn a_charge_survives_any_response() {
    attack((fates(), plans(6)), &async |rig, number, (fate, plan)| {
        let order = charge(&format!("order-{number}"), &rig.token);
        decide(rig, &order.reference(), fate);
        if matches!(fate, Fate::Pends | Fate::Challenges | Fate::AsksForCode) && number % 2 == 1 {
            // Another caller repeats the request without end.
            rig.sandbox
                .decide(order.reference(), ScriptedOutcome::new("processed"));
        }
        rig.proxy.plan(plan);
        let charging = async {
            (
                rig.platform.charge(&order).await,
                rig.proxy.calls("/payment/sale"),
            )
        };
        let (result, sales) = rig.in_time(1, charging).await?;
        claim!(sales <= 1, "{sales} sales were sent");
        charged(rig, &order, &result).await
    });
}

#[test]
fn a_charge_is_known_although_other_values_are_odd() {
    attack_within(Limit::None, oddities(), &async |rig, number, plan| {
        let order = charge(&format!("order-{number}"), &rig.token);
        rig.proxy.plan(plan);
        let result = rig.in_time(1, rig.platform.charge(&order)).await?;
        claim!(
            matches!(result, Ok(Outcome::Succeeded(_))),
            "{result:?} of an order that was charged"
        );
        charged(rig, &order, &result).await
    });
}

#[test]
fn a_charge_that_is_called_again_survives_any_response() {
    attack((fates(), plans(8)), &async |rig, number, (fate, plan)| {
        let order = charge(&format!("order-{number}"), &rig.token);
        decide(rig, &order.reference(), fate);
        rig.proxy.plan(plan);
        let twice = async {
            let first = rig.platform.charge(&order).await;
            (
                first,
                rig.platform.charge(&order.attempt(2)).await,
                rig.proxy.calls("/payment/sale"),
            )
        };
        let (first, second, sales) = rig.in_time(2, twice).await?;
        claim!(
            sales <= 1 + usize::from(matches!(fate, Fate::Declines)),
            "{sales} sales were sent"
        );
        charged(rig, &order, &first).await?;
        let ledger = rig.sandbox.ledger();
        let both =
            ledger.charges(&order.reference()) + ledger.charges(&order.attempt(2).reference());
        claim!(
            both <= 1,
            "{both} charges for one order: {first:?}, {second:?}"
        );
        rig.check(&shown_outcome(&second))
    });
}

#[test]
fn a_sale_by_card_survives_any_response() {
    let numbers = prop_oneof![3 => Just(PLAIN), 2 => Just(SECURE), 1 => Just(DECLINED)];
    attack((numbers, any::<bool>(), plans(7)), &async |rig,
                                                       number,
                                                       (
        card,
        saves,
        plan,
    )| {
        let reference = format!("order-{number}");
        let order = NewInvoice::new(&reference, usd(), SERVICE).customer(CUSTOMER);
        let order = if saves { order.save_card() } else { order };
        rig.proxy.plan(plan);
        let selling = async {
            let result = match rig.platform.create(&order).await {
                Ok(created) => (shown(&created), sold(rig, &order, created, card).await),
                Err(error) => (String::new(), Err(error)),
            };
            (result, rig.proxy.calls("/payment/sale"))
        };
        let ((invoice, result), sales) = rig.in_time(3, selling).await?;
        claim!(sales <= 1, "{sales} sales were sent");
        let charges = rig.sandbox.ledger().charges(&reference);
        // An error about an unsent sale concerns only that call.
        agrees(charges, money(&result)).map_err(|why| format!("{why}: {result:?}"))?;
        truly_succeeded(&result, &reference)?;
        rig.check(&invoice)?;
        rig.check(&shown_outcome(&result))
    });
}

/// Sells the invoice, and sells it again if it comes back.
async fn sold(
    rig: &Rig,
    order: &NewInvoice,
    created: Created,
    card: &str,
) -> Result<Outcome<Invoice>, Error> {
    let Some(invoice) = created.into_open() else {
        return rig.platform.reconcile(order).await;
    };
    let (error, unsold) = match rig.platform.sale(invoice, &by_card(card)).await {
        Ok(outcome) => return Ok(outcome),
        Err(error) => error.into_parts(),
    };
    let Some(invoice) = unsold else {
        return Err(error);
    };
    assert_eq!(rig.proxy.calls("/payment/sale"), 0, "{error:?}");
    Ok(rig.platform.sale(invoice, &by_card(card)).await?)
}

fn by_card(number: &str) -> CardSale {
    let (number, expiry) = (
        CardNumber::new(number).unwrap(),
        Expiry::new(10, 2035).unwrap(),
    );
    CardSale::new(Card::new(
        number,
        Cvv::new(CVV).unwrap(),
        expiry,
        "Card Holder",
    ))
}

#[test]
fn a_reconciled_order_survives_any_response() {
    attack((fates(), plans(3)), &async |rig, number, (fate, plan)| {
        let order = charge(&format!("order-{number}"), &rig.token);
        decide(rig, &order.reference(), fate);
        if number % 8 != 0 && matches!(fate, Fate::Pays | Fate::Declines) {
            rig.honest
                .charge(&order)
                .await
                .map_err(|error| format!("{error:?}"))?;
        }
        rig.proxy.plan(plan);
        let reconciling = async {
            (
                rig.platform.reconcile(&order).await,
                rig.proxy.calls("POST "),
            )
        };
        let (result, posts) = rig.in_time(1, reconciling).await?;
        claim!(posts == 0, "{posts} requests that move something");
        charged(rig, &order, &result).await
    });
}

#[test]
fn a_refund_survives_any_response() {
    attack(plans(3), &async |rig, number, plan| {
        let order = charge(&format!("order-{number}"), &rig.token);
        let paid = rig
            .honest
            .charge(&order)
            .await
            .map_err(|error| format!("{error:?}"))?;
        let money = Money::new(dec!(5), Currency::USD);
        let refund = Refund::new(format!("refund-{number}"), paid.invoice().id(), money);
        rig.proxy.plan(plan);
        let refunding = async {
            (
                rig.platform.refund(&refund).await,
                rig.proxy.calls("/refund"),
            )
        };
        let (result, sent) = rig.in_time(1, refunding).await?;
        let refunds = rig.sandbox.ledger().account(&order.reference()).refunds;
        claim!(
            sent <= 1 && refunds <= 1,
            "{refunds} refunds, sent {sent} times"
        );
        match &result {
            Ok(RefundOutcome::Succeeded(_)) => claim!(refunds == 1, "reported as done: {result:?}"),
            Ok(RefundOutcome::Declined(_)) | Err(Error::NotSent(_) | Error::Invalid(_)) => {
                claim!(refunds == 0, "reported as not done: {result:?}");
            }
            Err(error) if error.money() == MoneyState::Untouched => {
                claim!(refunds == 0, "reported as untouched: {result:?}");
            }
            _ => {}
        }
        let text = result.as_ref().map_or_else(shown_error, shown);
        rig.check(&text)
    });
}

#[test]
fn an_invoice_for_a_payer_survives_any_response() {
    attack(
        (any::<bool>(), plans(4)),
        &async |rig, number, (public, plan)| {
            let reference = format!("order-{number}");
            let order = NewInvoice::new(&reference, usd(), SERVICE).customer(CUSTOMER);
            rig.proxy.plan(plan);
            let creating = async {
                let result = if public {
                    rig.platform.create_public(&order).await
                } else {
                    rig.platform.create(&order).await
                };
                let read = match &result {
                    Ok(invoice) => Some(rig.platform.public_invoice(invoice.id()).await),
                    Err(_) => None,
                };
                let text = result.as_ref().map_or_else(shown_error, |invoice| {
                    format!(
                        "{}{:?}{:?}",
                        shown(invoice),
                        invoice.attributes(),
                        invoice.redirect()
                    )
                });
                text + &read
                    .map(|read| read.as_ref().map_or_else(shown_error, shown))
                    .unwrap_or_default()
            };
            let text = rig.in_time(2, creating).await?;
            let made = rig
                .sandbox
                .invoices()
                .iter()
                .filter(|it| it["attributes"]["reference_id"] == reference)
                .count();
            claim!(made <= 1, "{made} invoices");
            rig.check(&text)
        },
    );
}

#[test]
fn read_requests_survive_any_response() {
    attack_within(SHORT, plans(9), &async |rig, _, plan| {
        rig.proxy.plan(plan);
        let text = rig.in_time(20, everything_read(rig)).await?;
        rig.check(&text)
    });
}

/// Calls every read request, and collects the texts of the results.
async fn everything_read(rig: &Rig) -> String {
    let it = &rig.platform;
    let mut text = String::new();
    let mut add = |part: String| text += &part;
    add(shown_result(&it.profile().await));
    add(shown_result(&it.balances().await));
    add(shown_result(&it.prerequest(Currency::USD).await));
    add(shown_result(&it.service(SERVICE).await));
    add(shown_result(&it.find("save-1").await));
    let mut invoices = it.invoices(InvoiceRange::all());
    let mut read = 0;
    while let Some(next) = invoices.next().await {
        read += 1;
        assert!(read < 1000, "a list without end");
        add(next.as_ref().map_or_else(shown_error, |invoice| {
            format!("{invoice:?}{:?}", invoice.attributes())
        }));
    }
    let mut services = it.services();
    while let Some(next) = services.next().await {
        add(next.as_ref().map_or_else(shown_error, |service| {
            format!("{service:?}{:?}{:?}", service.data(), service.check(usd()))
        }));
    }
    text
}
