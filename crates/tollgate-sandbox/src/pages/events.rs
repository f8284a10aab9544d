//! Server-sent events, one for each change of the sandbox, which a live page follows.

use bytes::Bytes;
use hyper::body::{Body, Frame};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::watch::Receiver;

/// The shortest time between two events, so that a busy sandbox does not load its page without pause.
const PAUSE: Duration = Duration::from_millis(250);

type Next = Pin<Box<dyn Future<Output = Option<Receiver<u64>>> + Send>>;

/// The body of a response that never ends: one event at once, because the page may be older than the connection, and
/// one after each change.
pub(crate) struct Events {
    next: Option<Next>,
}

impl Events {
    /// The path of the events.
    pub(crate) const PATH: &str = "/events";

    pub(crate) fn follow(mut changes: Receiver<u64>) -> Self {
        changes.mark_unchanged();
        Self {
            next: Some(Box::pin(async { Some(changes) })),
        }
    }
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Some(next) = &mut self.next else {
            return Poll::Ready(None);
        };
        let changes = ready!(next.as_mut().poll(context));
        self.next = changes.map(|changes| -> Next { Box::pin(changed(changes)) });
        let event = Bytes::from_static(b"data: changed\n\n");
        Poll::Ready(self.next.is_some().then(|| Ok(Frame::data(event))))
    }
}

/// Waits for the next change. `None` if the sandbox has stopped.
async fn changed(mut changes: Receiver<u64>) -> Option<Receiver<u64>> {
    tokio::time::sleep(PAUSE).await;
    changes.changed().await.ok()?;
    Some(changes)
}
