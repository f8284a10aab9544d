//! A test for each row of the table of PayCross.

use super::{
    event::{Event, Pause, Step, Verdict},
    flow::Flow,
    reading::Reading,
    samples::{UID, order, transaction},
    view::TransactionView,
};
use crate::{Loss, MoneyState, ReviewReason};

const ATTEMPTS: u32 = 3;
const LOST: Event = Event::Lost(Loss::Cut);
const CONFLICT: Event = Event::Lost(Loss::Status(409));

/// What the flow asks for after these events; the gateway is not known to honour a request's id.
fn after(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::send(order(), ATTEMPTS), false, events)
}

fn after_with_replay(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::send(order(), ATTEMPTS), true, events)
}

fn after_resume(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::resume(order()), true, events)
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

const UNKNOWN: Step = Step::Done(Verdict::OutcomeUnknown { uid: None });
const REFUSED: Step = Step::Done(Verdict::Refused);
const NOT_SENT: Step = Step::Done(Verdict::NotSent);
const SEND: Step = Step::Send(Pause::None);

/// The end by one transaction.
fn ends_with(step: &Step, expected: Reading) -> bool {
    matches!(step, Step::Done(Verdict::Read { uid, reading, .. }) if uid == UID && *reading == expected)
}

fn nothing() -> Event {
    Event::Found(Vec::new())
}

fn found(status: &str) -> Event {
    Event::Found(vec![transaction(status)])
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

fn other() -> TransactionView {
    TransactionView {
        amount_minor: Some(1),
        uid: "uid-other".into(),
        ..transaction("successful")
    }
}

fn reused() -> Step {
    Step::Done(Verdict::ReferenceReused {
        uid: "uid-other".into(),
    })
}

#[test]
fn look_first_this_order_is_its_outcome_and_nothing_is_sent() {
    assert_eq!(after([]), Step::LookUp(Pause::None));
    assert!(ends_with(&after([found("successful")]), Reading::Succeeded));
    assert!(ends_with(&after([found("failed")]), Reading::Declined));
    assert!(is_show(&after([found("pending")])));
    let payer = Event::Found(vec![waiting_for_the_payer()]);
    assert!(ends_with(&after([payer]), Reading::ActionRequired));
}

#[test]
fn look_first_empty_sends_and_others_only_are_a_reused_reference() {
    assert_eq!(after([nothing()]), SEND);
    assert_eq!(after([Event::Found(vec![other()])]), reused());
}

#[test]
fn look_first_lost_is_asked_again_until_the_deadline() {
    for event in [LOST, CONFLICT, Event::NeverConnected] {
        assert!(is_look_up(&after([event.clone()])), "{event:?}");
        assert_eq!(after([event.clone(), nothing()]), SEND);
        assert_eq!(after([event.clone(), event, Event::Deadline]), UNKNOWN);
    }
    assert_eq!(after([Event::Deadline]), UNKNOWN);
}

#[test]
fn sent_a_transaction_is_its_outcome() {
    let end = |status| after([nothing(), sent(status)]);
    assert!(ends_with(&end("successful"), Reading::Succeeded));
    assert!(ends_with(&end("failed"), Reading::Declined));
    let payer = Event::Sent(waiting_for_the_payer());
    assert!(ends_with(
        &after([nothing(), payer]),
        Reading::ActionRequired
    ));
    for status in ["pending", "incomplete", "error", "expired", "a_new_word"] {
        assert!(is_show(&end(status)), "{status}");
    }
}

#[test]
fn sent_another_amount_is_for_a_person_and_another_order_is_none_of_ours() {
    let mut dearer = transaction("successful");
    dearer.amount_minor = Some(2000);
    let review = Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged);
    assert!(ends_with(&after([nothing(), Event::Sent(dearer)]), review));
    let mut live = transaction("successful");
    live.is_test = Some(false);
    let step = after([nothing(), Event::Sent(live)]);
    assert_eq!(
        step,
        Step::Done(Verdict::ReferenceReused { uid: UID.into() })
    );
}

#[test]
fn sent_refused_is_final_unless_something_was_lost_before() {
    assert_eq!(after([nothing(), Event::Refused]), REFUSED);
    let never = [nothing(), Event::NeverConnected, Event::Refused];
    assert_eq!(after(never), REFUSED);
    for refusal in [Event::Refused, Event::Duplicate, Event::NeverConnected] {
        let step = after_with_replay([nothing(), LOST, nothing(), refusal.clone()]);
        assert!(is_look_up(&step), "{refusal:?}: {step:?}");
        let events = [nothing(), LOST, nothing(), refusal, Event::Deadline];
        assert_eq!(after_with_replay(events), UNKNOWN);
    }
}

#[test]
fn a_duplicate_is_looked_up_and_sent_once_more_after_half_a_minute() {
    let refused = || [nothing(), Event::Duplicate];
    let then = |more: Vec<Event>| after(refused().into_iter().chain(more));
    assert_eq!(then(vec![]), Step::LookUp(Pause::None));
    assert!(ends_with(
        &then(vec![found("successful")]),
        Reading::Succeeded
    ));
    assert!(is_look_up(&then(vec![LOST])));
    assert_eq!(then(vec![LOST, Event::Deadline]), UNKNOWN);

    assert_eq!(then(vec![nothing()]), Step::LookUp(Pause::Duplicate));
    assert_eq!(then(vec![nothing(), Event::Deadline]), UNKNOWN);
    assert!(is_look_up(&then(vec![nothing(), LOST])));
    assert_eq!(then(vec![nothing(), LOST, Event::Deadline]), UNKNOWN);

    let again = |more: Vec<Event>| then([nothing(), nothing()].into_iter().chain(more).collect());
    assert_eq!(again(vec![]), SEND);
    assert_eq!(again(vec![Event::Deadline]), REFUSED);
    let [refused, first, second] = [Event::Duplicate, nothing(), nothing()];
    assert_eq!(
        again(vec![refused.clone(), first.clone()]),
        Step::LookUp(Pause::Duplicate)
    );
    assert_eq!(again(vec![refused, first, second]), REFUSED);
    assert!(ends_with(
        &again(vec![sent("successful")]),
        Reading::Succeeded
    ));
    assert!(is_look_up(&again(vec![LOST])));
    assert_eq!(again(vec![LOST, Event::Deadline]), UNKNOWN);
}

#[test]
fn what_somebody_else_sent_while_a_duplicate_waited_is_taken() {
    let events = [nothing(), Event::Duplicate, nothing()];
    let then = |event| after(events.clone().into_iter().chain([event]));
    assert!(ends_with(&then(found("successful")), Reading::Succeeded));
    assert!(is_show(&then(found("pending"))));
    assert_eq!(then(Event::Found(vec![other()])), reused());
}

#[test]
fn a_duplicate_is_sent_again_only_within_attempts() {
    let flow = Flow::send(order(), 1);
    let events = [nothing(), Event::Duplicate, nothing(), nothing()];
    assert_eq!(run(flow, false, events), REFUSED);
}

#[test]
fn sent_and_lost_is_looked_up_until_it_is_found() {
    for loss in [LOST, CONFLICT] {
        assert!(is_look_up(&after([nothing(), loss.clone()])));
        let end = after([nothing(), loss.clone(), LOST, nothing(), found("failed")]);
        assert!(ends_with(&end, Reading::Declined));
        let empty = [nothing(), loss.clone(), nothing()];
        assert!(is_look_up(&after(empty.clone())));
        assert!(matches!(after_with_replay(empty), Step::Send(_)));
        assert_eq!(
            after([nothing(), loss, nothing(), Event::Deadline]),
            UNKNOWN
        );
    }
}

#[test]
fn inside_a_replay_window_it_is_sent_again_within_attempts() {
    let lost = || [LOST, nothing()];
    let events = [nothing()].into_iter().chain((0..2).flat_map(|_| lost()));
    assert!(matches!(
        after_with_replay(events.clone()),
        Step::Send(Pause::Backoff(_))
    ));
    assert!(is_look_up(&after_with_replay(events.chain(lost()))));
    assert!(is_look_up(&after_with_replay([nothing(), LOST, LOST])));
}

#[test]
fn never_connected_is_sent_again_and_then_not_sent() {
    let never = |times| {
        let events = std::iter::repeat_n(Event::NeverConnected, times);
        after([nothing()].into_iter().chain(events))
    };
    assert!(matches!(never(1), Step::Send(Pause::Backoff(_))));
    assert!(matches!(never(2), Step::Send(_)));
    assert_eq!(never(3), NOT_SENT);
    assert_eq!(after([nothing(), Event::Deadline]), NOT_SENT);
    assert_eq!(
        after([nothing(), Event::NeverConnected, Event::Deadline]),
        NOT_SENT
    );
}

#[test]
fn looked_up_several_are_told_from_each_other() {
    let mut second = transaction("successful");
    second.uid = "uid-2".into();
    let several = Event::Found(vec![transaction("successful"), second]);
    let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Charged);
    let step = after([nothing(), LOST, several]);
    assert!(ends_with(&step, review));
    assert!(matches!(step, Step::Done(Verdict::Read { uids, .. }) if uids.len() == 2));
    assert_eq!(
        after([nothing(), LOST, Event::Found(vec![other()])]),
        reused()
    );
}

#[test]
fn of_several_that_are_not_final_none_is_believed_alone() {
    let mut second = transaction("pending");
    second.uid = "uid-2".into();
    let two = || Event::Found(vec![transaction("pending"), second.clone()]);
    assert!(is_show(&after([two()])));
    assert!(is_look_up(&after([two(), shown("failed")])));
    // The payer can act on one of them whatever becomes of the other.
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(&after([two(), payer]), Reading::ActionRequired));
    let then = [two(), shown("failed"), nothing()];
    assert!(is_look_up(&after(then)), "nothing is sent again");
}

#[test]
fn followed_until_it_is_final_or_pending_at_the_deadline() {
    let follow = |more: Vec<Event>| after([nothing(), sent("pending")].into_iter().chain(more));
    assert!(is_show(&follow(vec![shown("pending")])));
    for event in [LOST, Event::NeverConnected] {
        assert!(is_show(&follow(vec![event.clone()])), "{event:?}");
        let unknown = Step::Done(Verdict::OutcomeUnknown {
            uid: Some(UID.into()),
        });
        assert_eq!(follow(vec![event, Event::Deadline]), unknown);
    }
    assert!(ends_with(
        &follow(vec![LOST, shown("successful")]),
        Reading::Succeeded
    ));
    assert!(ends_with(&follow(vec![shown("failed")]), Reading::Declined));
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(&follow(vec![payer]), Reading::ActionRequired));
    assert!(ends_with(&follow(vec![Event::Deadline]), Reading::NotFinal));
}

#[test]
fn followed_to_another_order_it_is_none_of_ours() {
    let mut other = transaction("successful");
    other.reference = Some("order-of-another".into());
    let step = after([nothing(), sent("pending"), Event::Shown(other)]);
    assert_eq!(
        step,
        Step::Done(Verdict::ReferenceReused { uid: UID.into() })
    );
}

#[test]
fn error_and_expired_are_read_by_uid_and_then_for_a_person() {
    let cases = [
        ("error", ReviewReason::LeftOpen),
        ("expired", ReviewReason::ExpiredInFlight),
    ];
    for (status, reason) in cases {
        let follow = |event| after([nothing(), sent(status), event]);
        let review = Reading::Review(reason, MoneyState::Unknown);
        assert!(ends_with(&follow(shown(status)), review), "{status}");
        assert!(ends_with(&follow(shown("failed")), Reading::Declined));
        assert!(ends_with(&follow(shown("successful")), Reading::Succeeded));
        assert!(is_show(&follow(shown("pending"))));
        let unread = follow(Event::Deadline);
        assert!(matches!(
            unread,
            Step::Done(Verdict::OutcomeUnknown { uid: Some(_) })
        ));
    }
}

#[test]
fn resumed_it_is_read_and_never_sent() {
    assert!(ends_with(
        &after_resume([found("successful")]),
        Reading::Succeeded
    ));
    assert!(is_show(&after_resume([found("pending")])));
    assert_eq!(after_resume([nothing()]), Step::Done(Verdict::NotFound));
    assert_eq!(
        after_resume([LOST, nothing()]),
        Step::Done(Verdict::NotFound)
    );
    assert_eq!(after_resume([Event::Found(vec![other()])]), reused());
    assert_eq!(
        after_resume([LOST, Event::NeverConnected, Event::Deadline]),
        UNKNOWN
    );
}
