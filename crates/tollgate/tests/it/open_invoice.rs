//! The sale of an invoice is sent once: the invoice comes back only if no byte of the sale was sent.

use tollgate::{MoneyState, Outcome, paymega::SaleError};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::merchant::{Merchant, PLAIN, card};

fn lost(point: Point) -> Kind {
    Kind::Close {
        point,
        reset: false,
    }
}

fn busy() -> Kind {
    Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: None,
    }
}

/// Sells after these faults: the invoice never comes back. Returns the state of the money.
async fn sold(faults: Vec<Fault>) -> MoneyState {
    let merchant = Merchant::open().await;
    let (platform, sale) = (&merchant.platform, card(PLAIN, 10, 2035));
    let invoice = merchant.created("order-1041").await;
    let case = format!("{faults:?}");
    for fault in faults {
        merchant.sandbox.fault(fault);
    }
    let sold = platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .map_err(SaleError::into_parts);
    assert!(!matches!(sold, Err((_, Some(_)))), "{case}: {sold:?}");
    assert!(merchant.calls("createSale") <= 1, "{case}");
    assert!(merchant.sandbox.ledger().charges("order-1041") <= 1);
    sold.as_ref()
        .map_or_else(|(error, _)| error.money(), Outcome::money)
}

#[tokio::test]
async fn a_sale_that_may_have_left_is_never_sent_again() {
    let sale = |kind| Fault::on("createSale", kind);
    let for_ever = || Fault::on("getInvoice", busy()).times(0);
    let cases = [
        (vec![], MoneyState::Charged),
        (vec![sale(lost(Point::After))], MoneyState::Charged),
        // Pending: the sale never arrived, which the client cannot know.
        (vec![sale(lost(Point::Before))], MoneyState::Unknown),
        (vec![sale(busy())], MoneyState::Unknown),
        // Unknown: the client can read nothing either.
        (
            vec![sale(lost(Point::Before)), for_ever()],
            MoneyState::Unknown,
        ),
        (
            vec![sale(lost(Point::After)), for_ever()],
            MoneyState::Unknown,
        ),
    ];
    for (faults, money) in cases {
        let case = format!("{faults:?}");
        assert_eq!(sold(faults).await, money, "{case}");
    }
}
