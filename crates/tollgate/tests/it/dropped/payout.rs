//! Payouts of Paymega and Kuna.

use std::sync::Mutex;

use tollgate::{
    Error, Outcome,
    outcome::PendingReason,
    paymega::{CreatedPayout, NewPayout, OpenPayout},
};

use super::{drop_at_every_await, lose, platform::quick};
use crate::{
    merchant::Merchant,
    payout::{payouts, to_account},
    wait,
};

#[tokio::test]
async fn a_dropped_creation_of_a_payout_is_made_once_and_moves_no_money() {
    for lost in [&[][..], &["createPayout", "listPayouts"]] {
        let mut merchant = Merchant::open().await;
        let client = quick(&merchant.sandbox);
        let prepare = async |index| {
            lose(&merchant.sandbox, lost);
            to_account(&format!("payout-{index}"))
        };
        let create = async |order: &NewPayout| client.create_payout(order).await;
        let orders = drop_at_every_await(prepare, create).await;
        drop(client);
        lose(&merchant.sandbox, &[]);
        merchant.idle().await;
        for order in &orders {
            let again = merchant.platform.create_payout(order).await.unwrap();
            if let CreatedPayout::Existing(outcome) = &again {
                // The call that created it was dropped, so no call may process it.
                let Outcome::Pending(pending) = outcome else {
                    panic!("{outcome:?}")
                };
                assert_eq!(pending.reason(), PendingReason::NotProcessed);
            }
            assert_eq!(payouts(&merchant, order.reference()), 0);
        }
        assert_eq!(merchant.sandbox.payouts().len(), orders.len());
    }
}

#[tokio::test]
async fn a_dropped_request_that_processes_a_payout_is_never_sent_again() {
    let merchant = Merchant::open().await;
    let client = quick(&merchant.sandbox);
    let prepare = async |index| {
        let order = to_account(&format!("payout-{index}"));
        let created = client.create_payout(&order).await.unwrap();
        (order, Mutex::new(created.into_open()))
    };
    let process = async |(_, open): &(NewPayout, Mutex<Option<OpenPayout>>)| {
        let open = open.lock().unwrap().take();
        client.process_payout(open.unwrap()).await
    };
    let processed = drop_at_every_await(prepare, process).await;
    drop(client);
    wait::idle(&merchant.sandbox).await;
    let mut unpaid = 0;
    for (order, _) in &processed {
        let paid = payouts(&merchant, order.reference());
        let reconciled = merchant.platform.reconcile_payout(order).await;
        match (paid, &reconciled) {
            (1, Ok(Outcome::Succeeded(_))) => {}
            (0, Ok(Outcome::Pending(pending))) => {
                assert_eq!(pending.reason(), PendingReason::NotProcessed);
                unpaid += 1;
            }
            _ => panic!("{order:?}: {paid} payouts, {reconciled:?}"),
        }
        let again = merchant.platform.create_payout(order).await;
        assert!(again.unwrap().into_open().is_none(), "{order:?}");
        assert_eq!(payouts(&merchant, order.reference()), paid);
    }
    assert!(unpaid > 0 && unpaid < processed.len());
    let absent = merchant
        .platform
        .reconcile_payout(&to_account("payout-none"))
        .await;
    assert!(matches!(absent, Err(Error::NotFound(_))), "{absent:?}");
}
