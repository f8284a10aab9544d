//! Reading payouts: now, until the end, and many of them; and the words of the results.

use std::time::Duration;

use tollgate::{
    Clock, Error, MoneyState, Outcome, Policy, Summary,
    outcome::{Kind, PendingReason},
    paymega::StoredPayout,
};
use tollgate_sandbox::{Fault, Kind as FaultKind, ScriptedOutcome};

use crate::{
    clock::{DEADLINE, StandingClock, StepClock},
    merchant::{Merchant, at_once, builder, usd},
    payout::{pay_out, to_account},
};

const UNPAID: usize = 12;

#[tokio::test]
async fn a_sweep_over_payouts_is_one_read_each_and_no_pause() {
    let merchant = Merchant::open().await;
    let mut rows = Vec::new();
    for number in 0..UNPAID {
        let order = to_account(&format!("payout-{number}"));
        let stored = merchant.platform.stored_payout(&order).unwrap();
        rows.push(serde_json::to_string(&stored).unwrap());
        merchant.platform.create_payout(&order).await.unwrap();
    }
    let clock = StandingClock::default();
    let another = builder(&merchant.sandbox).clock(clock.clone());
    let another = another.build().unwrap();
    let reads = merchant.calls("getPayout");
    let stored = rows
        .iter()
        .map(|row| serde_json::from_str::<StoredPayout>(row).unwrap());
    let mut payouts = another.reconcile_all_payouts(stored.collect::<Vec<_>>(), 4);
    let mut pending = 0;
    while let Some((_, result)) = payouts.next().await {
        let Ok(Outcome::Pending(open)) = result else {
            panic!("{result:?}")
        };
        assert_eq!(open.reason(), PendingReason::NotProcessed);
        assert_eq!(open.until(), None);
        pending += 1;
    }
    assert_eq!(pending, UNPAID);
    assert_eq!(clock.slept(), Duration::ZERO);
    assert_eq!(merchant.calls("listPayouts"), UNPAID);
    assert_eq!(merchant.calls("getPayout"), reads);
    assert_eq!(merchant.calls("processPayout"), 0);
}

#[tokio::test]
async fn waiting_for_a_payout_ends_with_the_payout_or_the_deadline() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    let created = merchant.platform.create_payout(&order).await.unwrap();
    let clock = StepClock::default();
    let patient = builder(&merchant.sandbox).clock(clock.clone()).build();
    let waited = patient.unwrap().wait_for_payout(&order).await;
    assert!(matches!(waited, Ok(Outcome::Pending(_))), "{waited:?}");
    assert_eq!(clock.now(), DEADLINE);

    let waiting = at_once(&merchant.sandbox);
    let stored = merchant.platform.stored_payout(&order).unwrap();
    let task = tokio::spawn(async move { waiting.wait_for_payout(&stored).await });
    let open = created.into_open().unwrap();
    merchant.platform.process_payout(open).await.unwrap();
    let waited = task.await.unwrap();
    assert!(matches!(waited, Ok(Outcome::Succeeded(_))), "{waited:?}");
}

#[tokio::test]
async fn a_payout_at_the_bank_or_in_moderation_says_so() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    let waits = ScriptedOutcome::new("process_pending");
    merchant.sandbox.decide("payout-1042", waits);
    let short = Policy::default().deadline(Duration::from_secs(1));
    let pending = pay_out(&merchant.platform.with_policy(short), &order).await;
    let Ok(Outcome::Pending(pending)) = pending else {
        panic!("{pending:?}")
    };
    assert_eq!(pending.reason(), PendingReason::Bank);
    let id = pending.operation().id().to_owned();
    let stopping = ScriptedOutcome::new("cancel_pending");
    assert!(merchant.sandbox.settle(&id, &stopping));
    let read = merchant.platform.reconcile_payout(&order).await;
    let Ok(Outcome::Pending(pending)) = read else {
        panic!("{read:?}")
    };
    assert_eq!(pending.reason(), PendingReason::NotShown);
}

/// The advice of a payout never asks to deliver, or for another card.
fn check(
    result: &Result<Outcome<tollgate::paymega::Payout>, Error>,
    kind: Kind,
    money: MoneyState,
) {
    let row = Summary::of(result).for_order("payout-1042", usd());
    assert_eq!((row.kind, row.money), (kind, money), "{row:?}");
    let text = serde_json::to_string(&row).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&text).unwrap(), row);
    for word in ["Deliver", "card", "charge", "Sell"] {
        assert!(!row.advice.contains(word), "{}", row.advice);
    }
}

#[tokio::test]
async fn each_result_of_a_payout_has_a_row_with_its_own_advice() {
    let merchant = Merchant::open().await;
    let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds_error");
    let unclear = ScriptedOutcome::new("process_failed")
        .resolution("unknown")
        .undocumented();
    merchant.sandbox.decide("declined", declined.undocumented());
    merchant.sandbox.decide("unclear", unclear);
    for (reference, kind, money) in [
        ("paid", Kind::Succeeded, MoneyState::PaidOut),
        ("declined", Kind::Declined, MoneyState::Untouched),
        ("unclear", Kind::Review, MoneyState::Unknown),
    ] {
        let result = pay_out(&merchant.platform, &to_account(reference)).await;
        check(&result, kind, money);
    }
    let order = to_account("waits");
    merchant.platform.create_payout(&order).await.unwrap();
    let waits = merchant.platform.reconcile_payout(&order).await;
    check(&waits, Kind::Pending, MoneyState::Unknown);
    let missing = merchant
        .platform
        .reconcile_payout(&to_account("none"))
        .await;
    check(&missing, Kind::NotFound, MoneyState::Unknown);
}

#[tokio::test]
async fn a_payout_that_was_not_processed_comes_back_with_its_own_advice() {
    let merchant = Merchant::open().await;
    let order = to_account("payout-1042");
    let created = merchant.platform.create_payout(&order).await.unwrap();
    let open = created.into_open().unwrap();
    let id = open.payout().id().to_owned();
    // The connection is reset before a byte of the request is read, and then the port is closed.
    merchant
        .sandbox
        .fault(Fault::on("getAccountProfile", FaultKind::Stale));
    merchant.platform.profile().await.unwrap();
    let Merchant { sandbox, platform } = merchant;
    crate::wait::idle(&sandbox).await;
    sandbox.stop().await;
    let short = platform.with_policy(Policy::default().deadline(Duration::from_secs(2)));
    let refused = short.process_payout(open).await.unwrap_err();
    let Error::NotSent(not_sent) = refused.error() else {
        panic!("{refused:?}")
    };
    assert_eq!(not_sent.operation(), Some(&*id));
    assert!(not_sent.advice().starts_with("Process the payout"));
    assert_eq!(refused.into_open().unwrap().payout().id(), id);
}
