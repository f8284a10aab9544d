//! What is sent, when it is sent again, and what is made of refusals.

use super::*;

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
    // A duplicate of what was lost is most likely the lost one: only a look-up or the replay window tells.
    let events = [nothing(), LOST, nothing(), Event::Duplicate, nothing()];
    assert!(matches!(after_with_replay(events.clone()), Step::Send(_)));
    assert!(is_look_up(&after_with_replay(
        events.into_iter().chain([Event::Duplicate])
    )));
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
        assert!(matches!(after_with_replay(empty.clone()), Step::Send(_)));
        let late = empty.into_iter().chain([Event::Deadline]);
        assert_eq!(after_with_replay(late), UNKNOWN);
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
