//! A socket that can cut a response at an exact byte.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

const END_OF_HEADERS: &[u8] = b"\r\n\r\n";

/// How the next response is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    #[default]
    Plain,
    CutHeaders(usize),
    CutBody(usize),
    Drip {
        bytes: usize,
        every: Duration,
    },
}

/// The control that the service has over the socket of its connection.
#[derive(Clone, Debug, Default)]
pub(super) struct SocketControl(Arc<Mutex<Progress>>);

#[derive(Debug, Default)]
struct Progress {
    script: Script,
    /// The bytes of this response that were written.
    sent: usize,
    /// The offset of the body, after the end of the headers was written.
    body: Option<usize>,
    /// Whether the connection ends with a reset.
    reset: bool,
    /// Whether the next byte that arrives resets the connection, unread.
    reset_on_read: bool,
}

impl SocketControl {
    /// Starts a response.
    pub(super) fn play(&self, script: Script) {
        *self.progress() = Progress {
            script,
            ..Progress::default()
        };
    }

    /// Makes the connection end with a reset.
    pub(super) fn reset_on_close(&self) {
        self.progress().reset = true;
    }

    /// Makes the connection end with a reset when more bytes arrive.
    pub(super) fn read_no_more(&self) {
        let mut progress = self.progress();
        progress.reset_on_read = true;
        progress.reset = true;
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress {
    /// How many of these bytes may be written now.
    fn allowed(&mut self, bytes: &[u8]) -> usize {
        if self.body.is_none() {
            let end = bytes
                .windows(END_OF_HEADERS.len())
                .position(|it| it == END_OF_HEADERS);
            self.body = end.map(|at| self.sent + at + END_OF_HEADERS.len());
        }
        match self.script {
            Script::Plain => bytes.len(),
            Script::Drip { bytes: drop, .. } => drop.clamp(1, bytes.len().max(1)),
            Script::CutHeaders(after) => {
                let last = self.body.map_or(after, |body| after.min(body - 1));
                last.saturating_sub(self.sent).min(bytes.len())
            }
            Script::CutBody(after) => match self.body {
                None => bytes.len(),
                Some(body) => (body + after).saturating_sub(self.sent).min(bytes.len()),
            },
        }
    }
}

/// The socket itself.
#[derive(Debug)]
pub(super) struct ScriptedSocket {
    stream: TcpStream,
    control: SocketControl,
    pause: Option<Pin<Box<Sleep>>>,
}

impl ScriptedSocket {
    pub(super) fn new(stream: TcpStream, control: SocketControl) -> Self {
        Self {
            stream,
            control,
            pause: None,
        }
    }

    /// Waits between two pieces.
    fn poll_pause(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let Some(pause) = &mut self.pause {
            std::task::ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        Poll::Ready(())
    }
}

impl Drop for ScriptedSocket {
    fn drop(&mut self) {
        if self.control.progress().reset {
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for ScriptedSocket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.control.progress().reset_on_read {
            std::task::ready!(self.stream.poll_read_ready(context))?;
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for ScriptedSocket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        std::task::ready!(self.poll_pause(context));
        let control = self.control.clone();
        let mut progress = control.progress();
        let allowed = progress.allowed(bytes);
        if allowed == 0 && !bytes.is_empty() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let written =
            std::task::ready!(Pin::new(&mut self.stream).poll_write(context, &bytes[..allowed]))?;
        progress.sent += written;
        if let Script::Drip { every, .. } = progress.script {
            self.pause = Some(Box::pin(sleep(every)));
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.control.progress().reset {
            // An orderly end would come before the reset.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, Script};

    const RESPONSE: &[u8] = b"HTTP/1.1 200 OK\r\n\r\nbody";

    fn allowed(script: Script) -> usize {
        let mut progress = Progress {
            script,
            ..Progress::default()
        };
        progress.allowed(RESPONSE)
    }

    #[test]
    fn cuts_at_the_scripted_byte() {
        assert_eq!(allowed(Script::Plain), RESPONSE.len());
        assert_eq!(allowed(Script::CutHeaders(0)), 0);
        assert_eq!(allowed(Script::CutHeaders(5)), 5);
        assert_eq!(
            allowed(Script::CutHeaders(1000)),
            18,
            "never past the headers"
        );
        assert_eq!(allowed(Script::CutBody(0)), 19);
        assert_eq!(allowed(Script::CutBody(2)), 21);
    }
}
