//! Expired invoices: the same outcome in every call, in every process, and on both sides of a failover.

use std::time::Duration;

use tollgate::{
    Failover, MoneyState, Outcome, Paymega,
    outcome::ReviewReason,
    paymega::{Invoice, NewInvoice, StoredOrder},
};
use tollgate_sandbox::{
    Fault, Kind, Point,
    settings::{Expiry, LateCharge, OriginalData, SecondSale},
};

use crate::{
    merchant::{Merchant, SERVICE, builder, charge, usd},
    paycross_shop::{self, Shop},
};

const HOUR: Duration = Duration::from_secs(3600);
/// Longer than any invoice of these tests lives.
const BANK: Duration = Duration::from_secs(5 * 3600);

/// A client with a clock of its own.
fn client(merchant: &Merchant) -> Paymega {
    builder(&merchant.sandbox).build().unwrap()
}

/// An issuer that is still processing when the invoice expires, and charges later.
fn slow_bank(merchant: &Merchant, original_data: OriginalData) {
    merchant.sandbox.change(|settings| {
        settings.bank = BANK;
        settings.expiry = Expiry::All;
        settings.late_charge = LateCharge::Hidden;
        settings.second_sale = SecondSale::Charged;
        settings.original_data = original_data;
    });
}

const HIDDEN: [OriginalData; 4] = [
    OriginalData::Absent,
    OriginalData::Null,
    OriginalData::Empty,
    OriginalData::Resolution,
];

fn in_flight(outcome: &Outcome<Invoice>) -> bool {
    let Outcome::Review(review) = outcome else {
        return false;
    };
    review.reason() == ReviewReason::ExpiredInFlight && outcome.money() == MoneyState::Unknown
}

#[tokio::test]
async fn a_charge_that_expires_at_the_bank_needs_review_in_every_call() {
    for original_data in HIDDEN {
        let (merchant, token) = Merchant::with_card().await;
        slow_bank(&merchant, original_data);
        let order = charge("order-1042", &token);
        let sold = client(&merchant).charge(&order).await.unwrap();
        assert!(matches!(sold, Outcome::Pending(_)), "{sold:?}");

        merchant.sandbox.advance(HOUR);
        let platform = client(&merchant);
        let text = serde_json::to_string(&platform.stored(&order).unwrap()).unwrap();
        let stored: StoredOrder = serde_json::from_str(&text).unwrap();
        for outcome in [
            platform.charge(&order).await.unwrap(),
            platform.reconcile(&order).await.unwrap(),
            client(&merchant).reconcile(&stored).await.unwrap(),
            platform.charge(&order.attempt(2)).await.unwrap(),
        ] {
            assert!(in_flight(&outcome), "{original_data:?}: {outcome:?}");
        }
        let shop = Shop::open().await;
        let card = shop.save_card().await;
        let second = paycross_shop::charge("order-1042", &card);
        let failover = Failover::new(platform, shop.paycross.clone());
        let outcome = failover.charge(&order, &second).await.unwrap();
        assert!(matches!(outcome, Outcome::Review(_)), "{outcome:?}");

        merchant.sandbox.advance(BANK);
        assert_eq!(merchant.calls("createSale"), 2, "one to save the card");
        assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 1);
        assert_eq!(shop.sandbox.ledger().charges("order-1042"), 0);
    }
}

#[tokio::test]
async fn the_call_that_sells_reads_it_as_every_other_call() {
    for (original_data, is_for_a_person) in
        [(OriginalData::Absent, true), (OriginalData::Shown, false)]
    {
        let (merchant, token) = Merchant::with_card().await;
        merchant
            .sandbox
            .change(|settings| settings.original_data = original_data);
        // The sale is lost before the card gate has it; then the invoice expires.
        let kind = Kind::Close {
            point: Point::Before,
            reset: false,
        };
        merchant.sandbox.fault(Fault::on("createSale", kind));
        let order = charge("order-1042", &token);
        let platform = client(&merchant);
        let pending = platform.charge(&order).await.unwrap();
        assert!(matches!(pending, Outcome::Pending(_)), "{pending:?}");
        merchant.sandbox.advance(HOUR);
        let outcome = platform.reconcile(&order).await.unwrap();
        if is_for_a_person {
            assert!(in_flight(&outcome), "{outcome:?}");
        } else {
            assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
        }
        let again = platform.charge(&order.attempt(2)).await.unwrap();
        assert_eq!(in_flight(&again), is_for_a_person, "{again:?}");
        let charged = merchant
            .sandbox
            .ledger()
            .charges(&order.attempt(2).reference());
        assert_eq!(charged, usize::from(!is_for_a_person));
    }
}

#[tokio::test]
async fn an_abandoned_page_is_a_decline_in_every_form() {
    for original_data in HIDDEN.into_iter().chain([OriginalData::Shown]) {
        let merchant = Merchant::open().await;
        merchant
            .sandbox
            .change(|settings| settings.original_data = original_data);
        let order = NewInvoice::new("order-1041", usd(), SERVICE).customer("customer-7");
        let platform = client(&merchant);
        platform.create(&order).await.unwrap();
        merchant.sandbox.advance(HOUR);
        let outcome = platform.reconcile(&order).await.unwrap();
        let Outcome::Declined(decline) = &outcome else {
            panic!("{original_data:?}: {outcome:?}")
        };
        assert_eq!(decline.resolution(), "expired");
        assert_eq!(outcome.money(), MoneyState::Untouched);
    }
}

#[tokio::test]
async fn one_wrong_date_expires_nothing() {
    let (merchant, token) = Merchant::with_card().await;
    for seconds in [400 * 24 * 3600, -400 * 24 * 3600] {
        let reference = format!("order{seconds}");
        let order = charge(&reference, &token);
        let shift = Kind::Date { seconds };
        merchant.sandbox.fault(Fault::on("createInvoice", shift));
        let outcome = client(&merchant).charge(&order).await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{seconds}: {outcome:?}"
        );
    }
}
