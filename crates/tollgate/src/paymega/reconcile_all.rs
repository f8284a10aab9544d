//! Reconciles many orders of Paymega and Kuna.

use futures_util::{Stream, stream};

use super::Paymega;
use crate::{
    paymega::{Invoice, Order},
    reconcile_all::ReconcileAll,
};

impl Paymega {
    /// Reconciles each of these orders, at most `at_once` of them at a time.
    ///
    /// Use it for orders whose outcome was `Pending`, `ActionRequired` or an error, and for stored orders without any
    /// known outcome. Each is [reconciled](Paymega::reconcile): one read, which does not wait for a
    /// final status, and no request that moves money.
    ///
    /// ```no_run
    /// # async fn reconcile_all(paymega: tollgate::Paymega, pending: Vec<tollgate::paymega::TokenCharge>) {
    /// let mut orders = paymega.reconcile_all(pending, 4);
    /// while let Some((order, result)) = orders.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", order.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", order.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all<I>(&self, orders: I, at_once: usize) -> ReconcileAll<I::Item, Invoice>
    where
        I: IntoIterator<IntoIter: Send + 'static>,
        I::Item: Order + Send + Sync + 'static,
    {
        self.reconcile_all_stream(stream::iter(orders), at_once)
    }

    /// Reconciles orders from a stream, such as rows of a database.
    pub fn reconcile_all_stream<S>(
        &self,
        orders: S,
        at_once: usize,
    ) -> ReconcileAll<S::Item, Invoice>
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
