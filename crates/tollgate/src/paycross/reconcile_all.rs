//! Reconciles many orders of PayCross.

use futures_util::{Stream, stream};

use super::{Order, PayCross, Transaction};
use crate::reconcile_all::ReconcileAll;

impl PayCross {
    /// [Reconciles](PayCross::reconcile) each of these orders, at most `at_once` of them at a time.
    ///
    /// Use it for orders whose outcome was `Pending`, `ActionRequired` or an error, and for stored orders without a known
    /// outcome. Each is one read, which does not wait for a final status. It sends nothing that moves money.
    ///
    /// ```no_run
    /// # async fn reconcile_all(paycross: tollgate::PayCross, pending: Vec<tollgate::paycross::NewPayment>) {
    /// let mut orders = paycross.reconcile_all(pending, 4);
    /// while let Some((order, result)) = orders.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", order.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", order.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all<I>(&self, orders: I, at_once: usize) -> ReconcileAll<I::Item, Transaction>
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
    ) -> ReconcileAll<S::Item, Transaction>
    where
        S: Stream + Send + 'static,
        S::Item: Order + Send + Sync + 'static,
    {
        let paycross = self.clone();
        ReconcileAll::new(orders, at_once, move |order| {
            let paycross = paycross.clone();
            async move {
                let result = paycross.reconcile(&order).await;
                (order, result)
            }
        })
    }
}
