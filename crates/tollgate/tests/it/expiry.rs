//! The expiry of invoices: 14 minutes to 2 days, by Paymega's clock.

use std::time::{Duration, SystemTime};

use tollgate::{Error, paymega::NewInvoice};

use crate::merchant::{Merchant, SERVICE, usd};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn order(reference: &str, life: Duration) -> NewInvoice {
    NewInvoice::new(reference, usd(), SERVICE).expires(SystemTime::now() + life)
}

#[tokio::test]
async fn an_end_that_the_platform_would_refuse_is_not_sent() {
    let merchant = Merchant::open().await;
    for life in [Duration::ZERO, 13 * MINUTE, 2 * DAY + MINUTE] {
        let error = merchant
            .platform
            .create(&order("order-1041", life))
            .await
            .unwrap_err();
        assert!(
            matches!(&error, Error::Invalid(invalid) if invalid.field() == "expires"),
            "{error:?}"
        );
    }
    assert_eq!(merchant.calls("createInvoice"), 0);
    for (reference, life) in [("order-1", 15 * MINUTE), ("order-2", 47 * 60 * MINUTE)] {
        let created = merchant.platform.create(&order(reference, life)).await;
        assert!(created.is_ok(), "{reference}: {created:?}");
    }
}

#[tokio::test]
async fn the_providers_clock_goes_before_ours_once_two_responses_agree() {
    let merchant = Merchant::open().await;
    merchant.sandbox.advance(3 * DAY);
    merchant.platform.profile().await.unwrap();
    merchant.platform.profile().await.unwrap();
    let error = merchant
        .platform
        .create(&order("order-1041", DAY))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    let created = merchant
        .platform
        .create(&order("order-1041", 4 * DAY))
        .await;
    assert!(created.is_ok(), "{created:?}");
}
