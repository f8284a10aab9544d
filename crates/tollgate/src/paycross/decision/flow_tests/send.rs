//! Requests that move money: sending, retries and refusals.

use super::*;

#[test]
fn the_transaction_in_the_response_is_the_outcome() {
    let end = |status| after([nothing(), sent(status)]);
    assert!(ends_with(&end("successful"), Interpretation::Succeeded));
    assert!(ends_with(&end("failed"), Interpretation::Declined));
    let payer = Event::Sent(waiting_for_the_payer());
    assert!(ends_with(
        &after([nothing(), payer]),
        Interpretation::ActionRequired
    ));
    for status in ["pending", "incomplete", "error", "expired", "a_new_word"] {
        assert!(is_show(&end(status)), "{status}");
    }
}

#[test]
fn a_response_with_another_amount_needs_review_and_another_order_is_a_reused_reference() {
    let mut dearer = transaction("successful");
    dearer.amount_minor = Some(2000);
    let review = Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged);
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
fn a_refusal_is_final_unless_a_response_was_lost_before() {
    for status in [401, 403, 405] {
        assert_eq!(after([nothing(), Event::Refused(status)]), REFUSED);
        let never = [nothing(), Event::NeverConnected, Event::Refused(status)];
        assert_eq!(after(never), REFUSED);
    }
    for refusal in [
        Event::Refused(401),
        Event::Refused(422),
        Event::NeverConnected,
    ] {
        let step = after_with_replay([nothing(), LOST, nothing(), refusal.clone()]);
        assert!(is_look_up(&step), "{refusal:?}: {step:?}");
        let events = [nothing(), LOST, nothing(), refusal, Event::Deadline];
        assert_eq!(after_with_replay(events), UNKNOWN);
    }
}

#[test]
fn refused_data_is_looked_up_once_since_the_network_may_have_delivered_it_twice() {
    let refused =
        |more: Option<Event>| after([nothing(), Event::Refused(422)].into_iter().chain(more));
    assert_eq!(refused(None), Step::LookUp(Pause::None));
    assert!(ends_with(
        &refused(Some(found("successful"))),
        Interpretation::Succeeded
    ));
    assert!(is_show(&refused(Some(found("pending")))));
    for event in [
        nothing(),
        others(),
        LOST,
        DENIED,
        Event::NeverConnected,
        Event::Deadline,
    ] {
        assert_eq!(refused(Some(event.clone())), REFUSED, "{event:?}");
    }
}

const DUPLICATE: Step = unknown(Some(ResponseLost::Duplicate));

#[test]
fn after_a_refusal_as_a_duplicate_nothing_is_sent_again() {
    let plain: fn(Vec<Event>) -> Step = after;
    for after in [plain, after_with_replay] {
        let then = |more: Vec<Event>| {
            after(
                [nothing(), Event::Duplicate]
                    .into_iter()
                    .chain(more)
                    .collect(),
            )
        };
        assert_eq!(then(vec![]), Step::LookUp(Pause::None));
        assert!(ends_with(
            &then(vec![found("successful")]),
            Interpretation::Succeeded
        ));
        assert!(is_show(&then(vec![nothing(), nothing(), found("pending")])));
        let mut empty = Vec::new();
        for count in 0..40 {
            let step = then(empty.clone());
            assert!(is_look_up(&step), "{count}: {step:?}");
            empty.push(if count % 3 == 0 { LOST } else { nothing() });
        }
        empty.push(Event::Deadline);
        assert_eq!(then(empty), DUPLICATE);
        assert_eq!(then(vec![others(), Event::Deadline]), DUPLICATE);
    }
}

#[test]
fn a_duplicate_is_looked_up_as_long_as_it_may_appear() {
    let step = after([nothing(), Event::Duplicate, nothing()]);
    assert!(
        matches!(step, Step::LookUp(Pause::Duplicate(_))),
        "{step:?}"
    );
}

#[test]
fn a_duplicate_after_a_lost_response_is_not_sent_again_even_in_a_replay_window() {
    let events = [nothing(), LOST, nothing(), Event::Duplicate, nothing()];
    assert!(is_look_up(&after_with_replay(events.clone())));
    let then = |event| after_with_replay(events.clone().into_iter().chain([event]));
    assert!(is_look_up(&then(nothing())));
    assert!(ends_with(&then(found("failed")), Interpretation::Declined));
    assert_eq!(then(Event::Deadline), DUPLICATE);
}

#[test]
fn after_a_lost_response_the_order_is_looked_up_until_it_is_found() {
    for loss in [LOST, CONFLICT] {
        assert!(is_look_up(&after([nothing(), loss.clone()])));
        let end = after([nothing(), loss.clone(), LOST, nothing(), found("failed")]);
        assert!(ends_with(&end, Interpretation::Declined));
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
