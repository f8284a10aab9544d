//! A small merchant's server, and a helper that waits for its notifications.

use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tollgate_sandbox::{Delivery, Sandbox};

/// A merchant who responds with these statuses, in this order, and then returns the requests.
pub async fn merchant(listener: TcpListener, statuses: &[u16]) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    for status in statuses {
        let called = tokio::time::timeout(Duration::from_secs(10), listener.accept()).await;
        let (mut stream, _) = called.expect("the merchant was not called").unwrap();
        let mut text = String::new();
        let mut buffer = [0; 4096];
        loop {
            let read = stream.read(&mut buffer).await.unwrap();
            text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.unwrap().parse().unwrap() {
                seen.push((head.to_owned(), body.to_owned()));
                break;
            }
        }
        let response =
            format!("HTTP/1.1 {status} x\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n");
        stream.write_all(response.as_bytes()).await.unwrap();
    }
    seen
}

pub async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/callback?shop=1", listener.local_addr().unwrap());
    (listener, url)
}

/// Waits until the notifications satisfy this condition.
pub async fn until(sandbox: &Sandbox, holds: impl Fn(&[Delivery]) -> bool) {
    for _ in 0..500 {
        if holds(&sandbox.callbacks()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{:?}", sandbox.callbacks());
}
