//! The bytes that a server of the tests received.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

#[derive(Clone, Default)]
pub struct Record(Arc<Mutex<Vec<u8>>>);

impl Record {
    pub fn note(&self, bytes: &[u8]) {
        self.0.lock().unwrap().extend_from_slice(bytes);
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    /// The first line of each request, without its version.
    pub fn requests(&self) -> Vec<String> {
        let text = self.text();
        let lines = text
            .lines()
            .filter_map(|line| line.strip_suffix(" HTTP/1.1"));
        // A body has no end of line, so the next request begins on its last line.
        let start = |line: &str| {
            ["POST ", "GET ", "CONNECT "]
                .iter()
                .find_map(|method| line.find(method))
        };
        lines
            .map(|line| line[start(line).unwrap_or_default()..].to_owned())
            .collect()
    }

    /// Forwards and records the bytes.
    pub async fn pass_on(
        &self,
        mut from: impl AsyncRead + Unpin,
        mut to: impl AsyncWrite + Unpin,
    ) -> io::Result<()> {
        let mut buffer = [0; 4096];
        loop {
            match from.read(&mut buffer).await? {
                0 => return Ok(()),
                read => {
                    self.note(&buffer[..read]);
                    to.write_all(&buffer[..read]).await?;
                    to.flush().await?;
                }
            }
        }
    }
}

/// Reads to the end: closing a connection earlier resets it, which can lose a response.
pub async fn drain(mut from: impl AsyncRead + Unpin) -> io::Result<()> {
    let mut buffer = [0; 4096];
    while from.read(&mut buffer).await? > 0 {}
    Ok(())
}
