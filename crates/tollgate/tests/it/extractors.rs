//! axum's extractors on a real server: only verified messages reach a handler.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::{FromRef, FromRequest, State},
    http::{Request, StatusCode},
    routing::post,
};
use futures_util::stream;
use tokio::{net::TcpListener, task::JoinHandle};
use tollgate::{
    Currency, Money, MoneyState, SecretKey,
    axum::{MAX_BODY, Rejection, Verified, VerifiedConfirmation},
    dec,
    paycross::{
        NewPayment,
        webhook::{self, BasicVerifier},
    },
    paymega::{
        NewInvoice,
        callback::{self, CallbackSecrets, Event, NotVerified, PayoutCallback, TestCallback},
    },
};

use crate::{
    merchant::{Merchant, PLAIN, SERVICE, card, usd},
    paycross_shop::{self, Shop},
    payout::{pay_out, to_account},
    wait::until,
};

/// A server with each extractor, and what its handlers received.
struct Server {
    address: String,
    taken: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Settings {
    callbacks: callback::Verifier,
    webhooks: webhook::Verifier,
    basic: BasicVerifier,
    taken: Arc<Mutex<Vec<String>>>,
}

impl FromRef<Settings> for callback::Verifier {
    fn from_ref(settings: &Settings) -> Self {
        settings.callbacks.clone()
    }
}

impl FromRef<Settings> for webhook::Verifier {
    fn from_ref(settings: &Settings) -> Self {
        settings.webhooks.clone()
    }
}

impl FromRef<Settings> for BasicVerifier {
    fn from_ref(settings: &Settings) -> Self {
        settings.basic.clone()
    }
}

impl Settings {
    fn take(&self, what: impl Into<String>) {
        self.taken.lock().unwrap().push(what.into());
    }
}

impl Server {
    async fn open(merchant: &Merchant, shop: &Shop) -> Self {
        let info = shop.sandbox.info();
        let secret = SecretKey::new(&merchant.sandbox.info().callback_secret);
        let secrets = CallbackSecrets::new().test(secret).unwrap();
        let basic = BasicVerifier::new(&info.shop_id, SecretKey::new(&info.shop_secret));
        let settings = Settings {
            callbacks: callback::Verifier::new(secrets).only(tollgate::Mode::Test),
            webhooks: shop.paycross.verifier().clone(),
            basic: basic.unwrap(),
            taken: Arc::default(),
        };
        let taken = Arc::clone(&settings.taken);
        let router = Router::new()
            .route("/paymega", post(take_callback))
            .route("/paycross", post(take_webhook))
            .route("/basic", post(take_basic))
            .route("/confirm", post(confirm))
            .with_state(settings);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            address,
            taken,
            task,
        }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    async fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, String) {
        let client = client();
        let mut request = client.post(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.body(body.to_vec()).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn take_callback(
    State(settings): State<Settings>,
    Verified(event): Verified<callback::Verifier>,
) -> StatusCode {
    settings.take(match event {
        Event::Operation(callback) => {
            format!(
                "callback {}",
                callback.invoice().reference().unwrap_or_default()
            )
        }
        Event::Other(other) => match PayoutCallback::read(&other) {
            Some(callback) => format!(
                "payout {} {}",
                callback.payout().reference().unwrap_or_default(),
                callback.payout().status()
            ),
            None => format!("other {}", other.kind().unwrap_or_default()),
        },
        Event::Unreadable(raw) => format!("unreadable {}", raw.expose_body().len()),
    });
    StatusCode::OK
}

async fn take_webhook(
    State(settings): State<Settings>,
    Verified(event): Verified<webhook::Verifier>,
) -> StatusCode {
    settings.take(shown("webhook", &event));
    StatusCode::OK
}

/// A handler that chooses its own response to a message that is not verified.
async fn take_basic(
    State(settings): State<Settings>,
    message: Result<Verified<BasicVerifier>, Rejection>,
) -> StatusCode {
    match message {
        Ok(Verified(event)) => settings.take(shown("basic", &event)),
        Err(_) => return StatusCode::IM_A_TEAPOT,
    }
    StatusCode::OK
}

async fn confirm(
    State(settings): State<Settings>,
    VerifiedConfirmation(asked): VerifiedConfirmation<webhook::Verifier>,
) -> StatusCode {
    settings.take(format!(
        "confirm {}",
        asked.transaction().reference().unwrap_or_default()
    ));
    StatusCode::OK
}

fn shown(route: &str, event: &Event<webhook::Webhook>) -> String {
    let webhook = event.operation();
    let reference = webhook.and_then(|it| it.transaction().reference());
    format!("{route} {}", reference.unwrap_or_default())
}

async fn open() -> (Merchant, Shop, Server) {
    let (merchant, shop) = (Merchant::open().await, Shop::open().await);
    let server = Server::open(&merchant, &shop).await;
    (merchant, shop, server)
}

/// A client that reaches loopback addresses alone. Reqwest would otherwise ask for a provider of TLS.
fn client() -> reqwest::Client {
    let config = rustls::ClientConfig::builder()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let client = reqwest::Client::builder().no_proxy();
    client.tls_backend_preconfigured(config).build().unwrap()
}

fn secret(merchant: &Merchant) -> SecretKey {
    SecretKey::new(&merchant.sandbox.info().callback_secret)
}

#[tokio::test]
async fn a_callback_of_the_sandbox_reaches_the_handler() {
    let (merchant, _shop, server) = open().await;
    let order = NewInvoice::new("order-1042", usd(), SERVICE)
        .callback_url(format!("{}/paymega", server.address));
    let invoice = merchant.platform.create(&order).await.unwrap();
    let invoice = invoice.into_open().unwrap();
    let card = card(PLAIN, 10, 2035);
    merchant.platform.sale(invoice, &card).await.unwrap();
    until(|| server.taken().contains(&"callback order-1042".to_owned())).await;
}

#[tokio::test]
async fn a_callback_about_a_payout_reaches_the_handler() {
    let (merchant, _shop, server) = open().await;
    let order = to_account("payout-1042").callback_url(format!("{}/paymega", server.address));
    pay_out(&merchant.platform, &order).await.unwrap();
    until(|| {
        server
            .taken()
            .contains(&"payout payout-1042 processed".to_owned())
    })
    .await;
}

#[tokio::test]
async fn webhooks_of_the_sandbox_reach_the_handlers() {
    let (_merchant, shop, server) = open().await;
    // Two payments of one card and amount within 30 seconds count as duplicates.
    for (route, price) in [("paycross", dec!(19.99)), ("basic", dec!(5))] {
        let price = Money::new(price, Currency::USD);
        let card = paycross_shop::card(paycross_shop::PLAIN);
        let order = NewPayment::by_card(format!("order-{route}"), price, card)
            .description("Order")
            .notification_url(format!("{}/{route}", server.address))
            .verification_url(format!("{}/confirm", server.address));
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged);
    }
    let all = [
        "confirm order-paycross",
        "webhook order-paycross",
        "basic order-basic",
    ];
    until(|| {
        all.iter()
            .all(|one| server.taken().iter().any(|it| it == one))
    })
    .await;
}

#[tokio::test]
async fn nothing_else_reaches_a_handler() {
    let (merchant, _shop, server) = open().await;
    let test = TestCallback::new("cpi_1", "order-1042", usd());
    let (signature, body) = test.sign(&secret(&merchant)).unwrap();
    let forged = test.sign(&SecretKey::new("guessed")).unwrap().0;
    let one = ("x-signature", signature.as_str());
    let other = ("x-signature", forged.as_str());
    let unsigned: [&[_]; 5] = [
        &[],
        &[other],
        &[one, one],
        &[one, other],
        &[("x-signature", "é")],
    ];
    for headers in unsigned {
        for path in ["/paymega", "/paycross", "/confirm"] {
            let (status, reason) = server.post(path, headers, &body).await;
            assert_eq!((status, &*reason), (403, "the signature does not match"));
        }
    }
    let changed = [&body, b" ".as_slice()].concat();
    assert_eq!(server.post("/paymega", &[one], &changed).await.0, 403);
    let large = vec![b' '; MAX_BODY + 1];
    assert_eq!(server.post("/paymega", &[one], &large).await.0, 413);
    assert_eq!(server.post("/basic", &[], &body).await.0, 418);
    assert!(server.taken().is_empty());
    assert_eq!(server.post("/paymega", &[one], &body).await.0, 200);
    assert_eq!(server.taken(), ["callback order-1042"]);
}

#[tokio::test]
async fn a_signed_message_of_any_type_reaches_the_handler() {
    let (merchant, _shop, server) = open().await;
    let other = TestCallback::new("cdis_1", "dispute-7", usd()).kind("disputes");
    let (signature, body) = other.sign(&secret(&merchant)).unwrap();
    let header = [("x-signature", signature.as_str())];
    assert_eq!(server.post("/paymega", &header, &body).await.0, 200);
    let signature = callback::sign(&secret(&merchant), b"{").unwrap();
    let header = [("x-signature", signature.as_str())];
    assert_eq!(server.post("/paymega", &header, b"{").await.0, 200);
    assert_eq!(server.taken(), ["other disputes", "unreadable 1"]);
}

#[tokio::test]
async fn a_client_serves_as_the_state() {
    let (merchant, shop) = (Merchant::open().await, Shop::open().await);
    let body = || Request::new(Body::from("{}"));
    let refused = |reason| Some(Rejection::NotVerified(reason));
    let callback: Result<Verified<callback::Verifier>, _> =
        Verified::from_request(body(), &merchant.platform).await;
    assert_eq!(callback.err(), refused(NotVerified::Signature));
    let webhook: Result<Verified<webhook::Verifier>, _> =
        Verified::from_request(body(), &shop.paycross).await;
    assert_eq!(webhook.err(), refused(NotVerified::Signature));
}

#[tokio::test]
async fn a_message_of_the_other_mode_or_cut_is_rejected() {
    let secrets = CallbackSecrets::new().test(SecretKey::new("sk_test_1"));
    let verifier = callback::Verifier::new(secrets.unwrap()).only(tollgate::Mode::Live);
    let test = TestCallback::new("cpi_1", "order-1042", usd());
    let (signature, body) = test.sign(&SecretKey::new("sk_test_1")).unwrap();
    let rejected = async |body: Body| {
        let request = Request::builder().header("x-signature", &signature);
        let request = request.body(body).unwrap();
        let result: Result<Verified<callback::Verifier>, _> =
            Verified::from_request(request, &verifier).await;
        result.unwrap_err()
    };
    let mode = rejected(Body::from(body)).await;
    assert_eq!(
        (mode, mode.status()),
        (Rejection::NotVerified(NotVerified::Mode), 403)
    );
    let cut = stream::iter([Ok("{"), Err(io::Error::from(io::ErrorKind::UnexpectedEof))]);
    let cut = rejected(Body::from_stream(cut)).await;
    assert_eq!((cut, cut.status()), (Rejection::Cut, 400));
}
