//! The merchant's address for callbacks: a socket that keeps what it receives.

use std::{io, sync::Arc, sync::Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A callback, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The signature in the headers.
    pub signature: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The headers in which the providers sign.
const SIGNATURES: [&str; 2] = ["x-signature", "content-signature"];

/// A socket that responds 200 to each callback, and keeps it.
#[derive(Debug)]
pub(crate) struct Listener {
    url: String,
    taken: Arc<Mutex<Vec<Notice>>>,
    task: JoinHandle<()>,
}

impl Listener {
    pub(crate) async fn open() -> io::Result<Self> {
        let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/callbacks", socket.local_addr()?);
        let taken = Arc::<Mutex<Vec<Notice>>>::default();
        let kept = Arc::clone(&taken);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                if let Ok(notice) = take(stream).await {
                    lock(&kept).push(notice);
                }
            }
        });
        Ok(Self { url, taken, task })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The callbacks since the last call.
    pub(crate) fn take(&self) -> Vec<Notice> {
        std::mem::take(&mut *lock(&self.taken))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Reads one request, and responds.
async fn take(mut stream: TcpStream) -> io::Result<Notice> {
    let mut bytes = Vec::new();
    loop {
        if let Some(notice) = whole(&bytes) {
            let response = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(response).await?;
            return Ok(notice);
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// The request, once all of it is there.
fn whole(bytes: &[u8]) -> Option<Notice> {
    let end = bytes.windows(4).position(|it| it == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    };
    let length: usize = header("content-length")?.parse().ok()?;
    let body = bytes.get(end + 4..end + 4 + length)?.to_vec();
    let signature = SIGNATURES.iter().find_map(|name| header(name));
    let signature = signature.unwrap_or_default();
    Some(Notice { signature, body })
}
