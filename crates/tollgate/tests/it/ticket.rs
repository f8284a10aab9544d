//! The sale of an invoice is sent once: it may be tried again only if no byte of it was sent.

use tollgate::{Error, MoneyState, Outcome};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::merchant::{DECLINED, Merchant, PLAIN, card};

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

#[tokio::test]
async fn an_invoice_whose_card_was_declined_is_not_sold_again() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let declined = card(DECLINED, 10, 2034);
    let outcome = merchant.platform.sale(&invoice, &declined).await;
    assert!(matches!(outcome, Ok(Outcome::Declined(_))), "{outcome:?}");
    let again = merchant
        .platform
        .sale(&invoice, &card(PLAIN, 10, 2035))
        .await;
    assert!(matches!(again, Err(Error::Invalid(_))), "{again:?}");
    assert_eq!(merchant.calls("createSale"), 1);
}

/// Sells after these faults, and then tries to sell again. Returns the state of the money after the first call.
async fn sold(faults: Vec<Fault>) -> MoneyState {
    let merchant = Merchant::open().await;
    let (platform, sale) = (&merchant.platform, card(PLAIN, 10, 2035));
    let invoice = merchant.created("order-1041").await;
    let case = format!("{faults:?}");
    for fault in faults {
        merchant.sandbox.fault(fault);
    }
    let first = platform.sale(&invoice, &sale).await;
    merchant.sandbox.clear_faults();
    let sales = merchant.calls("createSale");
    for invoice in [&invoice, &invoice.clone()] {
        let again = platform.sale(invoice, &sale).await;
        assert!(matches!(again, Err(Error::Invalid(_))), "{case}: {again:?}");
    }
    assert_eq!(merchant.calls("createSale"), sales, "{case}");
    assert!(merchant.sandbox.ledger().charges("order-1041") <= 1);
    first.as_ref().map_or_else(Error::money, Outcome::money)
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
