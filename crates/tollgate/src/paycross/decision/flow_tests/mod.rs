//! A test for each row of PayCross's decision table.

mod children;
mod find;
mod follow;
mod send;

use super::{
    event::{Event, Pause, Step, Verdict},
    flow::Flow,
    interpret::Interpretation,
    samples::{UID, alone, list, order, refund, transaction},
    view::TransactionView,
};
use crate::{MoneyState, ResponseLost, ReviewReason};

const ATTEMPTS: u32 = 3;
const LOST: Event = Event::Lost(ResponseLost::Cut);
const CONFLICT: Event = Event::Lost(ResponseLost::Status(409));
const DENIED: Event = Event::Lost(ResponseLost::Credentials(401));

/// The step that the flow asks for after these events, without a replay window.
fn after(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::send(order(), ATTEMPTS), false, events)
}

fn after_with_replay(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::send(order(), ATTEMPTS), true, events)
}

fn after_reconcile(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::reconcile(order()), true, events)
}

fn run(
    (mut flow, mut step): (Flow, Step),
    may_replay: bool,
    events: impl IntoIterator<Item = Event>,
) -> Step {
    for event in events {
        assert!(
            !matches!(step, Step::Done(_)),
            "done before {event:?}: {step:?}"
        );
        (flow, step) = flow.next(event, may_replay);
    }
    step
}

fn is_look_up(step: &Step) -> bool {
    matches!(step, Step::LookUp(_))
}

fn is_show(step: &Step) -> bool {
    matches!(step, Step::Show { uid, .. } if uid == UID)
}

const UNKNOWN: Step = unknown(None);
const REFUSED: Step = Step::Done(Verdict::Refused);
/// Nothing was sent, and the look-up had found nothing.
const NOT_SENT: Step = Step::Done(Verdict::NotSent(MoneyState::Untouched));
/// Nothing was sent, and the result of earlier calls is unknown.
const NOT_ASKED: Step = Step::Done(Verdict::NotSent(MoneyState::Unknown));
const SEND: Step = Step::Send(Pause::None);

const fn unknown(cause: Option<ResponseLost>) -> Step {
    Step::Done(Verdict::OutcomeUnknown { uid: None, cause })
}

/// Whether the flow ended with this interpretation of the transaction.
fn ends_with(step: &Step, expected: Interpretation) -> bool {
    matches!(step, Step::Done(Verdict::Read { uid, interpretation, .. }) if uid == UID && *interpretation == expected)
}

fn nothing() -> Event {
    Event::Found(list([]))
}

fn found(status: &str) -> Event {
    Event::Found(list([transaction(status)]))
}

fn sent(status: &str) -> Event {
    Event::Sent(transaction(status))
}

fn shown(status: &str) -> Event {
    Event::Shown(transaction(status))
}

fn waiting_for_the_payer() -> TransactionView {
    TransactionView {
        has_redirect: true,
        ..transaction("incomplete")
    }
}

/// A look-up that shows only another order with the reference.
fn others() -> Event {
    Event::Found(list([TransactionView {
        amount_minor: Some(1),
        uid: "uid-other".into(),
        ..transaction("successful")
    }]))
}

fn reused() -> Step {
    Step::Done(Verdict::ReferenceReused {
        uid: "uid-other".into(),
    })
}
