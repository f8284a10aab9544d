//! The events of real calls have the fields of `docs/observability.md`, and hold no secret.

mod contract;
mod journal;

use std::time::SystemTime;

use tokio::net::TcpListener;
use tollgate::{
    Currency, Error, Hosted, Mode, PayCross, Paymega, SaveCard, SecretKey,
    paycross::{CardUpdate, Endpoint, Report},
    paymega::{Endpoints, Refund},
};
use tollgate_sandbox::{Fault, Kind, Point, ScriptedOutcome};
use tracing::Level;

use self::journal::{Entry, Journal};
use crate::{
    clock::{StepClock, steady},
    merchant::{self, DECLINED, Merchant, usd},
    paycross_shop::{self, Shop},
    payout::{pay_out, to_account},
};

const UNAVAILABLE: Kind = Kind::Status {
    status: 503,
    point: Point::After,
    retry_after: None,
};
const CUT: Kind = Kind::Close {
    point: Point::After,
    reset: false,
};

/// Calls on both providers that end in every way, with lost responses between.
async fn a_bad_day() -> Vec<String> {
    let mut secrets = on_paymega().await;
    secrets.extend(on_paycross().await);
    unreachable().await;
    secrets
}

async fn on_paymega() -> Vec<String> {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .sandbox
        .fault(Fault::on("createInvoice", UNAVAILABLE));
    merchant.sandbox.fault(Fault::on("createSale", CUT));
    let order = merchant::charge("seen-1", &token);
    let paid = merchant.platform.charge(&order).await.unwrap();
    let declined = merchant.pay("seen-2", DECLINED).await;
    assert_eq!(declined.kind().as_str(), "declined");
    let unclear = ScriptedOutcome::new("process_failed").resolution("unknown");
    merchant.sandbox.decide("seen-3", unclear);
    let review = merchant::charge("seen-3", &token);
    merchant.platform.charge(&review).await.unwrap();
    merchant.platform.find("seen-none").await.unwrap();
    merchant.platform.prerequest(Currency::USD).await.unwrap();
    merchant.platform.profile().await.unwrap();
    let refund = Refund::new("seen-back", paid.invoice().id(), usd());
    let refunded = merchant.platform.refund(&refund).await;
    refunded.unwrap();
    let order = to_account("seen-out");
    merchant
        .sandbox
        .fault(Fault::on("createPayout", UNAVAILABLE));
    merchant.sandbox.fault(Fault::on("processPayout", CUT));
    pay_out(&merchant.platform, &order).await.unwrap();
    merchant.platform.reconcile_payout(&order).await.unwrap();
    merchant.platform.payout_prerequest(usd()).await.unwrap();

    let info = merchant.sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let mistaken = Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new("n0t-the-key"));
    let refused = mistaken
        .build()
        .unwrap()
        .charge(&merchant::charge("seen-4", &token))
        .await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    vec![
        token.expose().to_owned(),
        info.api_key.clone(),
        merchant::PLAIN.to_owned(),
        DECLINED.to_owned(),
        "n0t-the-key".to_owned(),
        "555555".to_owned(),
    ]
}

async fn on_paycross() -> Vec<String> {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    shop.sandbox.fault(Fault::on("createPayment", UNAVAILABLE));
    let order = paycross_shop::charge("seen-5", &token).duplicate_check(false);
    shop.paycross.charge(&order).await.unwrap();
    shop.paycross.reconcile(&order).await.unwrap();
    let order = paycross_shop::payment("seen-6", paycross_shop::DECLINED).duplicate_check(false);
    shop.paycross.charge(&order).await.unwrap();
    let missing = paycross_shop::payment("seen-7", paycross_shop::PLAIN);
    shop.paycross.reconcile(&missing).await.unwrap_err();
    let reused = paycross_shop::payment("seen-6", paycross_shop::PLAIN).authorize_only();
    shop.paycross.charge(&reused).await.unwrap_err();
    let now = SystemTime::now();
    let saving = SaveCard::new("seen-10", usd(), now + paycross_shop::DAY);
    let Hosted::Page(page) = shop.paycross.save_card(&saving).await.unwrap() else {
        panic!("a card was saved before")
    };
    shop.paycross.read_checkout(page.id()).await.unwrap();
    let report = Report::created(now - paycross_shop::DAY, now);
    assert!(shop.paycross.report(&report).next().await.is_none());
    let card = paycross_shop::card(paycross_shop::PLAIN);
    let stored = shop.paycross.store_card(card).await.unwrap();
    let update = CardUpdate::new().holder("Jane Doe");
    let updated = shop.paycross.update_card(stored.token(), &update).await;
    updated.unwrap();
    let info = shop.sandbox.info();
    vec![
        token.expose().to_owned(),
        page.id().to_owned(),
        stored.token().expose().to_owned(),
        info.shop_secret.clone(),
        paycross_shop::PLAIN.to_owned(),
        paycross_shop::DECLINED.to_owned(),
    ]
}

/// A gateway that accepts no connection, and a call that is dropped.
async fn unreachable() {
    let paycross = client("http://127.0.0.1:1");
    let order = paycross_shop::payment("seen-8", paycross_shop::PLAIN);
    paycross.charge(&order).await.unwrap_err();
    paycross.reconcile(&order).await.unwrap_err();

    let gateway = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", gateway.local_addr().unwrap());
    let order = paycross_shop::payment("seen-9", paycross_shop::PLAIN);
    let paycross = client(&address);
    tokio::select! {
        result = paycross.charge(&order) => panic!("{result:?}"),
        connection = gateway.accept() => drop(connection),
    }
}

fn client(address: &str) -> PayCross {
    PayCross::builder(Mode::Test, Endpoint::custom(address))
        .shop("361", SecretKey::new("n0t-the-key"))
        .policy(steady())
        .clock(StepClock::default())
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_events_are_those_of_the_document() {
    let journal = Journal::start();
    let secrets = a_bad_day().await;
    let entries = journal.entries();
    contract::check(&entries);
    check_levels(&entries);
    check_story(&entries);
    let text = journal.text();
    for secret in secrets.iter().map(String::as_str).chain(["eyJ", "\"123\""]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// `WARN` for lost responses and errors, `ERROR` for results that must be settled.
fn check_levels(entries: &[Entry]) {
    let errors = [
        "invalid",
        "not_sent",
        "refused",
        "reference_reused",
        "not_found",
        "dropped",
    ];
    for entry in entries {
        let kind = entry.field("kind").unwrap_or_default();
        let expected = match (entry.is_attempt(), entry.field("cause")) {
            (true, None) => Level::DEBUG,
            (true, Some(_)) => Level::WARN,
            (false, _) if ["review", "outcome_unknown"].contains(&kind) => Level::ERROR,
            (false, _) if errors.contains(&kind) => Level::WARN,
            (false, _) => Level::INFO,
        };
        assert_eq!(entry.level, expected, "{entry:?}");
    }
}

/// The events of each order, in a few words.
fn check_story(entries: &[Entry]) {
    let story = |reference: &str| {
        let own = entries
            .iter()
            .filter(|it| it.field("reference") == Some(reference));
        own.map(Entry::words).collect::<Vec<_>>()
    };
    assert_eq!(
        story("seen-1"),
        [
            "charge 1 create_invoice 503 status",
            "charge 2 list_invoices 200 -",
            "charge 3 create_sale - cut",
            "charge 4 get_invoice 200 -",
            "charge succeeded charged",
        ]
    );
    let last = |reference: &str| story(reference).pop().unwrap_or_default();
    assert_eq!(last("seen-2"), "sale declined untouched");
    assert_eq!(last("seen-3"), "charge review unknown");
    assert_eq!(last("seen-4"), "charge refused untouched");
    assert_eq!(last("seen-back"), "refund succeeded returned");
    assert_eq!(last("seen-none"), "find read -");
    assert_eq!(
        story("seen-out"),
        [
            "create_payout 1 create_payout 503 status",
            "create_payout 2 list_payouts 200 -",
            "create_payout created -",
            "process_payout 1 process_payout - cut",
            "process_payout 2 get_payout 200 -",
            "process_payout succeeded paid_out",
            "reconcile_payout 1 list_payouts 200 -",
            "reconcile_payout succeeded paid_out",
        ]
    );
    assert!(story("seen-5").contains(&"charge 2 create_payment 503 status".to_owned()));
    assert_eq!(last("seen-5"), "reconcile succeeded charged");
    assert_eq!(last("seen-7"), "reconcile not_found unknown");
    assert!(
        last("seen-6").ends_with("reference_reused unknown"),
        "{:?}",
        story("seen-6")
    );
    assert!(story("seen-8").contains(&"charge not_sent unknown".to_owned()));
    assert_eq!(last("seen-8"), "reconcile outcome_unknown unknown");
    assert_eq!(
        story("seen-9"),
        [
            "charge 1 find_transactions - dropped",
            "charge dropped unknown"
        ]
    );
}
