//! PayCross: webhooks of the sandbox.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};
use tollgate::{Mode, paycross::webhook::NotVerified};

use crate::paycross_shop::{PLAIN, Shop, builder, payment};
use crate::wait::until;

/// The requests to an address of the merchant: the head of each request and its body.
pub type Taken = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

pub async fn listen() -> (String, Taken, JoinHandle<()>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}/webhooks", listener.local_addr().unwrap());
    let taken = Taken::default();
    let shared = Arc::clone(&taken);
    let task = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = Vec::new();
            let (head, length) = loop {
                let mut chunk = [0; 4096];
                let count = stream.read(&mut chunk).await.unwrap();
                bytes.extend_from_slice(&chunk[..count]);
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if let Some((head, body)) = text.split_once("\r\n\r\n") {
                    let length: usize = header(head, "content-length").parse().unwrap();
                    if body.len() >= length {
                        break (head.to_owned(), length);
                    }
                }
            };
            let body = bytes.split_off(bytes.len() - length);
            shared.lock().unwrap().push((head, body));
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await
                .unwrap();
        }
    });
    (url, taken, task)
}

pub fn header(head: &str, name: &str) -> String {
    let line = head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    });
    line.unwrap_or_default()
}

#[tokio::test]
async fn a_webhook_is_accepted_only_by_its_signature() {
    let shop = Shop::open().await;
    let (url, taken, task) = listen().await;
    let order = payment("order-1042", PLAIN).notification_url(url);
    shop.paycross.charge(&order).await.unwrap();
    until(|| !taken.lock().unwrap().is_empty()).await;
    let (head, body) = taken.lock().unwrap()[0].clone();
    task.abort();

    let signature = header(&head, "content-signature");
    let verifier = shop.paycross.verifier();
    let event = verifier.verify(&signature, &body).unwrap();
    let webhook = event.operation().unwrap();
    assert_eq!(webhook.transaction().reference(), Some("order-1042"));
    assert_eq!(webhook.mode(), Mode::Test);
    let confirmation = verifier.verify_confirmation(&signature, &body).unwrap();
    assert_eq!(
        confirmation.transaction().uid(),
        webhook.transaction().uid()
    );
    let mut changed = body.clone();
    changed[20] ^= 1;
    let error = verifier.verify(&signature, &changed).unwrap_err();
    assert_eq!(error, NotVerified::Signature);

    // The credentials are sent too, and only a shop without a key checks them.
    let authorization = header(&head, "authorization");
    assert!(shop.paycross.verifier_without_key().is_err());
    let keyless = builder(&shop.sandbox)
        .webhook_keys(tollgate::paycross::webhook::WebhookKeys::new())
        .build()
        .unwrap();
    assert!(keyless.verifier().verify(&signature, &body).is_err());
    let basic = keyless.verifier_without_key().unwrap();
    let event = basic.verify(&authorization, &body).unwrap();
    let webhook = event.operation().unwrap();
    assert_eq!(webhook.transaction().status(), "successful");
    assert!(basic.verify("Basic MzYxOng=", &body).is_err());
}
