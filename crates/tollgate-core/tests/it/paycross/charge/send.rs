//! Requests that move money: sending, retries and refusals.

use super::*;

#[test]
fn the_transaction_in_the_response_is_the_outcome() {
    let end = |status| after([nothing(), shown(status)]);
    assert_eq!(end("successful"), "Succeeded");
    assert_eq!(end("failed"), "Declined");
    let payer = of(waiting_for_the_payer());
    assert_eq!(after([nothing(), payer]), "ActionRequired");
    for status in ["pending", "incomplete", "error", "expired", "a_new_word"] {
        assert!(is_read(&end(status)), "{status}");
    }
}

#[test]
fn a_response_with_another_amount_needs_review_and_another_order_is_a_reused_reference() {
    let dearer = of(changed(|data| data.amount = Some(2000.into())));
    let review = "Review(AmountDiffers), money charged";
    assert_eq!(after([nothing(), dearer]), review);
    let live = of(changed(|data| data.test = Some(false)));
    assert_eq!(after([nothing(), live]), "ReferenceReused");
}

#[test]
fn a_refusal_is_final_unless_a_response_was_lost_before() {
    for status in [401, 403, 405] {
        let refused = "Refused, money untouched";
        assert_eq!(after([nothing(), not_created(status)]), refused);
        let never = [nothing(), Event::NotConnected, not_created(status)];
        assert_eq!(after(never), refused);
    }
    for refusal in [not_created(401), not_created(422), Event::NotConnected] {
        let step = after_with_replay([nothing(), LOST, nothing(), refusal.clone()]);
        assert!(is_look_up(&step), "{refusal:?}: {step:?}");
        let events = [nothing(), LOST, nothing(), refusal, Event::Deadline];
        assert_eq!(after_with_replay(events), "OutcomeUnknown");
    }
}

#[test]
fn refused_data_is_looked_up_since_the_network_may_have_delivered_it_twice() {
    let refused_then =
        |more: Vec<Happened>| after([nothing(), not_created(422)].into_iter().chain(more));
    assert_eq!(refused_then(vec![]), "look up at once");
    assert_eq!(refused_then(vec![found("successful")]), "Succeeded");
    assert!(is_read(&refused_then(vec![found("pending")])));
    for event in [nothing(), others()] {
        let step = refused_then(vec![event.clone()]);
        assert_eq!(step, "Refused, money untouched", "{event:?}");
    }
    for event in [LOST, refused(401), Event::NotConnected, UNSENDABLE] {
        let lost = vec![event.clone(); 2];
        assert_eq!(
            refused_then(lost.clone()),
            "look up after a pause",
            "{event:?}"
        );
        for end in [event.clone(), Event::Deadline] {
            let step = refused_then([lost.clone(), vec![end]].concat());
            assert_eq!(step, "Refused, money unknown", "{event:?}");
        }
        let step = refused_then([lost, vec![nothing()]].concat());
        assert_eq!(step, "Refused, money untouched", "{event:?}");
    }
    assert_eq!(
        refused_then(vec![Event::Deadline]),
        "Refused, money unknown"
    );
}

#[test]
fn a_refusal_in_the_end_is_that_of_the_request() {
    let (mut charge, _) = sending(PLAIN);
    charge.next(nothing(), &Now::default());
    charge.next(not_created(422), &Now::default());
    charge.next(refused(401), &Now::default());
    charge.next(refused(401), &Now::default());
    let step = charge.next(refused(401), &Now::default());
    let Step::Done(Err(error @ Error::Refused(_))) = &step else {
        panic!("{step:?}")
    };
    assert!(error.advice().starts_with("Reconcile"), "{error:?}");
    assert!(matches!(error, Error::Refused(it) if it.status() == 422));
}

const DUPLICATE: &str = "OutcomeUnknown(Duplicate)";

#[test]
fn after_a_refusal_as_a_duplicate_nothing_is_sent_again() {
    let plain: fn(Vec<Happened>) -> String = after;
    for after in [plain, after_with_replay] {
        let then = |more: Vec<Happened>| {
            let events = [nothing(), duplicate()].into_iter().chain(more);
            after(events.collect())
        };
        assert_eq!(then(vec![]), "look up at once");
        assert_eq!(then(vec![found("successful")]), "Succeeded");
        assert!(is_read(&then(vec![nothing(), nothing(), found("pending")])));
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
fn a_duplicate_after_a_lost_response_is_not_sent_again_even_in_a_replay_window() {
    let events = [nothing(), LOST, nothing(), duplicate(), nothing()];
    assert!(is_look_up(&after_with_replay(events.clone())));
    let then = |event| after_with_replay(events.clone().into_iter().chain([event]));
    assert!(is_look_up(&then(nothing())));
    assert_eq!(then(found("failed")), "Declined");
    assert_eq!(then(Event::Deadline), DUPLICATE);
}

#[test]
fn an_unknown_outcome_after_a_duplicate_holds_the_gateways_refusal() {
    let (mut charge, _) = sending(PLAIN);
    for event in [nothing(), duplicate(), nothing()] {
        charge.next(event, &Now::default());
    }
    let step = charge.next(Event::Deadline, &Now::default());
    let Step::Done(Err(error)) = step else {
        panic!("{step:?}")
    };
    assert_eq!(
        error.raw().map(tollgate_core::RawResponse::status),
        Some(422)
    );
}

#[test]
fn after_a_lost_response_the_order_is_looked_up_until_it_is_found() {
    for loss in [LOST, CONFLICT] {
        assert!(is_look_up(&after([nothing(), loss.clone()])));
        let end = after([nothing(), loss.clone(), LOST, nothing(), found("failed")]);
        assert_eq!(end, "Declined");
        let empty = [nothing(), loss.clone(), nothing()];
        assert!(is_look_up(&after(empty.clone())));
        assert_eq!(after_with_replay(empty.clone()), "send after a pause");
        let late = empty.into_iter().chain([Event::Deadline]);
        assert_eq!(after_with_replay(late.clone()), "OutcomeUnknown");
        assert_eq!(after(late), "OutcomeUnknown");
    }
}

#[test]
fn inside_a_replay_window_it_is_sent_again_within_attempts() {
    let lost = || [LOST, nothing()];
    let events = [nothing()].into_iter().chain((0..2).flat_map(|_| lost()));
    assert_eq!(after_with_replay(events.clone()), "send after a pause");
    assert!(is_look_up(&after_with_replay(events.chain(lost()))));
    assert!(is_look_up(&after_with_replay([nothing(), LOST, LOST])));
}

#[test]
fn never_connected_is_sent_again_and_then_not_sent() {
    let never = |times| {
        let events = std::iter::repeat_n(Event::NotConnected, times);
        after([nothing()].into_iter().chain(events))
    };
    let not_sent = "NotSent, money untouched";
    assert_eq!(never(1), "send after a pause");
    assert_eq!(never(2), "send after a pause");
    assert_eq!(never(3), not_sent);
    assert_eq!(after([nothing(), Event::Deadline]), not_sent);
    let late = [nothing(), Event::NotConnected, Event::Deadline];
    assert_eq!(after(late), not_sent);
}
