//! A server for one connection, which sends exactly the given bytes.

use std::{future::pending, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub(super) struct Server {
    listener: TcpListener,
    pub(super) base: String,
}

impl Server {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, base }
    }

    /// Reads a request, sends `response` and closes the connection. Returns the request.
    pub(super) async fn response(&self, response: &[u8]) -> String {
        let (mut stream, request) = self.accept().await;
        stream.write_all(response).await.unwrap();
        request
    }

    /// Reads a request, sends `response` and then nothing more.
    pub(super) async fn stall(&self, response: &[u8]) {
        let (mut stream, _) = self.accept().await;
        stream.write_all(response).await.unwrap();
        pending::<()>().await;
    }

    /// Reads a request, sends `head`, and then `part` again and again after this pause, until the client is gone.
    pub(super) async fn pour(&self, head: &str, part: &str, pause: Duration) {
        let (mut stream, _) = self.accept().await;
        stream.write_all(head.as_bytes()).await.unwrap();
        while stream.write_all(part.as_bytes()).await.is_ok() {
            tokio::time::sleep(pause).await;
        }
    }

    /// Whether another client has connected so far: connections are accepted in the order of their arrival.
    pub(super) async fn was_called(&self) -> bool {
        let address = self.listener.local_addr().unwrap();
        let last = TcpStream::connect(address).await.unwrap();
        let (_, first) = self.listener.accept().await.unwrap();
        first != last.local_addr().unwrap()
    }

    async fn accept(&self) -> (TcpStream, String) {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !is_whole(&request) {
            assert_ne!(stream.read_buf(&mut request).await.unwrap(), 0);
        }
        (stream, String::from_utf8(request).unwrap())
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    body.len() == length.map_or(0, |length| length.parse().unwrap())
}
