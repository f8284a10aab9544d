//! Further attempts and a second provider: the client reads each earlier operation again before it sends anything,
//! regardless of earlier outcomes. A person may have corrected an operation by hand.

use serde_json::json;
use tollgate::{
    Failover, Outcome, Payment,
    paycross::NewPayment,
    paymega::{NewInvoice, TokenCharge},
};
use tollgate_sandbox::ScriptedOutcome;

use crate::{
    merchant::{CUSTOMER, DECLINED, Merchant, SERVICE, card, charge, usd},
    paycross_script::Gateway,
    paycross_shop::{self, Shop},
    written::{Written, invoice, order, sent},
};

const EARLIER: [u32; 2] = [1, 2];

/// Two attempts of an order are declined.
async fn declined(merchant: &Merchant, order: &TokenCharge) {
    for attempt in EARLIER {
        let order = order.attempt(attempt);
        let poor = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
        merchant.sandbox.decide(order.reference(), poor);
        let outcome = merchant.platform.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    }
}

/// One of them is paid after all.
async fn corrected(merchant: &Merchant, order: &TokenCharge, paid: u32) {
    let reference = order.attempt(paid).reference();
    let operation = merchant.platform.find(&reference).await.unwrap().unwrap();
    let verdict = ScriptedOutcome::new("processed").processed_amount(19.99);
    assert!(merchant.sandbox.settle(operation.id(), &verdict));
}

#[tokio::test]
async fn a_charge_reads_each_earlier_attempt() {
    for paid in EARLIER {
        let (merchant, token) = Merchant::with_card().await;
        let order = charge("order-1042", &token);
        declined(&merchant, &order).await;
        corrected(&merchant, &order, paid).await;
        let creates = merchant.calls("createInvoice");
        let outcome = merchant.platform.charge(&order.attempt(3)).await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{paid}: {outcome:?}"
        );
        let reference = order.attempt(paid).reference();
        assert_eq!(outcome.invoice().reference(), Some(&*reference));
        assert_eq!(merchant.calls("createInvoice"), creates, "{paid}");
    }
}

#[tokio::test]
async fn a_creation_reads_each_earlier_attempt() {
    for (paid, public) in [(1, false), (2, false), (1, true), (2, true)] {
        let merchant = Merchant::open().await;
        let platform = &merchant.platform;
        let mut order = NewInvoice::new("order-1041", usd(), SERVICE);
        if !public {
            order = order.customer(CUSTOMER);
        }
        let create = async |order: &NewInvoice| {
            let created = if public {
                platform.create_public(order).await
            } else {
                platform.create(order).await
            };
            created.unwrap()
        };
        for attempt in EARLIER {
            let invoice = create(&order.attempt(attempt)).await;
            let invoice = invoice.into_open().unwrap();
            let declined = platform.sale(invoice, &card(DECLINED, 10, 2034)).await;
            assert!(matches!(declined, Ok(Outcome::Declined(_))), "{declined:?}");
        }
        let reference = order.attempt(paid).reference();
        let operation = platform.find(&reference).await.unwrap().unwrap();
        let verdict = ScriptedOutcome::new("processed").processed_amount(19.99);
        assert!(merchant.sandbox.settle(operation.id(), &verdict));
        let creates = merchant.calls("createInvoice");
        let invoice = create(&order.attempt(3)).await;
        assert_eq!(invoice.id(), operation.id(), "{paid}");
        assert_eq!(merchant.calls("createInvoice"), creates, "{paid}");
    }
}

/// The same on PayCross.
async fn declined_payment(shop: &Shop, order: &NewPayment) {
    for attempt in EARLIER {
        let order = order.attempt(attempt);
        let poor = ScriptedOutcome::new("failed").resolution("F.0114");
        shop.sandbox.decide(order.reference(), poor);
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    }
}

async fn corrected_payment(shop: &Shop, order: &NewPayment, paid: u32) {
    let reference = order.attempt(paid).reference();
    let found = shop.paycross.find(&reference).await.unwrap();
    let verdict = ScriptedOutcome::new("successful");
    assert!(shop.sandbox.settle(found[0].uid(), &verdict));
}

async fn payment(shop: &Shop) -> NewPayment {
    let order = paycross_shop::charge("order-1042", &shop.save_card().await);
    order.duplicate_check(false)
}

#[tokio::test]
async fn a_payment_reads_each_earlier_attempt() {
    for paid in EARLIER {
        let shop = Shop::open().await;
        let order = payment(&shop).await;
        declined_payment(&shop, &order).await;
        corrected_payment(&shop, &order, paid).await;
        let outcome = shop.paycross.charge(&order.attempt(3)).await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{paid}: {outcome:?}"
        );
        let reference = order.attempt(paid).reference();
        assert_eq!(outcome.transaction().reference(), Some(&*reference));
        assert_eq!(shop.calls("createPayment"), 2, "{paid}");
    }
}

/// Two attempts were declined on both sides, and one of the four is paid after all.
#[tokio::test]
async fn a_failover_reads_each_earlier_attempt_on_both_sides() {
    for (paid, on_first) in [(1, true), (2, true), (1, false), (2, false)] {
        let ((merchant, token), shop) = (Merchant::with_card().await, Shop::open().await);
        let (first, second) = (charge("order-1042", &token), payment(&shop).await);
        declined(&merchant, &first).await;
        declined_payment(&shop, &second).await;
        if on_first {
            corrected(&merchant, &first, paid).await;
        } else {
            corrected_payment(&shop, &second, paid).await;
        }
        let (creates, sent) = (merchant.calls("createInvoice"), shop.calls("createPayment"));
        let failover = Failover::new(merchant.platform.clone(), shop.paycross.clone());
        let outcome = failover
            .charge(&first.attempt(3), &second.attempt(3))
            .await
            .unwrap();
        let is_first = matches!(outcome, Outcome::Succeeded(Payment::Invoice(_)));
        let is_second = matches!(outcome, Outcome::Succeeded(Payment::Transaction(_)));
        assert_eq!(
            (is_first, is_second),
            (on_first, !on_first),
            "{paid}: {outcome:?}"
        );
        assert_eq!(merchant.calls("createInvoice"), creates, "{paid}");
        assert_eq!(shop.calls("createPayment"), sent, "{paid}");
    }
}

/// The charge's own read request shows a decline, and any later search a success.
#[tokio::test]
async fn a_failover_reads_the_first_side_again_after_its_decline() {
    let first = Written::open(|asked| match asked.line.as_str() {
        "POST /payment-invoices" => (201, json!({ "data": invoice("created", &sent(asked)) })),
        "POST /payment/sale" => (200, json!({ "status": "process_failed" })),
        "GET /payment-invoices/cpi_1" => (
            200,
            json!({ "data": invoice("process_failed", &json!([])) }),
        ),
        _ => (200, json!({ "data": [invoice("processed", &json!([]))] })),
    })
    .await;
    let second = Gateway::script([]).await;
    let failover = Failover::new(first.platform.clone(), second.paycross.clone());
    let token = tollgate::CardToken::new("token");
    let payment = paycross_shop::charge("order-1042", &token);
    let outcome = failover.charge(&order(), &payment).await.unwrap();
    assert!(
        matches!(outcome, Outcome::Succeeded(Payment::Invoice(_))),
        "{outcome:?}"
    );
    assert!(second.paths().is_empty());
}

/// The charge ends as pending or for review, and any later search shows a decline.
#[tokio::test]
async fn a_failover_follows_only_a_decline() {
    for status in ["process_pending", "partially_processed"] {
        let first = Written::open(move |asked| match asked.line.as_str() {
            "POST /payment-invoices" => (201, json!({ "data": invoice("created", &sent(asked)) })),
            "POST /payment/sale" => (200, json!({ "status": "process_pending" })),
            "GET /payment-invoices/cpi_1" => (200, json!({ "data": invoice(status, &json!([])) })),
            _ => (
                200,
                json!({ "data": [invoice("process_failed", &json!([]))] }),
            ),
        })
        .await;
        let second = Gateway::script([]).await;
        let failover = Failover::new(first.platform.clone(), second.paycross.clone());
        let token = tollgate::CardToken::new("token");
        let payment = paycross_shop::charge("order-1042", &token);
        let outcome = failover.charge(&order(), &payment).await.unwrap();
        let is_open = matches!(outcome, Outcome::Pending(_) | Outcome::Review(_));
        assert!(is_open, "{outcome:?}");
        assert!(second.paths().is_empty(), "{status}");
    }
}

#[tokio::test]
async fn reconciling_reads_every_attempt_on_both_sides() {
    for (paid, on_first) in [(1, true), (2, true), (1, false), (2, false)] {
        let ((merchant, token), shop) = (Merchant::with_card().await, Shop::open().await);
        let (first, second) = (charge("order-1042", &token), payment(&shop).await);
        declined(&merchant, &first).await;
        declined_payment(&shop, &second).await;
        if on_first {
            corrected(&merchant, &first, paid).await;
        } else {
            corrected_payment(&shop, &second, paid).await;
        }
        let failover = Failover::new(merchant.platform.clone(), shop.paycross.clone());
        let (first, second) = (first.attempt(2), second.attempt(2));
        let outcome = failover.reconcile(&first, &second).await.unwrap();
        let is_first = matches!(outcome, Outcome::Succeeded(Payment::Invoice(_)));
        let is_second = matches!(outcome, Outcome::Succeeded(Payment::Transaction(_)));
        assert_eq!(
            (is_first, is_second),
            (on_first, !on_first),
            "{paid}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_further_invoice_does_not_follow_a_review() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE).customer(CUSTOMER);
    let first = merchant.platform.create(&order).await.unwrap();
    let part = ScriptedOutcome::new("partially_processed").processed_amount(5.0);
    assert!(merchant.sandbox.settle(first.id(), &part));
    let second = merchant.platform.create(&order.attempt(2)).await.unwrap();
    assert_eq!(second.id(), first.id());
    assert_eq!(merchant.calls("createInvoice"), 1);
}
