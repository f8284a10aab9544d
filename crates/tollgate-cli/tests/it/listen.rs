//! `tollgate listen` and `tollgate trigger`, over real sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use tokio::task::block_in_place;
use tollgate::{
    Currency, Money, SecretKey, dec,
    paymega::callback::{CallbackSecrets, TestCallback, Verifier},
};

use tollgate_leaks::Secrets;

use crate::shop::Shop;

/// A running `tollgate listen --json`.
struct Listening {
    process: Child,
    lines: BufReader<ChildStdout>,
    url: String,
}

impl Listening {
    fn start(shop: &Shop, more: &[&str]) -> Self {
        let mut command = shop.command(&["listen", "--port", "0", "--json"]);
        let mut process = command.args(more).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap());
        let mut listening = Self {
            process,
            lines,
            url: String::new(),
        };
        let first = listening.line();
        first["url"]
            .as_str()
            .unwrap()
            .clone_into(&mut listening.url);
        listening
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        block_in_place(|| self.lines.read_line(&mut line)).unwrap();
        if line.is_empty() {
            let mut errors = String::new();
            self.process
                .stderr
                .take()
                .unwrap()
                .read_to_string(&mut errors)
                .unwrap();
            panic!("it has ended: {errors}");
        }
        serde_json::from_str(&line).unwrap()
    }

    /// The next line of this event; others are passed over.
    fn next(&mut self, event: &str) -> Value {
        loop {
            let line = self.line();
            if line["event"] == event {
                return line;
            }
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A receiver on this port that responds with these statuses, one by one, and hands out the requests.
fn receiver(listener: TcpListener, statuses: &'static [u16]) -> Receiver<String> {
    let (sender, requests) = channel();
    thread::spawn(move || {
        for status in statuses {
            let (mut stream, _) = listener.accept().unwrap();
            let request = whole(&mut stream);
            let response =
                format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(response.as_bytes()).unwrap();
            let _ = sender.send(request);
        }
    });
    requests
}

fn whole(stream: &mut TcpStream) -> String {
    let (mut text, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut part).unwrap();
        text.extend_from_slice(&part[..read]);
        let shown = String::from_utf8_lossy(&text).into_owned();
        if let Some((head, body)) = shown.split_once("\r\n\r\n") {
            let length = head.to_ascii_lowercase();
            let length = length
                .split("content-length: ")
                .nth(1)
                .unwrap()
                .split("\r\n")
                .next()
                .unwrap()
                .to_owned();
            if body.len() >= length.parse().unwrap() {
                return shown;
            }
        }
    }
}

fn post(url: &str, headers: &str, body: &[u8]) -> u16 {
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    let length = body.len();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_triggered_callback_is_verified_stored_and_forwarded_unchanged() {
    let shop = Shop::open("listen").await;
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/hook?a=1", port.local_addr().unwrap());
    let requests = receiver(port, &[500, 200, 204, 200, 200, 200]);
    let mut listening = Listening::start(&shop, &["--forward-to", &to]);
    let trigger = [
        "trigger",
        "invoice.processed",
        "order-1",
        "--to",
        &listening.url,
    ];
    assert_eq!(shop.run(&trigger).await.code, Some(0));
    let received = listening.next("received");
    assert_eq!(
        (&received["number"], &received["reference"]),
        (&1.into(), &"order-1".into())
    );
    let first = block_in_place(|| requests.recv()).unwrap();
    let other = block_in_place(|| requests.recv()).unwrap();
    let again = block_in_place(|| requests.recv()).unwrap();
    assert!(first.starts_with("POST /hook?a=1 HTTP/1.1\r\n"), "{first}");
    assert!(
        first.to_ascii_lowercase().contains("\r\nx-signature: "),
        "{first}"
    );
    assert_ne!(
        first, other,
        "a request that is not taken does not hold the others back"
    );
    assert_eq!(
        first, again,
        "the receiver failed, and got the same request again"
    );
    let (head, body) = first.split_once("\r\n\r\n").unwrap();
    let signature = head
        .split("\r\n")
        .find_map(|line| line.strip_prefix("x-signature: "));
    let secret = SecretKey::new(&shop.sandbox.info().callback_secret);
    let secrets = CallbackSecrets::new().test(secret).unwrap();
    let verified = Verifier::new(secrets).verify(signature.unwrap(), body.as_bytes());
    assert!(
        verified.is_ok(),
        "the signature holds for the forwarded bytes"
    );
    let replay = ["listen", "replay", "1", "--forward-to", &to];
    let replayed = shop.run(&replay).await;
    assert_eq!(replayed.code, Some(0), "{replayed:?}");
    let since = [
        "listen",
        "replay",
        "--since",
        "1h",
        "--forward-to",
        &to,
        "--json",
    ];
    assert!(!shop.run(&since).await.lines().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_receiver_gets_what_an_earlier_process_has_stored() {
    let shop = Shop::open("dead").await;
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/", port.local_addr().unwrap());
    let address = port.local_addr().unwrap();
    drop(port);
    let mut listening = Listening::start(&shop, &["--forward-to", &to]);
    let trigger = [
        "trigger",
        "invoice.process_failed",
        "order-1",
        "--to",
        &listening.url,
    ];
    assert_eq!(shop.run(&trigger).await.code, Some(0));
    let failed = listening.next("forwarded");
    assert!(
        failed["status"].is_null() && failed["error"].is_string(),
        "{failed}"
    );
    drop(listening);
    let requests = receiver(TcpListener::bind(address).unwrap(), &[200, 200, 200]);
    let _again = Listening::start(&shop, &["--forward-to", &to]);
    let request = block_in_place(|| requests.recv()).unwrap();
    assert!(request.contains("order-1"), "{request}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_signature_is_refused_and_unknown_types_and_orders_are_taken() {
    let shop = Shop::open("signature").await;
    let mut listening = Listening::start(&shop, &[]);
    let secret = SecretKey::new(&shop.sandbox.info().callback_secret);
    let money = Money::new(dec!(10), Currency::USD);
    let (signature, body) = TestCallback::new("cpi_1", "order-of-another-shop", money)
        .sign(&secret)
        .unwrap();
    let header = format!("x-signature: {signature}\r\n");
    assert_eq!(post(&listening.url, &header, &body), 200);
    let received = listening.next("received");
    assert_eq!(received["reference"], "order-of-another-shop");
    for (headers, body) in [
        ("x-signature: wrong\r\n", &body[..]),
        ("", &body),
        (&header, b"{}"),
    ] {
        assert_eq!(post(&listening.url, headers, body), 401);
        let refused = listening.next("refused");
        assert!(refused["reason"].is_string(), "{refused}");
    }
    let unknown = br#"{"data":{"type":"payout-invoices","id":"cpoi_1","attributes":{"reference_id":"payout-7"}}}"#;
    let signature = tollgate::paymega::callback::sign(&secret, unknown).unwrap();
    assert_eq!(
        post(
            &listening.url,
            &format!("x-signature: {signature}\r\n"),
            unknown
        ),
        200
    );
    assert_eq!(listening.next("received")["kind"], "payout-invoices");
    let bytes = std::fs::read(shop.folder.join("state/events.db-wal")).unwrap();
    assert!(
        bytes.windows(8).any(|it| it == b"payout-7"),
        "stored before the response"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn webhooks_of_paycross_are_verified_by_the_key_of_the_profile() {
    let shop = Shop::open("webhook").await;
    let mut listening = Listening::start(&shop, &["--profile", "cross"]);
    for (event, kind, status) in [
        ("payment.successful", "payment", "successful"),
        ("payment.failed", "payment", "failed"),
        ("tokenization.successful", "tokenization", "successful"),
    ] {
        let reference = &event.replace('.', "-");
        let trigger = ["trigger", event, reference, "--to", &listening.url];
        let done = shop.run(&trigger).await;
        assert_eq!(done.code, Some(0), "{done:?}");
        let received = listening.next("received");
        assert_eq!(
            (&received["kind"], &received["status"]),
            (&kind.into(), &status.into())
        );
    }
    assert_eq!(
        post(&listening.url, "content-signature: AAAA\r\n", b"{}"),
        401
    );
}

/// `PayCross` authenticates its webhooks by the shop's secret key.
#[tokio::test(flavor = "multi_thread")]
async fn the_secret_key_in_a_webhook_is_forwarded_and_not_stored() {
    let shop = Shop::open("webhook-key").await;
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/", port.local_addr().unwrap());
    let requests = receiver(port, &[200, 200]);
    let db = shop.folder.join("events.db").display().to_string();
    let options = ["--profile", "cross", "--db", &db];
    let mut listening = Listening::start(&shop, &[&options[..], &["--forward-to", &to]].concat());
    let trigger = [
        "trigger",
        "payment.successful",
        "order-1",
        "--to",
        &listening.url,
    ];
    assert_eq!(shop.run(&trigger).await.code, Some(0));
    listening.next("forwarded");
    let info = shop.sandbox.info();
    let pair = format!("{}:{}", info.shop_id, info.shop_secret);
    let expected = format!("authorization: Basic {}", STANDARD.encode(pair));
    let replay = ["listen", "replay", "1", "--forward-to", &to];
    assert_eq!(
        shop.run(&[&replay[..], &options].concat()).await.code,
        Some(0)
    );
    for _ in 0..2 {
        let request = block_in_place(|| requests.recv()).unwrap();
        assert!(request.contains(&expected), "{request}");
    }
    let secrets = Secrets::new([("the shop's secret key", &info.shop_secret)]);
    secrets.check_folder(&shop.folder, &["shop.key"]).unwrap();
}
