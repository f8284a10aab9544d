//! Paymega and Kuna.

use std::{sync::Mutex, time::Duration};

use tollgate::{
    Currency, Error, Initiator, Money, Outcome, Paymega, dec,
    paymega::{CardSale, Invoice, NewInvoice, Refund, RefundOutcome, TokenCharge},
};
use tollgate_sandbox::{
    Sandbox,
    settings::{RefundList, RefundModel},
};

use super::{drop_at_every_await, lose};
use crate::{
    clock::{STEP, steady},
    merchant::{CUSTOMER, Merchant, PLAIN, SERVICE, builder, card, charge, usd},
    wait,
};

/// By then an invoice has expired, and no sale can be under way.
const EXPIRY: Duration = Duration::from_secs(1800 + 120 + 301);

/// A client that pauses six times at most.
pub fn quick(sandbox: &Sandbox) -> Paymega {
    let policy = steady().deadline(STEP * 6);
    builder(sandbox).policy(policy).build().unwrap()
}

fn charges_of(sandbox: &Sandbox, order: &TokenCharge) -> usize {
    let ledger = sandbox.ledger();
    let attempts = [1, 2].map(|number| ledger.charges(&order.attempt(number).reference()));
    attempts.iter().sum()
}

#[tokio::test]
async fn a_dropped_charge_is_found_by_its_order_and_then_charged_once() {
    for lost in [&[][..], &["createInvoice", "createSale", "getInvoice"]] {
        let (merchant, token) = Merchant::with_card().await;
        let client = quick(&merchant.sandbox);
        let prepare = async |index| {
            lose(&merchant.sandbox, lost);
            charge(&format!("order-{index}"), &token)
        };
        let orders = drop_at_every_await(prepare, async |order| client.charge(order).await).await;
        drop(client);
        charged_once(merchant, orders).await;
    }
}

/// A request sent before the drop may still be under way.
#[tokio::test]
async fn a_dropped_charge_that_is_called_again_at_once_is_charged_once() {
    let (merchant, token) = Merchant::with_card().await;
    let (client, again) = (quick(&merchant.sandbox), quick(&merchant.sandbox));
    let last = Mutex::<Option<TokenCharge>>::default();
    let prepare = async |index| {
        // The last one was dropped just now.
        let dropped = last.lock().unwrap().take();
        if let Some(dropped) = dropped {
            again.charge(&dropped).await.unwrap();
        }
        let order = charge(&format!("order-{index}"), &token);
        *last.lock().unwrap() = Some(order.clone());
        order
    };
    let orders = drop_at_every_await(prepare, async |order| client.charge(order).await).await;
    drop((client, again));
    charged_once(merchant, orders).await;
}

/// Asserts that each order's outcome agrees with the ledger, and that a further call charges the order once.
async fn charged_once(mut merchant: Merchant, orders: Vec<TokenCharge>) {
    lose(&merchant.sandbox, &[]);
    merchant.idle().await;
    let (platform, sandbox) = (quick(&merchant.sandbox), &merchant.sandbox);
    let mut open = Vec::new();
    for order in &orders {
        let charges = charges_of(sandbox, order);
        let reconciled = platform.reconcile(order).await;
        match (charges, &reconciled) {
            (1, Ok(Outcome::Succeeded(_)))
            | (0, Ok(Outcome::Pending(_)) | Err(Error::NotFound(_))) => {}
            _ => panic!("{order:?}: {charges} charges, {reconciled:?}"),
        }
        match platform.charge(order).await.unwrap() {
            Outcome::Succeeded(_) => assert_eq!(charges_of(sandbox, order), 1, "{order:?}"),
            // An invoice that was created and never sold is blocked until it expires.
            Outcome::Pending(_) => open.push(order),
            other => panic!("{order:?}: {other:?}"),
        }
    }
    assert!(!open.is_empty() && open.len() < orders.len());
    sandbox.advance(EXPIRY);
    for order in open {
        let reconciled = platform.reconcile(order).await;
        assert!(
            matches!(reconciled, Ok(Outcome::Declined(_))),
            "{reconciled:?}"
        );
        let charged = platform.charge(&order.attempt(2)).await;
        assert!(matches!(charged, Ok(Outcome::Succeeded(_))), "{charged:?}");
    }
    for order in &orders {
        assert_eq!(charges_of(sandbox, order), 1, "{order:?}");
    }
}

fn invoices(sandbox: &Sandbox, reference: &str) -> usize {
    let all = sandbox.invoices();
    let ours = all
        .iter()
        .filter(|it| it["attributes"]["reference_id"] == reference);
    ours.count()
}

fn new_invoice(index: usize) -> NewInvoice {
    NewInvoice::new(format!("order-{index}"), usd(), SERVICE)
}

/// Whether by the Private or by the Public API.
#[tokio::test]
async fn a_dropped_creation_is_made_once() {
    for public in [false, true] {
        let mut merchant = Merchant::open().await;
        let client = quick(&merchant.sandbox);
        let create = async |client: &Paymega, order: &NewInvoice| {
            if public {
                client.create_public(order).await
            } else {
                client.create(order).await
            }
        };
        let prepare = async |index| new_invoice(index);
        let orders = drop_at_every_await(prepare, async |order| create(&client, order).await).await;
        drop(client);
        merchant.idle().await;
        for order in &orders {
            assert!(invoices(&merchant.sandbox, &order.reference()) <= 1);
            let created = create(&merchant.platform, order).await.unwrap();
            assert_eq!(created.reference(), Some(&*order.reference()));
            assert_eq!(
                invoices(&merchant.sandbox, &order.reference()),
                1,
                "{order:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_dropped_way_to_the_page_leads_there_again() {
    let (mut merchant, token) = Merchant::with_card().await;
    let client = quick(&merchant.sandbox);
    let prepare =
        async |index| charge(&format!("order-{index}"), &token).initiator(Initiator::Cardholder);
    let orders = drop_at_every_await(prepare, async |order| client.charge(order).await).await;
    drop(client);
    merchant.idle().await;
    for order in &orders {
        let led = merchant.platform.charge(order).await;
        assert!(matches!(led, Ok(Outcome::ActionRequired(_))), "{led:?}");
        assert_eq!(
            invoices(&merchant.sandbox, &order.reference()),
            1,
            "{order:?}"
        );
    }
    // One sale saved the card.
    assert_eq!(merchant.calls("createSale"), 1);
}

fn plain() -> CardSale {
    card(PLAIN, 10, 2035)
}

#[tokio::test]
async fn a_dropped_sale_is_never_sent_again() {
    let merchant = Merchant::open().await;
    let client = quick(&merchant.sandbox);
    let prepare = async |index| {
        let order = new_invoice(index).customer(CUSTOMER);
        let invoice = client.create(&order).await.unwrap();
        (order, Mutex::new(invoice.into_open()))
    };
    let sold = drop_at_every_await(prepare, async |(_, invoice): &(_, Mutex<Option<_>>)| {
        let invoice = invoice.lock().unwrap().take();
        client.sale(invoice.unwrap(), &plain()).await
    });
    let sold = sold.await;
    drop(client);
    wait::idle(&merchant.sandbox).await;
    let (platform, sandbox) = (quick(&merchant.sandbox), &merchant.sandbox);
    let mut open = Vec::new();
    for (order, _) in &sold {
        let charges = sandbox.ledger().charges(&order.reference());
        let reconciled = platform.reconcile(order).await;
        match (charges, &reconciled) {
            (1, Ok(Outcome::Succeeded(_))) => {}
            (0, Ok(Outcome::Pending(_))) => open.push(order),
            _ => panic!("{order:?}: {charges} charges, {reconciled:?}"),
        }
    }
    assert!(!open.is_empty() && open.len() < sold.len());
    sandbox.advance(EXPIRY);
    for order in open {
        let reconciled = platform.reconcile(order).await;
        assert!(
            matches!(reconciled, Ok(Outcome::Declined(_))),
            "{reconciled:?}"
        );
        let second = platform.create(&order.attempt(2)).await.unwrap();
        let paid = platform.sale(second.into_open().unwrap(), &plain()).await;
        assert!(matches!(paid, Ok(Outcome::Succeeded(_))), "{paid:?}");
        assert_eq!(sandbox.ledger().charges(&order.reference()), 0, "{order:?}");
    }
}

/// On hosts that list an invoice's refunds, of either model.
#[tokio::test]
async fn a_dropped_refund_is_found_by_its_reference_and_then_made_once() {
    for (model, list) in [
        (RefundModel::Invoice, RefundList::Shown),
        (RefundModel::Refund, RefundList::Absent),
    ] {
        let mut merchant = Merchant::open().await;
        merchant.sandbox.change(|settings| {
            settings.refund_model = model;
            settings.refund_list = list;
        });
        let client = quick(&merchant.sandbox);
        let paying = &merchant;
        let prepare = async |index| {
            let paid = paying.pay(&format!("order-{index}"), PLAIN).await;
            let five = Money::new(dec!(5), Currency::USD);
            (
                Refund::new(format!("refund-{index}"), paid.invoice().id(), five),
                paid.into_operation(),
            )
        };
        let call = async |(refund, _): &(Refund, Invoice)| client.refund(refund).await;
        let dropped = drop_at_every_await(prepare, call).await;
        drop(client);
        merchant.idle().await;
        for (refund, invoice) in &dropped {
            let refunds = || {
                let ledger = merchant.sandbox.ledger();
                ledger.account(invoice.reference().unwrap()).refunds
            };
            let found = merchant.platform.reconcile_refund(refund).await;
            match (refunds(), &found) {
                (1, Ok(RefundOutcome::Succeeded(_))) | (0, Err(Error::NotFound(_))) => {}
                (count, _) => panic!("{refund:?}: {count} refunds, {found:?}"),
            }
            let again = merchant.platform.refund(refund).await;
            assert!(
                matches!(again, Ok(RefundOutcome::Succeeded(_))),
                "{again:?}"
            );
            assert_eq!(refunds(), 1, "{refund:?}");
        }
    }
}
