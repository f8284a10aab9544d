//! PayCross: 3-D Secure on the merchant's own pages, and the merchant's confirmation of a payment.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use reqwest::Url;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tollgate::{
    Error, MoneyState, Outcome,
    outcome::ChallengeForm,
    paycross::{IssuerResponse, NewPayment, Transaction, data::BrowserData, webhook::Verifier},
};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::paycross_shop::{PLAIN, SECURE, Shop, payment, saving};

const TERM_URL: &str = "https://shop.example/back";

fn order() -> NewPayment {
    let browser = BrowserData {
        language: Some("en-US".into()),
        ..BrowserData::default()
    };
    payment("order-1042", SECURE)
        .browser(browser)
        .control_three_d_secure()
}

/// Posts a form as the payer's browser does, and returns the page.
async fn posts(form: &ChallengeForm) -> String {
    let mut url = Url::parse(form.action()).unwrap();
    let fields = form.fields().map(|(name, value)| (name, value.expose()));
    url.query_pairs_mut().clear().extend_pairs(fields);
    let (body, path) = (url.query().unwrap(), url.path());
    let mut stream = TcpStream::connect(url.authority()).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\n{body}",
        url.authority(),
        body.len(),
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).await.unwrap();
    page
}

/// The issuer's response to the merchant's page: the first form accepts, the second declines.
pub async fn response(transaction: &Transaction, passes: bool) -> IssuerResponse {
    let page = posts(&transaction.issuer_form(TERM_URL).unwrap().unwrap()).await;
    let form = page.split("<form").nth(if passes { 1 } else { 2 }).unwrap();
    assert!(form.contains(TERM_URL), "{form}");
    let value = |name: &str| {
        let after = form.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
        after.split('"').next().map(str::to_owned)
    };
    IssuerResponse::new(value("PaRes").unwrap()).md(value("MD").unwrap())
}

async fn asked(shop: &Shop) -> Transaction {
    let outcome = shop.paycross.charge(&order()).await.unwrap();
    let Outcome::ActionRequired(challenge) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(
        challenge.redirect().is_some(),
        "the gateway's page does too"
    );
    challenge.transaction().clone()
}

#[tokio::test]
async fn the_merchants_own_pages_lead_the_payer_to_the_bank_and_back() {
    for (passes, money) in [(true, MoneyState::Charged), (false, MoneyState::Untouched)] {
        let shop = Shop::open().await;
        let waiting = asked(&shop).await;
        let response = response(&waiting, passes).await;
        for _ in 0..2 {
            let outcome = shop.paycross.complete(&order(), &response).await.unwrap();
            assert_eq!(outcome.money(), money, "{outcome:?}");
        }
        assert_eq!(shop.calls("completeChallenge"), 1);
        let charges = shop.sandbox.ledger().charges("order-1042");
        assert_eq!(charges, usize::from(passes));
    }
}

#[tokio::test]
async fn a_card_is_saved_after_three_d_secure_on_the_merchants_own_pages() {
    let shop = Shop::open().await;
    let order = saving("save-1", SECURE).control_three_d_secure();
    let outcome = shop.paycross.tokenize(&order).await.unwrap();
    let response = response(outcome.transaction(), true).await;
    let outcome = shop.paycross.complete(&order, &response).await.unwrap();
    assert!(outcome.transaction().saved_card().is_some(), "{outcome:?}");
}

#[tokio::test]
async fn a_lost_completion_is_read_and_not_sent_again() {
    for point in [Point::Before, Point::After] {
        let shop = Shop::open().await;
        let waiting = asked(&shop).await;
        let response = response(&waiting, true).await;
        let lost = Kind::Close {
            point,
            reset: false,
        };
        shop.sandbox.fault(Fault::on("completeChallenge", lost));
        let outcome = shop.paycross.complete(&order(), &response).await.unwrap();
        let arrived = point == Point::After;
        assert_eq!(
            matches!(outcome, Outcome::Succeeded(_)),
            arrived,
            "{outcome:?}"
        );
        assert_eq!(
            matches!(outcome, Outcome::Pending(_)),
            !arrived,
            "{outcome:?}"
        );
        let outcome = shop.paycross.complete(&order(), &response).await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
        assert_eq!(shop.sandbox.ledger().charges("order-1042"), 1);
    }
}

#[tokio::test]
async fn a_response_about_another_transaction_is_not_sent() {
    let shop = Shop::open().await;
    asked(&shop).await;
    let other = IssuerResponse::new("x").md("another");
    let error = shop.paycross.complete(&order(), &other).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    let missing = payment("order-1043", SECURE);
    let error = shop.paycross.complete(&missing, &other).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert_eq!(shop.calls("completeChallenge"), 0);
}

/// The state of the merchant's server, and the requests that it has received.
#[derive(Clone)]
struct Merchant {
    verifier: Verifier,
    agrees: bool,
    asked: Arc<Mutex<Vec<String>>>,
}

async fn confirm(State(it): State<Merchant>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers.get("content-signature").unwrap().to_str().unwrap();
    let Ok(question) = it.verifier.verify_confirmation(signature, &body) else {
        return StatusCode::FORBIDDEN;
    };
    let reference = question.transaction().reference().unwrap().to_owned();
    it.asked.lock().unwrap().push(reference);
    if it.agrees {
        StatusCode::OK
    } else {
        StatusCode::CONFLICT
    }
}

#[tokio::test]
async fn a_payment_goes_on_only_if_the_merchant_confirms_it() {
    for agrees in [true, false] {
        let shop = Shop::open().await;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/confirm", listener.local_addr().unwrap());
        let merchant = Merchant {
            verifier: shop.paycross.verifier().clone(),
            agrees,
            asked: Arc::default(),
        };
        let asked = Arc::clone(&merchant.asked);
        let router = Router::new()
            .route("/confirm", post(confirm))
            .with_state(merchant);
        let server = tokio::spawn(async move { axum::serve(listener, router).await });

        let order = payment("order-1042", PLAIN).verification_url(url);
        let outcome = shop.paycross.charge(&order).await.unwrap();
        server.abort();
        assert_eq!(*asked.lock().unwrap(), ["order-1042"]);
        let charges = shop.sandbox.ledger().charges("order-1042");
        assert_eq!(charges, usize::from(agrees));
        match outcome {
            Outcome::Succeeded(_) => assert!(agrees),
            Outcome::Declined(decline) => {
                assert!(!agrees);
                assert_eq!(decline.resolution(), "F.0996");
            }
            other => panic!("{other:?}"),
        }
    }
}
