//! Reconciles many orders of Paymega and Kuna.

use futures_core::Stream;

use super::Paymega;
use crate::{
    Order,
    reconcile_all::{Each, ReconcileAll},
};

impl Paymega {
    /// Reconciles each of these orders, at most `at_once` of them at a time.
    ///
    /// Use it for orders whose outcome was `Pending`, `ActionRequired` or an error, and for stored orders without any
    /// known outcome. Each is [reconciled](Paymega::reconcile): no request that moves money is sent.
    ///
    /// ```no_run
    /// # async fn reconcile_all(paymega: tollgate::Paymega, pending: Vec<tollgate::TokenCharge>) {
    /// let mut orders = paymega.reconcile_all(pending, 4);
    /// while let Some((order, result)) = orders.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", order.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", order.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all<I>(&self, orders: I, at_once: usize) -> ReconcileAll<I::Item>
    where
        I: IntoIterator<IntoIter: Send + Unpin + 'static>,
        I::Item: Order + Send + Sync + 'static,
    {
        self.reconcile_all_stream(Each(orders.into_iter()), at_once)
    }

    /// Reconciles orders from a stream, such as rows of a database.
    pub fn reconcile_all_stream<S>(&self, orders: S, at_once: usize) -> ReconcileAll<S::Item>
    where
        S: Stream + Send + 'static,
        S::Item: Order + Send + Sync + 'static,
    {
        let paymega = self.clone();
        ReconcileAll::new(orders, at_once, move |order| {
            let paymega = paymega.clone();
            async move {
                let result = paymega.reconcile(&order).await;
                (order, result)
            }
        })
    }
}
