//! Events to wait for, instead of a time.

use std::time::Duration;

use tokio::time::{sleep, timeout};
use tollgate_sandbox::Sandbox;

/// Longer than any event takes that does happen.
const HANG: Duration = Duration::from_secs(120);

/// Waits until a condition holds.
pub async fn until(holds: impl Fn() -> bool) {
    ends(async {
        while !holds() {
            sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
}

/// The result of a future, which must end.
pub async fn ends<T>(it: impl Future<Output = T>) -> T {
    timeout(HANG, it).await.expect("it does not end")
}

/// Waits until a sandbox has worked on everything that was sent to it by clients that are gone.
pub async fn idle(sandbox: &Sandbox) {
    ends(sandbox.idle()).await;
}
