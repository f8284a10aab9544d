//! Reconciles many payouts.

use futures_util::{Stream, stream};

use super::super::Paymega;
use crate::{
    paymega::{Payout, PayoutOrder},
    reconcile_all::ReconcileAll,
};

impl Paymega {
    /// Reconciles each of these payouts, at most `at_once` of them at a time.
    ///
    /// Use it for payouts whose outcome was `Pending` or an error, and for stored payouts without any known outcome.
    /// Each is [reconciled](Paymega::reconcile_payout): one read, which does not wait for a final status, and no request
    /// that moves money.
    ///
    /// ```no_run
    /// # async fn reconcile_all(paymega: tollgate::Paymega, pending: Vec<tollgate::paymega::StoredPayout>) {
    /// let mut payouts = paymega.reconcile_all_payouts(pending, 4);
    /// while let Some((payout, result)) = payouts.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", payout.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", payout.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all_payouts<I>(
        &self,
        payouts: I,
        at_once: usize,
    ) -> ReconcileAll<I::Item, Payout>
    where
        I: IntoIterator<IntoIter: Send + 'static>,
        I::Item: PayoutOrder + Send + Sync + 'static,
    {
        self.reconcile_all_payouts_stream(stream::iter(payouts), at_once)
    }

    /// Reconciles payouts from a stream, such as rows of a database.
    pub fn reconcile_all_payouts_stream<S>(
        &self,
        payouts: S,
        at_once: usize,
    ) -> ReconcileAll<S::Item, Payout>
    where
        S: Stream + Send + 'static,
        S::Item: PayoutOrder + Send + Sync + 'static,
    {
        let paymega = self.clone();
        ReconcileAll::new(payouts, at_once, move |payout| {
            let paymega = paymega.clone();
            async move {
                let result = paymega.reconcile_payout(&payout).await;
                (payout, result)
            }
        })
    }
}
