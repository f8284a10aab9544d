//! Going through the orders of which it is not known how they ended.

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;

use super::Platform;
use crate::{Error, Order, Outcome};

/// What became of each of many orders, in the order in which it is found out.
///
/// It is a [`Stream`]; [`next`](Sweep::next) needs no other crate. Dropping it loses nothing.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Sweep<O> {
    platform: Platform,
    orders: Option<Orders<O>>,
    at_once: usize,
    running: Vec<Resuming<O>>,
}

type Orders<O> = Pin<Box<dyn Stream<Item = O> + Send>>;
type Resuming<O> = Pin<Box<dyn Future<Output = (O, Result<Outcome, Error>)> + Send>>;

impl Platform {
    /// Finds out what became of each of these orders, at most `at_once` of them at a time.
    ///
    /// It is for orders whose outcome was `Pending`, `ActionRequired` or an error, or which were stored and never
    /// heard of again. Each is [resumed](Platform::resume): nothing is sent that moves money.
    ///
    /// ```no_run
    /// # async fn sweep(platform: tollgate::Platform, pending: Vec<tollgate::TokenCharge>) {
    /// let mut sweep = platform.sweep(pending, 4);
    /// while let Some((order, result)) = sweep.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", order.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", order.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn sweep<I>(&self, orders: I, at_once: usize) -> Sweep<I::Item>
    where
        I: IntoIterator<IntoIter: Send + Unpin + 'static>,
        I::Item: Order + Send + Sync + 'static,
    {
        self.sweep_stream(Each(orders.into_iter()), at_once)
    }

    /// The same for orders that come as a stream, such as rows of a database.
    pub fn sweep_stream<S>(&self, orders: S, at_once: usize) -> Sweep<S::Item>
    where
        S: Stream + Send + 'static,
        S::Item: Order + Send + Sync + 'static,
    {
        Sweep {
            platform: self.clone(),
            orders: Some(Box::pin(orders)),
            at_once: at_once.max(1),
            running: Vec::new(),
        }
    }
}

impl<O: Order + Send + Sync + 'static> Sweep<O> {
    /// The next order of which it was found out, or `None` when all are done.
    pub async fn next(&mut self) -> Option<(O, Result<Outcome, Error>)> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Takes on further orders, as many as may be under way.
    fn take_on(&mut self, context: &mut Context<'_>) {
        while self.running.len() < self.at_once {
            let Some(orders) = &mut self.orders else {
                return;
            };
            match orders.as_mut().poll_next(context) {
                Poll::Pending => return,
                Poll::Ready(None) => self.orders = None,
                Poll::Ready(Some(order)) => {
                    let platform = self.platform.clone();
                    self.running.push(Box::pin(async move {
                        let result = platform.resume(&order).await;
                        (order, result)
                    }));
                }
            }
        }
    }
}

impl<O: Order + Send + Sync + 'static> Stream for Sweep<O> {
    type Item = (O, Result<Outcome, Error>);

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        this.take_on(context);
        for index in 0..this.running.len() {
            if let Poll::Ready(done) = this.running[index].as_mut().poll(context) {
                drop(this.running.swap_remove(index));
                return Poll::Ready(Some(done));
            }
        }
        if this.running.is_empty() && this.orders.is_none() {
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

impl<O> fmt::Debug for Sweep<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sweep")
            .field("at_once", &self.at_once)
            .field("running", &self.running.len())
            .finish_non_exhaustive()
    }
}

/// The items of an iterator as a stream.
struct Each<I>(I);

impl<I: Iterator + Unpin> Stream for Each<I> {
    type Item = I::Item;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().0.next())
    }
}
