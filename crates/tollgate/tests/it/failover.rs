//! One order on two providers.

use tollgate::{
    CardToken, ChargeToken, Currency, Error, Failover, Initiator, Mode, Money, MoneyState,
    Operation, Outcome, PayCross, Paymega, Payment, SecretKey, StoredFailover, dec,
    outcome::Kind,
    paycross::{Endpoint, NewPayment, PayCrossBuilder},
};
use tollgate_sandbox::{Fault, Kind as FaultKind, Point, Sandbox, ScriptedOutcome};

use crate::{
    clock::hasty,
    merchant::{self, Merchant},
    paycross_shop::{self, DAY, Shop},
    seed::of_each_seed,
    wait,
};

struct Both {
    merchant: Merchant,
    shop: Shop,
    failover: Failover<Paymega, tollgate::PayCross>,
    first_token: CardToken,
    second_token: CardToken,
    first: tollgate::paymega::TokenCharge,
    second: tollgate::paycross::NewPayment,
}

impl Both {
    async fn open() -> Self {
        Self::with(|shop| shop).await
    }

    async fn with(change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder) -> Self {
        let (merchant, token) = Merchant::with_card().await;
        let shop = Shop::with(Sandbox::builder().replay(true), change).await;
        let other = shop.save_card().await;
        Self {
            failover: Failover::new(merchant.platform.clone(), shop.paycross.clone()),
            first: merchant::charge("order-1042", &token),
            second: paycross_shop::charge("order-1042", &other).duplicate_check(false),
            first_token: token,
            second_token: other,
            merchant,
            shop,
        }
    }

    fn decline_first(&self, reference: &str) {
        let verdict = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
        self.merchant.sandbox.decide(reference, verdict);
    }

    /// Each of the first two attempts on each provider may be declined.
    fn decline_by_chance(&self, seed: u64) {
        for (attempt, declines) in [(1, seed & 3), (2, (seed >> 2) & 3)] {
            if declines & 1 == 1 {
                self.decline_first(&self.first.attempt(attempt).reference());
            }
            if declines & 2 == 2 {
                let reference = self.second.attempt(attempt).reference();
                self.shop
                    .sandbox
                    .decide(reference, ScriptedOutcome::new("failed"));
            }
        }
    }

    async fn charge(&self, attempt: u32) -> Result<Outcome<Payment>, Error> {
        let (first, second) = (self.first.attempt(attempt), self.second.attempt(attempt));
        self.failover.charge(&first, &second).await
    }

    /// Waits until every request was processed.
    async fn idle(mut self) -> Self {
        self.merchant.platform = merchant::builder(&self.merchant.sandbox).build().unwrap();
        self.shop.paycross = paycross_shop::builder(&self.shop.sandbox).build().unwrap();
        self.failover = Failover::new(self.merchant.platform.clone(), self.shop.paycross.clone());
        wait::idle(&self.merchant.sandbox).await;
        wait::idle(&self.shop.sandbox).await;
        self
    }

    fn charges(&self) -> (usize, usize) {
        let sum = |ledger: tollgate_sandbox::Ledger| ledger.entries.len();
        let first = sum(self.merchant.sandbox.ledger());
        // One charge saved the card.
        (first - 1, sum(self.shop.sandbox.ledger()))
    }
}

#[tokio::test]
async fn an_order_charged_on_the_first_provider_never_reaches_the_second() {
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
    let reconciled = both
        .failover
        .reconcile(&both.first, &both.second)
        .await
        .unwrap();
    assert_eq!(reconciled.money(), MoneyState::Charged);
    assert_eq!(both.charges(), (0, 1));
}

#[tokio::test]
async fn a_further_attempt_on_the_first_finds_the_charge_of_the_second() {
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
        .failover
        .charge(&both.first.attempt(2), &both.second)
        .await;
    assert!(matches!(uneven, Err(Error::Invalid(_))), "{uneven:?}");
}

#[tokio::test]
async fn an_open_or_unknown_order_on_the_first_is_never_tried_on_the_second() {
    for status in ["process_pending", "partially_processed"] {
        let both = Both::open().await;
        both.merchant
            .sandbox
            .decide("order-1042", ScriptedOutcome::new(status));
        let outcome = both.charge(1).await.unwrap();
        assert!(!matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
        assert_eq!(both.shop.calls("createPayment"), 0, "{status}");
    }
    let both = Both::open().await;
    let kind = FaultKind::Status {
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
async fn a_charge_on_the_first_is_returned_although_the_second_was_never_called() {
    let both = Both::open().await;
    both.charge(1).await.unwrap();
    let outcome = both.charge(2).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(Payment::Invoice(_))));
    assert_eq!(both.charges(), (1, 0));
}

#[tokio::test]
async fn orders_that_differ_are_not_sent() {
    let both = Both::open().await;
    let refused = |result: Result<Outcome<Payment>, Error>| match result {
        Err(Error::Invalid(invalid)) => invalid.field().to_owned(),
        other => panic!("{other:?}"),
    };
    let cheaper = Money::new(dec!(19.98), Currency::USD);
    let token = CardToken::new("token");
    let cheaper = NewPayment::by_token("order-1042", cheaper, token, Initiator::Merchant);
    assert_eq!(
        refused(both.failover.charge(&both.first, &cheaper).await),
        "amount"
    );
    let further = both.second.attempt(2);
    assert_eq!(
        refused(both.failover.charge(&both.first, &further).await),
        "attempt"
    );
    assert_eq!(
        refused(both.failover.reconcile(&both.first, &further).await),
        "attempt"
    );

    let info = both.shop.sandbox.info();
    let live = PayCross::builder(Mode::Live, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
        .unwrap();
    let failover = Failover::new(both.merchant.platform.clone(), live);
    assert_eq!(
        refused(failover.charge(&both.first, &both.second).await),
        "mode"
    );
    assert_eq!(both.charges(), (0, 0));
}

/// Without a replay window the second provider may charge twice if a second call comes while a request is under way.
#[tokio::test(flavor = "multi_thread")]
async fn with_random_faults_one_order_is_charged_once() {
    of_each_seed(by_chance).await;
}

async fn by_chance(seed: u64) {
    let mut both = Both::with(|shop| shop).await;
    let shop = paycross_shop::builder(&both.shop.sandbox).replay_window(DAY);
    let shop = shop.policy(hasty()).build().unwrap();
    both.failover = Failover::new(merchant::in_haste(&both.merchant.sandbox), shop);
    both.decline_by_chance(seed);
    let (first, second) = (&both.merchant.sandbox, &both.shop.sandbox);
    let mut reported = Vec::new();
    for call in 0..4 {
        first.faults_by_chance(4 * seed + call, 0.2);
        second.faults_by_chance(4 * seed + call, 0.2);
        reported.push(both.charge(if call % 2 == 0 { 1 } else { 2 }).await);
    }
    first.clear_faults();
    second.clear_faults();
    let both = both.idle().await;
    let (first, second) = both.charges();
    assert!(
        first + second <= 1,
        "seed {seed}: {first} and {second}, {reported:?}"
    );
    for result in &reported {
        let charged = matches!(result, Ok(Outcome::Succeeded(_)));
        assert!(!charged || first + second == 1, "seed {seed}: {reported:?}");
    }
}

#[tokio::test]
async fn either_platform_works_behind_the_trait() {
    async fn bill<P: ChargeToken>(platform: &P, order: &P::Order) -> MoneyState {
        let charged = platform.charge(order).await.unwrap();
        let reconciled = platform.reconcile(order).await.unwrap();
        assert_eq!(charged.operation().id(), reconciled.operation().id());
        reconciled.money()
    }
    let both = Both::open().await;
    let first = bill(&both.merchant.platform, &both.first).await;
    let second = bill(&both.shop.paycross, &both.second).await;
    assert_eq!((first, second), (MoneyState::Charged, MoneyState::Charged));
}

#[tokio::test]
async fn a_stored_order_is_reconciled_on_both_providers_without_its_tokens() {
    let both = Both::open().await;
    let (first, second) = (both.first.attempt(2), both.second.attempt(2));
    both.decline_first("order-1042");
    both.decline_first("order-1042~2");
    both.shop
        .sandbox
        .decide("order-1042", ScriptedOutcome::new("failed"));
    let stored = both.failover.stored(&first, &second).unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    for hidden in [&both.first_token, &both.second_token] {
        assert!(!text.contains(hidden.expose()), "{text}");
    }
    assert_eq!((stored.reference(), stored.attempts()), ("order-1042", 2));
    let missing = both.failover.reconcile_stored(&stored).await.unwrap_err();
    assert!(matches!(missing, Error::NotFound(_)), "{missing:?}");

    both.charge(1).await.unwrap();
    let paid = both.charge(2).await.unwrap();
    assert_eq!(both.charges(), (0, 1));
    let sent = both.merchant.calls("createInvoice") + both.shop.calls("createPayment");
    let read: StoredFailover<_, _> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, stored);
    let mut orders = both.failover.reconcile_all([read.clone(), stored], 2);
    for _ in 0..2 {
        let (order, outcome) = orders.next().await.unwrap();
        let outcome = outcome.unwrap();
        assert_eq!(order, read);
        assert_eq!(outcome.kind(), Kind::Succeeded);
        assert_eq!(outcome.operation().id(), paid.operation().id());
    }
    assert!(orders.next().await.is_none());
    let again = both.merchant.calls("createInvoice") + both.shop.calls("createPayment");
    assert_eq!(again, sent);
}

#[tokio::test]
async fn a_stored_order_that_was_paid_first_is_not_read_on_the_second() {
    let both = Both::open().await;
    let stored = both.failover.stored(&both.first, &both.second).unwrap();
    both.charge(1).await.unwrap();
    let calls = both.shop.sandbox.exchanges().len();
    let outcome = both.failover.reconcile_stored(&stored).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(Payment::Invoice(_))));
    assert_eq!(both.shop.sandbox.exchanges().len(), calls);
}
