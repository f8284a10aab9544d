//! Going through many orders of Paymega and Kuna.

use futures_core::Stream;

use super::Platform;
use crate::{
    Order,
    sweep::{Each, Sweep},
};

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
        let platform = self.clone();
        Sweep::new(orders, at_once, move |order| {
            let platform = platform.clone();
            async move {
                let result = platform.resume(&order).await;
                (order, result)
            }
        })
    }
}
