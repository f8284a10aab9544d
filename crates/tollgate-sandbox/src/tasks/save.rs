//! The task that writes the state into its file.

use super::Shared;
use std::sync::Arc;
use std::time::Duration;

/// The pause between two writes, which joins quick changes.
const PAUSE: Duration = Duration::from_millis(50);

/// Writes the state after every change until the sandbox ends.
pub(crate) async fn work(shared: Arc<Shared>) {
    loop {
        shared.unsaved.notified().await;
        // The next change retries a failed write, and `Sandbox::save` reports the error.
        let _ = shared.save();
        tokio::time::sleep(PAUSE).await;
    }
}
