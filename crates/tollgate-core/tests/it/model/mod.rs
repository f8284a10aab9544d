//! The state machines against models of their providers, in all schedules up to a stated depth.
//!
//! Each search puts a machine and a small model of its provider together, and follows every order of their steps: which
//! request arrives, late, twice or never; which response is lost, or comes from another host; when a process crashes and
//! calls again; how two processes with one order take turns; when the bank decides, searches show the operation, and the
//! bearer ends. `TOLLGATE_MODEL_DEPTH` and `TOLLGATE_MODEL_FAULTS` set the bounds of a longer search.
//!
//! A decline holds in all later states too: no request that is still under way may move money after it. So a further
//! attempt under a new reference, which needs such a decline, cannot make a second charge for the order.

mod action;
#[cfg(all(feature = "paymega", feature = "paycross"))]
mod broken;
mod clients;
#[cfg(feature = "paycross")]
mod paycross_charge;
#[cfg(feature = "paymega")]
mod paymega_charge;
#[cfg(feature = "paymega")]
mod paymega_payout;
#[cfg(feature = "paymega")]
mod paymega_refund;
mod search;
mod subject;
mod truth;
mod words;
mod world;

use self::{
    clients::Clients,
    search::{Counterexample, search},
    subject::Subject,
    world::{Bounds, Lock, MOVED_TWICE, Searchable},
};

/// Two processes, each with two calls, at any time.
const TWO_PROCESSES: Bounds = Bounds {
    processes: 2,
    rounds: 2,
    faults: 2,
    lock: Lock::Never,
};

/// A lock of the merchant's: one call after the other, once the provider shows the operation of the last one.
const LOCKED: Bounds = Bounds {
    lock: Lock::UntilShown,
    ..TWO_PROCESSES
};

/// The shortest counterexample, which must exist.
fn counterexample<S: Subject>(clients: Clients<S>, bounds: Bounds, depth: u32) -> Counterexample {
    let searched = search(&mut Searchable::new(clients, bounds), depth);
    let states = searched.states;
    let counterexample = searched
        .counterexample
        .unwrap_or_else(|| panic!("none of {states} states violates a property"));
    println!("{counterexample}");
    counterexample
}

/// Searches, prints the extent, and fails with the counterexample if there is one.
fn keeps_promises<S: Subject>(name: &str, subject: S, bounds: Bounds, depth: u32) {
    let (bounds, depth) = wished(bounds, depth);
    let mut model = Searchable::new(Clients::new(subject), bounds);
    let searched = search(&mut model, depth);
    let (machines, faults) = (model.clients.count(), bounds.faults);
    println!("{name}: {searched} faults={faults} machine_states={machines}");
    if let Some(counterexample) = searched.counterexample {
        panic!("{name}: {counterexample}");
    }
}

/// The bounds and the depth, or those of the environment.
fn wished(bounds: Bounds, depth: u32) -> (Bounds, u32) {
    let wish = |name: &str| std::env::var(name).ok().map(|it| it.parse().unwrap());
    let faults = wish("TOLLGATE_MODEL_FAULTS").map(|it| u8::try_from(it).unwrap());
    let faults = faults.unwrap_or(bounds.faults);
    let bounds = Bounds { faults, ..bounds };
    (bounds, wish("TOLLGATE_MODEL_DEPTH").unwrap_or(depth))
}

#[cfg(feature = "paymega")]
#[test]
fn a_charge_on_paymega_keeps_its_promises_in_all_schedules() {
    let subject = paymega_charge::PaymegaCharge;
    keeps_promises("charge on Paymega", subject, TWO_PROCESSES, 5);
}

#[cfg(feature = "paymega")]
#[test]
fn a_payout_keeps_its_promises_in_all_schedules() {
    let subject = paymega_payout::PaymegaPayout;
    keeps_promises("payout on Paymega", subject, TWO_PROCESSES, 6);
}

/// A host that lists its refunds: one call after the other, once the invoice lists the refund of the last one.
#[cfg(feature = "paymega")]
#[test]
fn a_refund_keeps_its_promises_under_the_merchants_lock() {
    let name = "refund on Paymega, under the merchant's lock";
    keeps_promises(name, paymega_refund::PaymegaRefund, LOCKED, 8);
}

/// Nothing makes the reference of a refund unique.
#[cfg(feature = "paymega")]
#[test]
fn without_a_lock_two_calls_can_refund_twice() {
    let clients = Clients::new(paymega_refund::PaymegaRefund);
    let found = counterexample(clients, TWO_PROCESSES, 8);
    assert_eq!(found.violated, MOVED_TWICE);
}

#[cfg(feature = "paycross")]
use self::paycross_charge::PayCrossCharge;

#[cfg(feature = "paycross")]
const REPLAYS: PayCrossCharge = PayCrossCharge { replays: true };

#[cfg(feature = "paycross")]
const PLAIN: PayCrossCharge = PayCrossCharge { replays: false };

#[cfg(feature = "paycross")]
#[test]
fn a_charge_on_paycross_keeps_its_promises_within_a_replay_window() {
    let name = "charge on PayCross, within a replay window";
    keeps_promises(name, REPLAYS, TWO_PROCESSES, 6);
}

#[cfg(feature = "paycross")]
#[test]
fn a_charge_on_paycross_keeps_its_promises_under_the_merchants_lock() {
    let name = "charge on PayCross, under the merchant's lock";
    keeps_promises(name, PLAIN, LOCKED, 7);
}

/// The one condition of a charge on PayCross is needed.
#[cfg(feature = "paycross")]
#[test]
fn without_a_lock_or_a_replay_window_two_calls_can_charge_twice() {
    let found = counterexample(Clients::new(PLAIN), TWO_PROCESSES, 8);
    assert_eq!(found.violated, MOVED_TWICE);
}

/// A lock must be held until look-ups show the transaction of an earlier call.
#[cfg(feature = "paycross")]
#[test]
fn a_lock_that_ends_before_a_look_up_shows_the_transaction_does_not_suffice() {
    let lock = Lock::UntilQuiet;
    let bounds = Bounds { lock, ..LOCKED };
    let found = counterexample(Clients::new(PLAIN), bounds, 8);
    assert_eq!(found.violated, MOVED_TWICE);
}
