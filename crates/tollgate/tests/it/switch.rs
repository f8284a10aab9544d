//! One order on two platforms.

use tollgate::{ChargeToken, Error, MoneyState, Operation, Outcome, Payment, Platform, Switch};
use tollgate_sandbox::{Fault, Kind, Point, Verdict};

use crate::{merchant, merchant::Merchant, paycross_shop, paycross_shop::Shop};

struct Both {
    merchant: Merchant,
    shop: Shop,
    switch: Switch<Platform, tollgate::PayCross>,
    first: tollgate::TokenCharge,
    second: tollgate::paycross::NewPayment,
}

impl Both {
    async fn open() -> Self {
        let (merchant, token) = Merchant::with_card().await;
        let shop = Shop::open().await;
        let other = shop.save_card().await;
        Self {
            switch: Switch::new(merchant.platform.clone(), shop.paycross.clone()),
            first: merchant::charge("order-1042", &token),
            second: paycross_shop::charge("order-1042", &other)
                .with(|request| request.duplicate_check = Some(false)),
            merchant,
            shop,
        }
    }

    fn decline_first(&self, reference: &str) {
        let verdict = Verdict::new("process_failed").resolution("insufficient_funds");
        self.merchant.sandbox.decide(reference, verdict);
    }

    async fn charge(&self, attempt: u32) -> Result<Outcome<Payment>, Error> {
        let (first, second) = (self.first.attempt(attempt), self.second.attempt(attempt));
        self.switch.charge(&first, &second).await
    }

    fn charges(&self) -> (usize, usize) {
        let sum = |ledger: tollgate_sandbox::Ledger| ledger.entries.len();
        let first = sum(self.merchant.sandbox.ledger());
        // One charge saved the card.
        (first - 1, sum(self.shop.sandbox.ledger()))
    }
}

#[tokio::test]
async fn what_the_first_platform_charges_never_reaches_the_second() {
    let both = Both::open().await;
    let calls = || both.shop.sandbox.exchanges().len();
    let before = calls();
    for _ in 0..2 {
        let outcome = both.charge(1).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(Payment::Invoice(_))));
    }
    assert_eq!(both.charges(), (1, 0));
    assert_eq!(calls(), before);
}

#[tokio::test]
async fn the_second_is_tried_after_a_decline_and_charged_once() {
    let both = Both::open().await;
    both.decline_first("order-1042");
    for _ in 0..2 {
        let outcome = both.charge(1).await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(Payment::Transaction(_))),
            "{outcome:?}"
        );
        let payment = outcome.operation();
        assert_eq!(payment.reference(), Some("order-1042"));
        assert_eq!(payment.amount(), Some(merchant::usd()));
        assert!(payment.raw().is_some() && !payment.id().is_empty());
    }
    let resumed = both.switch.resume(&both.first, &both.second).await.unwrap();
    assert_eq!(resumed.money(), MoneyState::Charged);
    assert_eq!(both.charges(), (0, 1));
}

#[tokio::test]
async fn a_further_attempt_on_the_first_finds_what_the_second_charged() {
    let both = Both::open().await;
    both.decline_first("order-1042");
    both.charge(1).await.unwrap();
    let outcome = both.charge(2).await.unwrap();
    assert!(
        matches!(outcome, Outcome::Succeeded(Payment::Transaction(_))),
        "{outcome:?}"
    );
    assert_eq!(both.charges(), (0, 1));
    let uneven = both
        .switch
        .charge(&both.first.attempt(2), &both.second)
        .await;
    assert!(matches!(uneven, Err(Error::Invalid(_))), "{uneven:?}");
}

#[tokio::test]
async fn what_is_open_or_unknown_on_the_first_is_never_tried_on_the_second() {
    for status in ["process_pending", "partially_processed"] {
        let both = Both::open().await;
        both.merchant
            .sandbox
            .decide("order-1042", Verdict::new(status));
        let outcome = both.charge(1).await.unwrap();
        assert!(!matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
        assert_eq!(both.shop.calls("createPayment"), 0, "{status}");
    }
    let both = Both::open().await;
    let kind = Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: None,
    };
    both.merchant
        .sandbox
        .fault(Fault::on("createInvoice", kind).times(0));
    let error = both.charge(1).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(both.shop.calls("createPayment"), 0);
}

#[tokio::test]
async fn either_platform_works_behind_the_trait() {
    async fn bill<P: ChargeToken>(platform: &P, order: &P::Order) -> MoneyState {
        let charged = platform.charge(order).await.unwrap();
        let resumed = platform.resume(order).await.unwrap();
        assert_eq!(charged.operation().id(), resumed.operation().id());
        resumed.money()
    }
    let both = Both::open().await;
    let first = bill(&both.merchant.platform, &both.first).await;
    let second = bill(&both.shop.paycross, &both.second).await;
    assert_eq!((first, second), (MoneyState::Charged, MoneyState::Charged));
}
