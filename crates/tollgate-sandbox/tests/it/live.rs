//! The live pages: server-sent events.

use crate::support::{invoice, request, split};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tollgate_sandbox::Sandbox;

/// Reads until the connection has sent so many events.
async fn events(stream: &mut TcpStream, read: &mut String, count: usize) {
    while read.matches("data: changed\n\n").count() < count {
        let mut piece = [0; 1024];
        let length = stream.read(&mut piece).await.unwrap();
        assert!(length > 0, "the connection has ended: {read}");
        read.push_str(std::str::from_utf8(&piece[..length]).unwrap());
    }
}

#[tokio::test]
async fn each_change_is_an_event() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = sandbox.info().control.replace("/_control", "/events");
    let mut stream = TcpStream::connect(split(&url).0).await.unwrap();
    let sent = request("GET", &url, "", "");
    stream.write_all(&sent).await.unwrap();
    let mut read = String::new();
    // The page may be older than the connection.
    events(&mut stream, &mut read, 1).await;
    assert!(read.contains("content-type: text/event-stream"), "{read}");
    for count in 2..4 {
        invoice(&sandbox, &format!("order-{count}"), &json!({})).await;
        events(&mut stream, &mut read, count).await;
    }
    sandbox.stop().await;
    assert_eq!(stream.read(&mut [0; 1024]).await.unwrap_or_default(), 0);
}
