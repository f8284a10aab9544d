//! PayCross: pages on which the payer enters the card.

use std::time::{Duration, SystemTime};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tollgate::{
    Error, Hosted, HostedPage, Initiator, MoneyState, Outcome, SaveCard,
    outcome::{PendingReason, ReviewReason},
    paycross::{NewCheckout, NewPayment, Refund, StoredOrder, Transaction},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, settings::ChargesAs};

use crate::{
    merchant::{self, Merchant, usd},
    paycross_shop::{DECLINED, PLAIN, SECURE, Shop},
    paycross_webhook::{header, listen},
    wait::until,
};

/// How long a page can be paid.
const HALF_AN_HOUR: Duration = Duration::from_secs(30 * 60);

fn end() -> SystemTime {
    SystemTime::now() + HALF_AN_HOUR
}

fn order(reference: &str) -> NewCheckout {
    NewCheckout::payment(reference, usd(), end()).description("Order")
}

fn page<T: std::fmt::Debug>(started: Hosted<T>) -> HostedPage {
    match started {
        Hosted::Page(page) => page,
        Hosted::Known(outcome) => panic!("no page: {outcome:?}"),
    }
}

fn known<T>(started: Hosted<T>) -> Outcome<T> {
    match started {
        Hosted::Known(outcome) => outcome,
        Hosted::Page(page) => panic!("a page: {page:?}"),
    }
}

/// Plays the payer, who types a card on the page.
pub async fn types(url: &str, number: &str) -> String {
    let address = reqwest::Url::parse(url).unwrap();
    let mut stream = TcpStream::connect(address.authority()).await.unwrap();
    let body =
        format!("card_number={number}&card_holder=John+Doe&exp_month=05&exp_year=35&cvv=123");
    let target = format!("{}?{}", address.path(), address.query().unwrap_or_default());
    let request = format!(
        "POST {target} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n{body}",
        address.authority(),
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}

#[tokio::test]
async fn the_main_job_needs_no_card_number_in_the_merchants_process() {
    let shop = Shop::open().await;
    let (url, taken, task) = listen().await;
    let saving = SaveCard::new("card-7", usd(), end())
        .customer("customer-7")
        .return_url("https://shop.example/back")
        .notification_url(url);
    let page = page(shop.paycross.save_card(&saving).await.unwrap());

    let back = types(page.url(), PLAIN).await;
    assert!(back.starts_with("HTTP/1.1 303"), "{back}");
    until(|| !taken.lock().unwrap().is_empty()).await;
    let (head, body) = taken.lock().unwrap()[0].clone();
    task.abort();
    let verifier = shop.paycross.verifier();
    let event = verifier.verify(&header(&head, "content-signature"), &body);
    let event = event.unwrap();
    let webhook = event.operation().unwrap();
    assert_eq!(webhook.transaction().reference(), Some("card-7"));

    let saved = shop.paycross.reconcile(&saving).await.unwrap();
    assert_eq!(saved.money(), MoneyState::Untouched, "{saved:?}");
    let card = saved.transaction().saved_card().unwrap();
    let order = NewPayment::by_token(
        "order-1042",
        usd(),
        card.token().clone(),
        Initiator::Merchant,
    )
    .description("Order");
    let charged = shop.paycross.charge(&order).await.unwrap();
    assert_eq!(charged.money(), MoneyState::Charged, "{charged:?}");
    let refund = Refund::new("refund-1", charged.transaction().uid(), usd(), "returned");
    let refunded = shop.paycross.refund(&refund).await.unwrap();
    assert_eq!(refunded.money(), MoneyState::Returned, "{refunded:?}");

    let account = shop.sandbox.ledger().account("order-1042");
    assert_eq!(
        (account.charged, account.refunded),
        ("19.99".into(), "19.99".into())
    );
    for exchange in shop.sandbox.exchanges() {
        let is_payers = exchange.operation == Some("payCheckout");
        let request = exchange.request.to_string();
        let names_a_card = request.contains("number") || request.contains("verification_value");
        assert!(is_payers || !names_a_card, "{request}");
    }
    assert!(shop.sandbox.violations().is_empty());
}

#[tokio::test]
async fn a_lost_creation_is_resolved_and_its_page_is_paid_once() {
    for kind in [
        Kind::Close {
            point: Point::After,
            reset: false,
        },
        Kind::Close {
            point: Point::Before,
            reset: true,
        },
        Kind::Status {
            status: 503,
            retry_after: None,
            point: Point::After,
        },
    ] {
        let shop = Shop::open().await;
        shop.sandbox.fault(Fault::on("createCheckout", kind));
        let page = page(shop.paycross.checkout(&order("order-1")).await.unwrap());
        types(page.url(), PLAIN).await;
        let paid = shop.paycross.reconcile(&order("order-1")).await.unwrap();
        assert!(matches!(paid, Outcome::Succeeded(_)), "{paid:?}");
        assert_eq!(shop.sandbox.ledger().charges("order-1"), 1);
    }
}

#[tokio::test]
async fn an_order_that_is_paid_gets_no_second_page() {
    let shop = Shop::open().await;
    let order = order("order-1");
    let page = page(shop.paycross.checkout(&order).await.unwrap());
    let shown = shop.paycross.read_checkout(page.id()).await.unwrap();
    assert_eq!((shown.uid(), shown.is_finished()), (None, false));
    types(page.url(), PLAIN).await;
    let shown = shop.paycross.read_checkout(page.id()).await.unwrap();
    assert_eq!(
        (shown.status(), shown.is_finished()),
        (Some("successful"), true)
    );

    let paid = known(shop.paycross.checkout(&order).await.unwrap());
    assert_eq!(paid.transaction().uid(), shown.uid().unwrap());
    assert_eq!(shop.calls("createCheckout"), 1);
    let stored = serde_json::to_string(&shop.paycross.stored(&order).unwrap()).unwrap();
    let stored: StoredOrder = serde_json::from_str(&stored).unwrap();
    let paid = shop.paycross.reconcile(&stored).await.unwrap();
    assert_eq!(paid.money(), MoneyState::Charged, "{paid:?}");
}

#[tokio::test]
async fn reconciling_names_a_second_payment_of_one_order() {
    let shop = Shop::open().await;
    let order = order("order-1");
    let mut pages = Vec::new();
    for _ in 0..2 {
        pages.push(page(shop.paycross.checkout(&order).await.unwrap()));
    }
    for page in pages {
        types(page.url(), PLAIN).await;
    }
    assert_eq!(shop.sandbox.ledger().charges("order-1"), 2);
    let outcome = shop.paycross.reconcile(&order).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged);
    let Outcome::Review(review) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (review.reason(), review.ids().len()),
        (ReviewReason::SeveralOperations, 2)
    );
}

#[tokio::test]
async fn a_decline_is_definite_only_once_the_page_is_over() {
    let shop = Shop::open().await;
    let order = order("order-1").attempts(2);
    let page = page(shop.paycross.checkout(&order).await.unwrap());
    types(page.url(), DECLINED).await;
    let open = shop.paycross.reconcile(&order).await.unwrap();
    let Outcome::Pending(pending) = &open else {
        panic!("{open:?}")
    };
    assert_eq!(pending.reason(), PendingReason::Payer);
    let again = known(shop.paycross.checkout(&order).await.unwrap());
    assert!(matches!(again, Outcome::Pending(_)), "{again:?}");

    types(page.url(), DECLINED).await;
    let over = shop.paycross.reconcile(&order).await.unwrap();
    assert_eq!(over.money(), MoneyState::Untouched, "{over:?}");
    let further = shop.paycross.checkout(&order.attempt(2)).await.unwrap();
    assert!(matches!(further, Hosted::Page(_)), "{further:?}");
}

#[tokio::test]
async fn a_decline_is_definite_after_the_end_of_its_page() {
    let shop = Shop::open().await;
    let order = order("order-1").attempts(2);
    let page = page(shop.paycross.checkout(&order).await.unwrap());
    types(page.url(), DECLINED).await;
    shop.sandbox
        .advance(HALF_AN_HOUR + Duration::from_secs(6 * 60));
    // The first response with such a time is not believed alone.
    let _ = shop.paycross.find("order-1").await.unwrap();
    let over = shop.paycross.reconcile(&order).await.unwrap();
    assert!(matches!(over, Outcome::Declined(_)), "{over:?}");
    assert!(types(page.url(), PLAIN).await.starts_with("HTTP/1.1 404"));
}

#[tokio::test]
async fn three_d_secure_runs_on_the_page() {
    let shop = Shop::open().await;
    let order = order("order-1");
    let page = page(shop.paycross.checkout(&order).await.unwrap());
    let issuer = types(page.url(), SECURE).await;
    assert!(issuer.contains("/process/"), "{issuer}");
    let waiting = shop.paycross.reconcile(&order).await.unwrap();
    assert!(matches!(waiting, Outcome::ActionRequired(_)), "{waiting:?}");
    assert!(
        shop.sandbox
            .complete_challenge(waiting.transaction().uid(), true)
    );
    let paid = shop.paycross.reconcile(&order).await.unwrap();
    assert!(matches!(paid, Outcome::Succeeded(_)), "{paid:?}");
}

#[tokio::test]
async fn each_kind_of_checkout_has_its_outcome() {
    type Make = fn(&str) -> NewCheckout;
    let makes: [(Make, MoneyState, usize); 4] = [
        (
            |it| NewCheckout::payment(it, usd(), end()),
            MoneyState::Charged,
            1,
        ),
        (
            |it| NewCheckout::charge(it, usd(), end()),
            MoneyState::Charged,
            1,
        ),
        (
            |it| NewCheckout::authorization(it, usd(), end()),
            MoneyState::Reserved,
            0,
        ),
        (
            |it| NewCheckout::tokenization(it, usd(), end()),
            MoneyState::Untouched,
            0,
        ),
    ];
    let sandbox = Sandbox::builder().charges_as(ChargesAs::Authorization);
    let shop = Shop::with(sandbox, |builder| builder).await;
    for (index, (make, money, charges)) in makes.into_iter().enumerate() {
        let reference = format!("order-{index}");
        let order = make(&reference).description("Order");
        let page = page(shop.paycross.checkout(&order).await.unwrap());
        types(page.url(), PLAIN).await;
        let outcome = shop.paycross.reconcile(&order).await.unwrap();
        assert_eq!(outcome.money(), money, "{outcome:?}");
        assert_eq!(shop.sandbox.ledger().charges(&reference), charges);
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_by_field() {
    let shop = Shop::open().await;
    let free = NewCheckout::payment(
        "order-1",
        tollgate::Money::new(tollgate::dec!(0), usd().currency()),
        end(),
    );
    for (order, field) in [
        (
            NewCheckout::payment("order-1", usd(), end()),
            "checkout.order.description",
        ),
        (free.description("Order"), "amount"),
        (order("order 1"), "tracking_id"),
        (order("order-1").return_url("shop"), "return_url"),
        (order("order-1").attempts(0), "checkout.attempts"),
    ] {
        let error = shop.paycross.checkout(&order).await.unwrap_err();
        let Error::Invalid(invalid) = &error else {
            panic!("{error:?}")
        };
        assert!(
            field.ends_with(invalid.field()) || invalid.field() == field,
            "{invalid}"
        );
    }
    assert!(shop.sandbox.exchanges().is_empty());
}

#[tokio::test]
async fn a_card_is_saved_by_calls_of_the_same_shape_on_both_providers() {
    let order = SaveCard::new("card-7", usd(), end())
        .customer(merchant::CUSTOMER)
        .service(merchant::SERVICE)
        .return_url("https://shop.example/back");
    let shop = Shop::open().await;
    let first = page(shop.paycross.save_card(&order).await.unwrap());
    types(first.url(), PLAIN).await;
    let saved: Outcome<Transaction> = shop.paycross.reconcile(&order).await.unwrap();
    assert!(saved.operation().saved_card().is_some(), "{saved:?}");

    let merchant = Merchant::open().await;
    let second = page(merchant.platform.save_card(&order).await.unwrap());
    let same = page(merchant.platform.save_card(&order).await.unwrap());
    assert_eq!(second, same, "a reference has one invoice, and so one page");
    types(second.url(), merchant::PLAIN).await;
    let saved = merchant.platform.reconcile(&order).await.unwrap();
    assert!(saved.operation().saved_card().is_some(), "{saved:?}");
    assert_eq!(merchant.sandbox.ledger().entries, []);
    let again = known(merchant.platform.save_card(&order).await.unwrap());
    assert!(matches!(again, Outcome::Succeeded(_)), "{again:?}");
}
