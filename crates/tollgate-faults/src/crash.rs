//! Processes that die in the midst of a call: its future is polled so often, and then dropped.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use tokio::task::yield_now;

use crate::schedule::Crash;

/// The result of a call, or `None` if its process died before.
pub(crate) async fn until<T>(call: impl Future<Output = T>, crash: Option<Crash>) -> Option<T> {
    let Some(crash) = crash else {
        return Some(call.await);
    };
    let mut call = pin!(call);
    let mut polls = 0;
    let done = poll_fn(|context| {
        if polls == crash.polls {
            return Poll::Ready(None);
        }
        polls += 1;
        match call.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if polls == crash.polls => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await;
    if done.is_none() {
        for _ in 0..crash.turns {
            yield_now().await;
        }
    }
    done
}
