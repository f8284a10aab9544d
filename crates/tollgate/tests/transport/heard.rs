//! What a server of the tests was sent.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
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
        // A body has no end of line, so that the next request stands on its last one.
        let start = |line: &str| {
            ["POST ", "GET ", "CONNECT "]
                .iter()
                .find_map(|method| line.find(method))
        };
        lines
            .map(|line| line[start(line).unwrap_or_default()..].to_owned())
            .collect()
    }

    /// Passes on what comes, and notes it.
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

/// Reads to the end: a connection that is closed before is reset, which can take a response with it.
pub async fn drain(mut from: impl AsyncRead + Unpin) -> io::Result<()> {
    let mut buffer = [0; 4096];
    while from.read(&mut buffer).await? > 0 {}
    Ok(())
}
