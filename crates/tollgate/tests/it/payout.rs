//! Payouts: in two steps, with lost responses at each exchange, at most once per order.

use tollgate::{
    CardToken, Decimal, Error, Money, MoneyState, Outcome, Paymega, SecretKey,
    data::redacted,
    outcome::{DeclineSource, NextTry, ReviewReason},
    paymega::{
        CreatedPayout, NewPayout, OpenPayout, Payout, StoredPayout,
        callback::{Arrival, CallbackSecrets, Event, PayoutCallback, Verifier, sign},
    },
};
use tollgate_sandbox::{Fault, Kind, ScriptedOutcome};

use crate::{
    merchant::{CUSTOMER, Merchant, builder, in_haste, usd},
    wait,
};

const SERVICE: &str = "payment_card_usd";

/// A payout to the saved card.
pub fn to_card(reference: &str, token: &CardToken) -> NewPayout {
    NewPayout::new(reference, usd(), SERVICE)
        .token(token.clone())
        .customer(CUSTOMER)
}

/// A payout by the test service.
pub fn to_account(reference: &str) -> NewPayout {
    NewPayout::new(reference, usd(), "test_usd").field("account", "555555")
}

/// Creates a payout, and processes it if the call may.
pub async fn pay_out(paymega: &Paymega, order: &NewPayout) -> Result<Outcome<Payout>, Error> {
    match paymega.create_payout(order).await? {
        CreatedPayout::New(payout) => Ok(paymega.process_payout(payout).await?),
        CreatedPayout::Existing(outcome) => Ok(outcome),
    }
}

async fn opened(merchant: &Merchant, order: &NewPayout) -> OpenPayout {
    let created = merchant.platform.create_payout(order).await.unwrap();
    created.into_open().expect("a payout of this call")
}

pub fn payouts(merchant: &Merchant, reference: &str) -> usize {
    merchant.sandbox.ledger().payouts(reference)
}

#[tokio::test]
async fn a_saved_card_is_paid_in_two_steps() {
    let (merchant, token) = Merchant::with_card().await;
    let balance = async || {
        let balances = merchant.platform.balances().await.unwrap();
        let account = balances.of(usd().currency()).unwrap();
        account.active_balance.unwrap().decimal()
    };
    let before: Decimal = balance().await;
    let order = to_card("payout-1042", &token).metadata("season", "May");
    let open = opened(&merchant, &order).await;
    assert_eq!(open.payout().status(), "created");
    assert_eq!(payouts(&merchant, "payout-1042"), 0);
    let pending = merchant.platform.reconcile_payout(&order).await.unwrap();
    assert_eq!(pending.money(), MoneyState::Unknown);
    let Outcome::Succeeded(payout) = merchant.platform.process_payout(open).await.unwrap() else {
        panic!("not paid")
    };
    assert_eq!(payout.reference(), Some("payout-1042"));
    let paid = merchant.platform.reconcile_payout(&order).await.unwrap();
    assert_eq!(paid.money(), MoneyState::PaidOut);
    assert_eq!(balance().await, before - usd().amount());
    assert_eq!(payouts(&merchant, "payout-1042"), 1);
    let sent = &merchant.sandbox.exchanges();
    let created = sent.iter().find(|it| it.operation == Some("createPayout"));
    let options = &created.unwrap().request["data"]["attributes"]["options"];
    assert_eq!(options["auto_process"], false, "{options}");
    assert!(merchant.sandbox.violations().is_empty());
}

#[tokio::test]
async fn only_the_call_that_created_a_payout_may_process_it() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    let open = opened(&merchant, &order).await;
    let again = merchant.platform.create_payout(&order).await.unwrap();
    assert!(matches!(
        again,
        CreatedPayout::Existing(Outcome::Pending(_))
    ));
    let other = builder(&merchant.sandbox).build().unwrap();
    let refused = other.process_payout(open).await.unwrap_err();
    let (error, open) = refused.into_parts();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    let paid = merchant.platform.process_payout(open.unwrap()).await;
    assert!(matches!(paid, Ok(Outcome::Succeeded(_))), "{paid:?}");
    let again = merchant.platform.create_payout(&order).await.unwrap();
    assert_eq!(again.payout().status(), "processed");
    assert!(again.into_open().is_none());
    assert_eq!(merchant.calls("processPayout"), 1);
    assert_eq!(payouts(&merchant, "payout-1042"), 1);
}

#[tokio::test]
async fn a_payout_can_be_processed_with_its_creation() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042").process_at_once();
    let created = merchant.platform.create_payout(&order).await.unwrap();
    let CreatedPayout::Existing(outcome) = created else {
        panic!("{created:?}")
    };
    assert_eq!(outcome.money(), MoneyState::PaidOut);
    assert_eq!(merchant.calls("processPayout"), 0);
    assert_eq!(payouts(&merchant, "payout-1042"), 1);
}

#[tokio::test]
async fn a_reference_pays_one_order() {
    let merchant = Merchant::open().await;
    pay_out(&merchant.platform, &to_account("payout-1042"))
        .await
        .unwrap();
    let twice = Money::new(usd().amount() + usd().amount(), usd().currency());
    let other = NewPayout::new("payout-1042", twice, "test_usd").field("account", "5");
    let error = merchant.platform.create_payout(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    let error = merchant
        .platform
        .reconcile_payout(&other)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    assert_eq!(payouts(&merchant, "payout-1042"), 1);
}

#[tokio::test]
async fn the_test_service_ends_as_its_fields_say() {
    let merchant = Merchant::open().await;
    let offered = merchant.platform.payout_prerequest(usd()).await.unwrap();
    let fields: Vec<_> = offered
        .fields("test_usd")
        .map(|it| it.key.as_deref())
        .collect();
    assert!(
        fields.contains(&Some("test_details_payout_status")),
        "{fields:?}"
    );
    assert!(offered.services().any(|code| code == SERVICE));
    let order = |status: &str, resolution: &str| {
        to_account(&format!("{status}, {resolution}"))
            .field("test_details_payout_status", status)
            .field("test_details_payout_resolution", resolution)
    };
    let declined = order("process failed", "recipient not found");
    let outcome = pay_out(&merchant.platform, &declined).await.unwrap();
    let Outcome::Declined(decline) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.resolution(), "recipient_not_found");
    assert_eq!(decline.source(), DeclineSource::Payer);
    assert_eq!(decline.next_try(), NextTry::AnotherCard);
    let open = order("process failed", "connection timeout error");
    let outcome = pay_out(&merchant.platform, &open).await.unwrap();
    let Outcome::Review(review) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.reason(), ReviewReason::LeftOpen);
    let poor = order("process failed", "insufficient funds");
    let outcome = pay_out(&merchant.platform, &poor).await.unwrap();
    let Outcome::Declined(decline) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.source(), DeclineSource::Merchant);
}

#[tokio::test]
async fn each_end_of_a_payout_has_its_outcome() {
    let merchant = Merchant::open().await;
    for (status, amount, kind) in [
        ("processed", None, "succeeded"),
        ("processed", Some(5.0), "review"),
        ("partially_processed", Some(5.0), "review"),
        ("process_failed", None, "declined"),
        ("process_failed", Some(5.0), "review"),
        ("expired", None, "review"),
        ("canceled", None, "review"),
        ("cancel_failed", None, "review"),
        ("process_error", None, "pending"),
    ] {
        let reference = format!("{status} {amount:?}");
        let order = to_account(&reference);
        let waits = ScriptedOutcome::new("process_pending");
        merchant.sandbox.decide(&reference, waits);
        let pending = pay_out(&in_haste(&merchant.sandbox), &order).await;
        assert!(matches!(pending, Ok(Outcome::Pending(_))), "{pending:?}");
        let mut end = ScriptedOutcome::new(status);
        end.processed_amount = amount;
        let id = pending.unwrap().into_operation().id().to_owned();
        assert!(merchant.sandbox.settle(&id, &end));
        let outcome = merchant.platform.reconcile_payout(&order).await.unwrap();
        assert_eq!(outcome.kind().as_str(), kind, "{reference}: {outcome:?}");
    }
    // A payout that expires before it is processed has no operation at the provider.
    let order = to_account("never processed");
    let id = opened(&merchant, &order)
        .await
        .into_payout()
        .id()
        .to_owned();
    merchant
        .sandbox
        .settle(&id, &ScriptedOutcome::new("expired"));
    let outcome = merchant.platform.reconcile_payout(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
}

#[tokio::test]
async fn any_process_reconciles_a_stored_payout() {
    let (merchant, token) = Merchant::with_card().await;
    let order = to_card("payout-1042", &token);
    let text = serde_json::to_string(&merchant.platform.stored_payout(&order).unwrap()).unwrap();
    assert!(!text.contains(token.expose()), "{text}");
    let stored: StoredPayout = serde_json::from_str(&text).unwrap();
    let other = builder(&merchant.sandbox).build().unwrap();
    let absent = other.reconcile_payout(&stored).await.unwrap_err();
    assert!(matches!(absent, Error::NotFound(_)), "{absent:?}");
    pay_out(&merchant.platform, &order).await.unwrap();
    let paid = other.reconcile_payout(&stored).await.unwrap();
    assert!(matches!(paid, Outcome::Succeeded(_)), "{paid:?}");
    let id = paid.into_operation().id().to_owned();
    assert_eq!(other.payout(&id).await.unwrap().id(), id);
    let found = other.find_payout("payout-1042").await.unwrap().unwrap();
    assert_eq!(found.id(), id);
    assert!(other.find_payout("payout-1043").await.unwrap().is_none());
    assert_eq!(merchant.calls("processPayout"), 1);
}

#[tokio::test]
async fn a_callback_about_a_payout_is_read_after_its_signature() {
    let merchant = Merchant::open().await;
    let info = merchant.sandbox.info();
    let secret = SecretKey::new(&info.callback_secret);
    let verifier = Verifier::new(CallbackSecrets::new().test(secret.clone()).unwrap());
    let order = to_account("payout-1042").callback_url("http://127.0.0.1:9/callback");
    pay_out(&merchant.platform, &order).await.unwrap();
    let deliveries = merchant.sandbox.callbacks();
    let callbacks: Vec<_> = deliveries
        .iter()
        .map(|delivery| {
            let body = delivery.body.to_string();
            let signature = sign(&secret, body.as_bytes()).unwrap();
            let event = verifier.verify(&signature, body.as_bytes());
            let Event::Other(event) = event.unwrap() else {
                panic!("{body}")
            };
            PayoutCallback::read(&event).expect("a payout")
        })
        .collect();
    let statuses: Vec<_> = callbacks.iter().map(|it| it.payout().status()).collect();
    assert_eq!(statuses, ["created", "process_pending", "processed"]);
    let last = callbacks[2].identity();
    assert_eq!(callbacks[2].arrival(None), Arrival::New);
    assert_eq!(callbacks[2].arrival(Some(&last)), Arrival::Duplicate);
    assert_eq!(callbacks[2].payout().reference(), Some("payout-1042"));
}

#[tokio::test]
async fn no_log_shows_the_recipient() {
    let (merchant, token) = Merchant::with_card().await;
    let order = to_account("payout-1042")
        .token(token.clone())
        .customer(CUSTOMER);
    let outcome = pay_out(&merchant.platform, &order).await.unwrap();
    let payout = outcome.operation();
    let shown = format!(
        "{order:?} {outcome:?} {:?} {}",
        payout.attributes(),
        payout.redacted()
    );
    for secret in ["555555", token.expose()] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(redacted(payout.attributes())["status"].is_string());
}

#[tokio::test]
async fn a_refusal_to_process_is_shown_beside_the_payout() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    let open = opened(&merchant, &order).await;
    // A person has stopped the payout in the meantime.
    merchant
        .sandbox
        .settle(open.payout().id(), &ScriptedOutcome::new("terminated"));
    let outcome = merchant.platform.process_payout(open).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    let refusal = outcome.operation().process_refusal().unwrap();
    assert_eq!(refusal.status(), 409);
    assert_eq!(payouts(&merchant, "payout-1042"), 0);
}

#[tokio::test]
async fn a_request_that_was_not_sent_returns_the_payout() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    // The connection of the creation closes after its response, so the next request needs another one.
    merchant
        .sandbox
        .fault(Fault::on("createPayout", Kind::Stale));
    let open = opened(&merchant, &order).await;
    let Merchant { sandbox, platform } = merchant;
    wait::idle(&sandbox).await;
    sandbox.stop().await;
    let refused = platform.process_payout(open).await.unwrap_err();
    let (error, open) = refused.into_parts();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Untouched);
    assert_eq!(open.unwrap().payout().reference(), Some("payout-1042"));
}
