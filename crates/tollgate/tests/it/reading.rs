//! Paymega's statuses of an operation, and their outcomes.

use std::time::Duration;

use tollgate::{
    MoneyState, Outcome,
    outcome::ReviewReason,
    paymega::{Invoice, NewInvoice, TokenCharge},
};
use tollgate_sandbox::ScriptedOutcome;

use crate::merchant::{Merchant, PLAIN, SERVICE, card, charge, usd};

#[tokio::test]
async fn each_status_has_its_outcome() {
    let (merchant, token) = Merchant::with_card().await;
    let cases = [
        ("processed", "succeeded", MoneyState::Charged),
        ("partially_processed", "review", MoneyState::Charged),
        ("process_failed", "declined", MoneyState::Untouched),
        // The issuer has been reached, and the bearer is still valid.
        ("rejected", "review", MoneyState::Unknown),
        ("terminated", "review", MoneyState::Unknown),
        ("created", "pending", MoneyState::Unknown),
        ("a_new_word", "pending", MoneyState::Unknown),
        ("process_pending", "pending", MoneyState::Unknown),
        ("process_error", "pending", MoneyState::Unknown),
        ("processing", "pending", MoneyState::Unknown),
        ("refunded", "succeeded", MoneyState::Charged),
        ("partially_refunded", "succeeded", MoneyState::Charged),
        ("charged_back", "succeeded", MoneyState::Charged),
        ("refund_failed", "succeeded", MoneyState::Charged),
        ("refunding", "succeeded", MoneyState::Charged),
        ("refund_pending", "succeeded", MoneyState::Charged),
        ("refund_error", "succeeded", MoneyState::Charged),
        ("partially_charged_back", "succeeded", MoneyState::Charged),
        ("verify_failed", "review", MoneyState::Unknown),
        ("verified", "review", MoneyState::Unknown),
    ];
    for (status, expected, money) in cases {
        let verdict = match (expected, money) {
            ("succeeded", MoneyState::Charged) => {
                ScriptedOutcome::new(status).processed_amount(19.99)
            }
            _ => ScriptedOutcome::new(status),
        };
        merchant.sandbox.decide(status, verdict.undocumented());
        let order = charge(status, &token);
        let outcome = merchant.platform.charge(&order).await.unwrap();
        assert_eq!(
            (name(&outcome), outcome.money()),
            (expected, money),
            "{status}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_charge_that_changed_later_shows_its_amount_or_needs_review() {
    let (merchant, token) = Merchant::with_card().await;
    for status in ["refunding", "refunded", "refund_failed"] {
        merchant
            .sandbox
            .decide(status, ScriptedOutcome::new(status));
        let outcome = merchant.platform.charge(&charge(status, &token)).await;
        let outcome = outcome.unwrap();
        let found = (name(&outcome), outcome.money());
        assert_eq!(found, ("review", MoneyState::Charged), "{status}");
    }
}

#[tokio::test]
async fn a_failure_that_shows_an_amount_needs_review() {
    let (merchant, token) = Merchant::with_card().await;
    for status in ["process_failed", "rejected", "terminated", "expired"] {
        let verdict = ScriptedOutcome::new(status).processed_amount(19.99);
        merchant.sandbox.decide(status, verdict);
        let order = charge(status, &token);
        let outcome = merchant.platform.charge(&order).await.unwrap();
        let Outcome::Review(review) = &outcome else {
            panic!("{status}: {outcome:?}")
        };
        assert_eq!(review.reason(), ReviewReason::Contradictory);
        assert_eq!(outcome.money(), MoneyState::Unknown);
        let second = merchant.platform.charge(&order.attempt(2)).await.unwrap();
        assert!(matches!(second, Outcome::Review(_)), "{status}: {second:?}");
    }
}

#[tokio::test]
async fn another_amount_needs_review() {
    let (merchant, token) = Merchant::with_card().await;
    let order: TokenCharge = charge("order-1042", &token);
    merchant.sandbox.decide(
        "order-1042",
        ScriptedOutcome::new("processed").processed_amount(5.0),
    );
    let outcome = merchant.platform.charge(&order).await.unwrap();
    let Outcome::Review(review) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.reason(), ReviewReason::AmountDiffers);
    assert_eq!(outcome.money(), MoneyState::Charged);
}

#[tokio::test]
async fn a_verification_charges_nothing() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE)
        .customer("customer-7")
        .verify_only();
    let invoice = merchant.platform.create(&order).await.unwrap();
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(outcome.money(), MoneyState::Untouched);
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 0);
}

#[tokio::test]
async fn an_abandoned_invoice_is_unpaid_only_once_no_sale_can_be_under_way() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE);
    merchant.platform.create(&order).await.unwrap();
    let platform = &merchant.platform;
    merchant.sandbox.advance(Duration::from_secs(1800 + 120));
    let outcome = platform.reconcile(&order).await.unwrap();
    assert_eq!(name(&outcome), "pending", "{outcome:?}");
    assert_eq!(outcome.invoice().resolution(), Some("expired"));
    merchant.sandbox.advance(Duration::from_secs(300));
    let outcome = platform.reconcile(&order).await.unwrap();
    assert_eq!(name(&outcome), "declined", "{outcome:?}");
}

fn name(outcome: &Outcome<Invoice>) -> &'static str {
    match outcome {
        Outcome::Succeeded(_) => "succeeded",
        Outcome::Declined(_) => "declined",
        Outcome::ActionRequired(_) => "action required",
        Outcome::Pending(_) => "pending",
        Outcome::Review(_) => "review",
    }
}
