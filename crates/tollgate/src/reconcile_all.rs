//! The stream that reconciles many orders.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{Stream, StreamExt};

use crate::{Error, Outcome};

/// The outcome of each of many orders, in the order in which the outcomes become known.
///
/// [`next`](ReconcileAll::next) reads this [`Stream`] without another crate. Dropping the stream loses nothing.
#[must_use = "a stream does nothing unless it is polled"]
pub struct ReconcileAll<O, T> {
    found: Pin<Box<dyn Stream<Item = Found<O, T>> + Send>>,
}

/// An order and its outcome.
type Found<O, T> = (O, Result<Outcome<T>, Error>);

impl<O, T> ReconcileAll<O, T> {
    pub(crate) fn new<S, F, R>(orders: S, at_once: usize, reconcile: F) -> Self
    where
        S: Stream<Item = O> + Send + 'static,
        F: Fn(O) -> R + Send + 'static,
        R: Future<Output = Found<O, T>> + Send + 'static,
    {
        let found = orders.map(reconcile).buffer_unordered(at_once.max(1));
        Self {
            found: Box::pin(found),
        }
    }

    /// The next order with its outcome, or `None` when all are done.
    pub async fn next(&mut self) -> Option<(O, Result<Outcome<T>, Error>)> {
        self.found.next().await
    }
}

impl<O, T> Stream for ReconcileAll<O, T> {
    type Item = (O, Result<Outcome<T>, Error>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.found.as_mut().poll_next(context)
    }
}

impl<O, T> fmt::Debug for ReconcileAll<O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReconcileAll").finish_non_exhaustive()
    }
}
