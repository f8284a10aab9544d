//! An HTTP proxy.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use crate::record::{Record, drain};

/// Forwards every request to one server. Dropping the relay closes it.
pub struct Relay {
    port: u16,
    pub record: Record,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Visitor {
    to: SocketAddr,
    record: Record,
    response: &'static str,
    /// How many more connections get this response.
    responded: Arc<AtomicUsize>,
}

impl Relay {
    pub async fn open(to: SocketAddr) -> Self {
        Self::responding(to, "", 0).await
    }

    /// A relay that sends its own response to this many connections; an empty response closes them.
    pub async fn responding(to: SocketAddr, response: &'static str, times: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let record = Record::default();
        let visitor = Visitor {
            to,
            record: record.clone(),
            response,
            responded: Arc::new(AtomicUsize::new(times)),
        };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The client reports how the connection ended.
                tokio::spawn(visitor.clone().serve(stream));
            }
        });
        Self { port, record, task }
    }

    pub fn url(&self) -> String {
        format!("http://name:hidden@127.0.0.1:{}", self.port)
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Visitor {
    async fn serve(self, mut stream: TcpStream) -> io::Result<()> {
        let head = head(&mut stream).await?;
        self.record.note(&head);
        let left = |left: usize| left.checked_sub(1);
        if self
            .responded
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, left)
            .is_ok()
        {
            stream.write_all(self.response.as_bytes()).await?;
            stream.shutdown().await?;
            return drain(stream).await;
        }
        let mut server = TcpStream::connect(self.to).await?;
        if head.starts_with(b"CONNECT ") {
            stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await?;
        } else {
            server.write_all(&head).await?;
        }
        let (from_client, mut to_client) = stream.into_split();
        let (mut from_server, to_server) = server.into_split();
        tokio::select! {
            end = self.record.pass_on(from_client, to_server) => end,
            end = copy(&mut from_server, &mut to_client) => end.map(drop),
        }
    }
}

/// Reads up to the empty line.
async fn head(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(head)
}
