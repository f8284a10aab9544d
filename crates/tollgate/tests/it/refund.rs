//! Refunds.

use tollgate::{Currency, Error, Later, Money, MoneyState, Refund, RefundOutcome, dec};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::merchant::{Merchant, PLAIN};

fn five(reference: &str) -> Refund {
    Refund::new(reference, Money::new(dec!(5), Currency::USD)).description("Broken cup")
}

#[tokio::test]
async fn a_refund_is_done_in_part_and_the_charge_stays_a_success() {
    let merchant = Merchant::open().await;
    let paid = merchant.pay("order-1041", PLAIN).await;
    let id = paid.invoice().id();
    let outcome = merchant
        .platform
        .refund(id, &five("refund-1"))
        .await
        .unwrap();
    assert_eq!(outcome.money(), MoneyState::Returned);
    assert_eq!(outcome.invoice().id(), id);
    let RefundOutcome::Done(invoice) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(invoice.later(), Some(Later::PartiallyRefunded));
    assert_eq!(
        merchant.sandbox.ledger().account("order-1041").refunded,
        "5"
    );
}

#[tokio::test]
async fn a_lost_refund_is_never_told_as_done_and_never_sent_again() {
    let merchant = Merchant::open().await;
    let paid = merchant.pay("order-1041", PLAIN).await;
    for point in [Point::Before, Point::After] {
        merchant.sandbox.fault(Fault::on(
            "refundInvoice",
            Kind::Close {
                point,
                reset: false,
            },
        ));
        let error = merchant
            .platform
            .refund(paid.invoice().id(), &five("refund-1"))
            .await
            .unwrap_err();
        let Error::OutcomeUnknown(unknown) = &error else {
            panic!("{error:?}")
        };
        assert!(unknown.refund().unwrap().after.is_some());
    }
    // Of the first, which was closed before its body was read, the sandbox knows nothing.
    assert_eq!(merchant.calls("refundInvoice"), 1);
    assert_eq!(
        merchant.sandbox.ledger().account("order-1041").refunded,
        "5"
    );
}

#[tokio::test]
async fn a_refund_that_is_too_large_is_refused_and_one_in_another_currency_is_not_sent() {
    let merchant = Merchant::open().await;
    let paid = merchant.pay("order-1041", PLAIN).await;
    let large = Refund::new("refund-1", Money::new(dec!(20), Currency::USD));
    let error = merchant
        .platform
        .refund(paid.invoice().id(), &large)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    let euros = Refund::new("refund-2", Money::new(dec!(5), Currency::EUR));
    let error = merchant
        .platform
        .refund(paid.invoice().id(), &euros)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert_eq!(merchant.calls("refundInvoice"), 1);
}
