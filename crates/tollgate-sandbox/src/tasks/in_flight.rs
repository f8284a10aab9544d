//! Counts open connections and the tasks that continue without them.

use tokio::sync::watch;

/// Counts the work in flight.
#[derive(Debug, Default)]
pub(crate) struct InFlight(watch::Sender<usize>);

/// One piece of work in flight, until it is dropped.
#[derive(Debug)]
pub(crate) struct Piece(watch::Sender<usize>);

impl InFlight {
    pub(crate) fn begin(&self) -> Piece {
        self.0.send_modify(|count| *count += 1);
        Piece(self.0.clone())
    }

    /// Waits until nothing is in flight.
    pub(crate) async fn over(&self) {
        // The sender is alive: there is no error.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
