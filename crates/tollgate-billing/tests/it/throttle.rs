//! A provider that asks for fewer requests.

use tollgate_billing::{Ended, Options, Run, Throttled, Vault};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};
use tracing_subscriber::layer::SubscriberExt as _;

use crate::world::{
    Orders, assert_ledger_agrees, clients, folder, kinds, policy, run_with, save_card,
};

const AT_ONCE: usize = 8;

#[tokio::test]
async fn after_429_and_503_fewer_orders_are_charged_at_once_on_that_provider_alone() {
    for status in [429, 503] {
        let throttled = Throttled::new();
        let subscriber = tracing_subscriber::registry().with(throttled.layer());
        let _guard = tracing::subscriber::set_default(subscriber);
        let sandbox = Sandbox::start().await.unwrap();
        let saved = save_card(&sandbox).await;
        let mut orders = Orders::default();
        for number in 0..40 {
            let route = ["paymega", "paycross"][number % 2];
            orders.add(&format!("order-{number}"), route, &saved);
        }
        let refused = Kind::Status {
            point: Point::Before,
            status,
            retry_after: None,
        };
        sandbox.fault(Fault::on("createInvoice", refused).times(4));
        let store = run_with(&folder(&format!("throttle-{status}")), &orders).await;
        let options = Options::default()
            .policy(policy())
            .concurrency(AT_ONCE)
            .throttled(throttled);
        let run = Run::new(store.clone(), clients(sandbox.info()), Vault::File, options);
        let run = run.await.unwrap();
        let mut live = run.live();
        let work = tokio::spawn(async move { run.work().await.unwrap() });
        let mut lowest = [AT_ONCE; 2];
        while live.changed().await.is_ok() {
            let limits = live.borrow_and_update().limits;
            if limits == [0; 2] {
                continue;
            }
            lowest = [lowest[0].min(limits[0]), lowest[1].min(limits[1])];
        }
        assert_eq!(work.await.unwrap(), Ended::Done);
        assert!(lowest[0] <= AT_ONCE / 2, "{status}: {lowest:?}");
        assert_eq!(lowest[1], AT_ONCE, "{status}");
        assert!(kinds(&store).await.iter().all(|kind| kind == "succeeded"));
        assert_ledger_agrees(&sandbox, &store).await;
    }
}
