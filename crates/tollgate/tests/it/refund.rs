//! Refunds.

use serde_json::json;
use tollgate::{
    Currency, Error, Money, MoneyState, dec,
    paymega::{PostCharge, Refund, RefundOutcome},
};
use tollgate_sandbox::{Body, Fault, Kind, Point};

use crate::merchant::{Merchant, PLAIN};

fn five(invoice: &str, reference: &str) -> Refund {
    Refund::new(reference, invoice, Money::new(dec!(5), Currency::USD)).description("Broken cup")
}

#[tokio::test]
async fn a_refund_succeeds_in_part_and_the_charge_stays_a_success() {
    let merchant = Merchant::open().await;
    let paid = merchant.pay("order-1041", PLAIN).await;
    let id = paid.invoice().id();
    let outcome = merchant
        .platform
        .refund(&five(id, "refund-1"))
        .await
        .unwrap();
    assert_eq!(outcome.money(), MoneyState::Returned);
    assert_eq!(outcome.invoice().id(), id);
    let RefundOutcome::Succeeded(refunded) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        refunded.invoice().post_charge(),
        Some(PostCharge::PartiallyRefunded)
    );
    assert_eq!(
        merchant.sandbox.ledger().account("order-1041").refunded,
        "5"
    );
}

#[tokio::test]
async fn a_lost_refund_that_the_invoice_does_not_list_is_unknown_and_never_sent_again() {
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
            .refund(&five(paid.invoice().id(), "refund-1"))
            .await
            .unwrap_err();
        let Error::OutcomeUnknown(unknown) = &error else {
            panic!("{error:?}")
        };
        assert!(unknown.refund().unwrap().after.is_some());
    }
    // The sandbox has no record of the first request, whose connection was closed before its body was read.
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
    let large = Refund::new(
        "refund-1",
        paid.invoice().id(),
        Money::new(dec!(20), Currency::USD),
    );
    let error = merchant.platform.refund(&large).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    let euros = Refund::new(
        "refund-2",
        paid.invoice().id(),
        Money::new(dec!(5), Currency::EUR),
    );
    let error = merchant.platform.refund(&euros).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert_eq!(merchant.calls("refundInvoice"), 1);
}

/// Faults before the refund is processed: statuses that leave the result open, and bodies that are not the provider's.
#[tokio::test]
async fn only_the_providers_own_final_refusal_says_that_nothing_was_given_back() {
    let own =
        |code: u16| json!({"errors": [{"status": "no", "code": code.to_string(), "title": "No"}]});
    let open = [400, 404, 406, 409, 410].map(|status| (status, Body::Json(own(status))));
    let foreign = [401, 403, 405, 422].into_iter().flat_map(|status| {
        let proxy = json!({"error": {"code": status}});
        [
            Body::Json(proxy),
            Body::Html("<h1>No</h1>".into()),
            Body::Empty,
        ]
        .map(|body| (status, body))
    });
    for (status, body) in open.into_iter().chain(foreign) {
        let merchant = Merchant::open().await;
        let paid = merchant.pay("order-1041", PLAIN).await;
        let case = format!("{status} {body:?}");
        let kind = Kind::Foreign {
            status,
            point: Point::Before,
            body,
            content_type: None,
        };
        merchant.sandbox.fault(Fault::on("refundInvoice", kind));
        let refund = five(paid.invoice().id(), "refund-1");
        let error = merchant.platform.refund(&refund).await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{case}: {error:?}"
        );
        assert_eq!(error.money(), MoneyState::Unknown, "{case}");
    }
}
