//! Tests of the state machine: each row of its table, and what the table leaves out.

mod children;
mod follow;
mod gateway_model;
mod look_up;
mod property;
mod send;
mod table;
mod time;
mod words;

use std::{sync::Arc, time::Duration};

use tollgate_core::{
    Error, MoneyState, Outcome,
    engine::{Event, Machine, Now, Pause, StepOf},
    error::{ResponseLost, Sought},
    paycross::{
        Transaction,
        charge::{Charge, Limits, LookUp, Request},
        rules::{Decoded, Found, Response, event_of},
    },
};
use tollgate_types::Open;

use self::words::words;
use crate::paycross::samples::{
    UID, again, alone, changed, list, order, prepared, refund, refusal, transaction,
    waiting_for_the_payer, with,
};

type Step = StepOf<Charge>;

type Happened = Event<Response>;

const ATTEMPTS: u32 = 3;
const LOST: Happened = Event::Lost(ResponseLost::Cut);
const CONFLICT: Happened = Event::Lost(ResponseLost::Status(409));
const MISSING: Happened = Event::Lost(ResponseLost::Status(404));
const UNSENDABLE: Happened = Event::Unsendable("no header");

/// The limits of a client without a replay window.
const PLAIN: Limits = Limits {
    attempts: ATTEMPTS,
    longest_pause: Duration::from_secs(5),
    attempt_timeout: Duration::from_secs(30),
    replay_window: None,
};
/// The limits of a client with a replay window of a day.
const REPLAY: Limits = Limits {
    replay_window: Some(Duration::from_secs(24 * 60 * 60)),
    ..PLAIN
};

fn sending(limits: Limits) -> (Charge, Step) {
    Charge::send(prepared(order()), limits)
}

/// The step after these events, without a replay window, in words.
fn after(events: impl IntoIterator<Item = Happened>) -> String {
    run(sending(PLAIN), events)
}

fn after_with_replay(events: impl IntoIterator<Item = Happened>) -> String {
    run(sending(REPLAY), events)
}

fn after_reconcile(events: impl IntoIterator<Item = Happened>) -> String {
    run(Charge::reconcile(order(), REPLAY), events)
}

fn after_wait(events: impl IntoIterator<Item = Happened>) -> String {
    run(Charge::wait_for(order(), REPLAY), events)
}

fn after_earlier(events: impl IntoIterator<Item = Happened>) -> String {
    run(Charge::earlier(order(), REPLAY), events)
}

fn run(start: (Charge, Step), events: impl IntoIterator<Item = Happened>) -> String {
    run_at(start, events.into_iter().map(|event| (0, event)))
}

/// The step after these events, each at this second of the client's clock, in words.
fn run_at(
    (mut charge, mut step): (Charge, Step),
    events: impl IntoIterator<Item = (u64, Happened)>,
) -> String {
    for (second, event) in events {
        assert!(
            matches!(step, Step::Send(..)),
            "{} before {event:?}",
            words(&step)
        );
        let now = Now {
            monotonic: Duration::from_secs(second),
            ..Now::default()
        };
        step = charge.next(event, &now);
    }
    words(&step)
}

fn is_look_up(step: &str) -> bool {
    step == "look up after a pause" || step == "look up at once"
}

fn is_read(step: &str) -> bool {
    step.starts_with("read by uid")
}

fn found_in(found: Found) -> Happened {
    Event::Response(Response::Transactions(found))
}

fn nothing() -> Happened {
    found_in(list([]))
}

fn found(status: &str) -> Happened {
    found_in(list([transaction(status)]))
}

/// The response to a request, or to a read by uid.
fn shown(status: &str) -> Happened {
    of(transaction(status))
}

const fn of(transaction: Transaction) -> Happened {
    Event::Response(Response::Transaction(transaction))
}

/// A read request whose credentials were refused.
fn refused(status: u16) -> Happened {
    Event::Response(Response::Refused(Box::new(refusal(status))))
}

/// A request that moves money, and was refused.
fn not_created(status: u16) -> Happened {
    let request = Request::Send(Arc::new(prepared(order()).body));
    let body = Decoded::Error {
        refusal: Box::new(refusal(status)),
        is_duplicate: false,
    };
    event_of(&request, &order(), status, body)
}

fn duplicate() -> Happened {
    Event::Response(Response::Duplicate(Box::new(refusal(422))))
}

fn other() -> Transaction {
    changed(|data| {
        data.amount = Some(1.into());
        data.uid = Some("uid-other".into());
    })
}

/// A look-up that shows only another order with the reference.
fn others() -> Happened {
    found_in(list([other()]))
}

/// Two transactions of the order that are not final.
fn two_pending() -> Happened {
    let second = with("pending", |data| data.uid = Some("uid-2".into()));
    found_in(list([transaction("pending"), second]))
}

/// Two transactions of the order that succeeded.
fn two_successes() -> Happened {
    let second = changed(|data| data.uid = Some("uid-2".into()));
    found_in(list([transaction("successful"), second]))
}

/// One failed transaction in place of the list.
fn failed_alone() -> Happened {
    found_in(alone(transaction("failed")))
}

fn parent() -> Happened {
    of(changed(|data| {
        data.uid = Some("parent-1".into());
        data.tracking_id = Some("parent-order".into());
    }))
}

/// A parent without a reference.
fn bare_parent() -> Happened {
    of(changed(|data| data.tracking_id = None))
}

/// An equal refund that is shown without its reference.
fn equal(status: &str) -> Transaction {
    with(status, |data| {
        data.type_ = Some(Open::new("refund"));
        data.parent_uid = Some("parent-1".into());
        data.tracking_id = None;
    })
}
