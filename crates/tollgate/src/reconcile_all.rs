//! The stream that reconciles many orders.

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;

use crate::{Error, Invoice, Outcome};

/// The outcome of each of many orders, in the order in which the outcomes become known.
///
/// [`next`](ReconcileAll::next) reads this [`Stream`] without another crate. Dropping the stream loses nothing.
#[must_use = "a stream does nothing unless it is polled"]
pub struct ReconcileAll<O, T = Invoice> {
    reconcile: Reconcile<O, T>,
    orders: Option<Orders<O>>,
    at_once: usize,
    running: Vec<Reconciling<O, T>>,
}

type Reconcile<O, T> = Box<dyn Fn(O) -> Reconciling<O, T> + Send>;
type Orders<O> = Pin<Box<dyn Stream<Item = O> + Send>>;
type Reconciling<O, T> = Pin<Box<dyn Future<Output = Found<O, T>> + Send>>;

/// An order and its outcome.
type Found<O, T> = (O, Result<Outcome<T>, Error>);

impl<O, T> ReconcileAll<O, T> {
    pub(crate) fn new<S, F, R>(orders: S, at_once: usize, reconcile: F) -> Self
    where
        S: Stream<Item = O> + Send + 'static,
        F: Fn(O) -> R + Send + 'static,
        R: Future<Output = Found<O, T>> + Send + 'static,
    {
        Self {
            reconcile: Box::new(move |order| Box::pin(reconcile(order))),
            orders: Some(Box::pin(orders)),
            at_once: at_once.max(1),
            running: Vec::new(),
        }
    }

    /// The next order with its outcome, or `None` when all are done.
    pub async fn next(&mut self) -> Option<(O, Result<Outcome<T>, Error>)> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Starts on further orders, up to the number that may run at once.
    fn take_on(&mut self, context: &mut Context<'_>) {
        while self.running.len() < self.at_once {
            let Some(orders) = &mut self.orders else {
                return;
            };
            match orders.as_mut().poll_next(context) {
                Poll::Pending => return,
                Poll::Ready(None) => self.orders = None,
                Poll::Ready(Some(order)) => self.running.push((self.reconcile)(order)),
            }
        }
    }
}

impl<O, T> Stream for ReconcileAll<O, T> {
    type Item = (O, Result<Outcome<T>, Error>);

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        this.take_on(context);
        for index in 0..this.running.len() {
            if let Poll::Ready(found) = this.running[index].as_mut().poll(context) {
                drop(this.running.swap_remove(index));
                return Poll::Ready(Some(found));
            }
        }
        if this.running.is_empty() && this.orders.is_none() {
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

impl<O, T> fmt::Debug for ReconcileAll<O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReconcileAll")
            .field("at_once", &self.at_once)
            .field("running", &self.running.len())
            .finish_non_exhaustive()
    }
}

/// The items of an iterator as a stream.
pub(crate) struct Each<I>(pub(crate) I);

impl<I: Iterator + Unpin> Stream for Each<I> {
    type Item = I::Item;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().0.next())
    }
}
