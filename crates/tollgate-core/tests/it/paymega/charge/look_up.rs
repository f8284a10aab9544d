//! The rows of **look up**.

use super::*;

#[test]
fn a_found_invoice_is_sold_reconciled_or_refused() {
    assert_eq!(after([LOST, found(own_invoice())]), SALE);
    assert_eq!(after([LOST, found(of_another_call())]), SHOW);
    assert_eq!(after([LOST, found(another_order())]), REUSED);
    assert_eq!(after([LOST, found(invoice("processed"))]), SUCCEEDED);
}

#[test]
fn without_a_look_up_the_same_bytes_are_sent_again() {
    let without_look_up = |events: Vec<Event>| {
        let goal = Goal::Charge(call_tag(CALL_TAG), Arc::new(token_sale()));
        run(
            Charge::create(order(), goal, creation_by(ATTEMPTS, false)),
            events,
        )
    };
    assert_eq!(without_look_up(vec![bad_request()]), CREATE);
    let twice = || vec![bad_request(), bad_request()];
    assert_eq!(without_look_up(twice()), CREATE);
    let and_then = |last| twice().into_iter().chain([last]).collect();
    let existing = conflict(Some(own_invoice()));
    assert_eq!(without_look_up(and_then(existing)), SALE);
    assert_eq!(without_look_up(and_then(refused())), UNKNOWN);
    assert_eq!(without_look_up(vec![LOST, LOST, LOST]), UNKNOWN);
    assert_eq!(without_look_up(vec![LOST, Event::NotConnected]), CREATE);
    assert_eq!(without_look_up(vec![LOST, Event::Deadline]), UNKNOWN);
}

#[test]
fn several_operations_need_review() {
    let second = own().id("cpi_2").invoice();
    assert_eq!(
        after([LOST, found_all(vec![own_invoice(), second])]),
        SEVERAL
    );
    assert_eq!(
        after([LOST, found_all(vec![own_invoice(), own_invoice()])]),
        SALE
    );
}

#[test]
fn empty_after_two_bad_requests_is_refused() {
    let once = [bad_request(), nothing()];
    assert_eq!(after(once.clone()), CREATE);
    let twice = || once.clone().into_iter().chain([bad_request()]);
    assert_eq!(after(twice()), LOOK_UP);
    assert_eq!(after(twice().chain([nothing()])), REFUSED);
    assert_eq!(after(twice().chain([LOST, nothing()])), REFUSED);
    assert_eq!(after(twice().chain([found(own_invoice())])), SALE);
    let unreachable = [
        bad_request(),
        nothing(),
        Event::NotConnected,
        nothing(),
        bad_request(),
        nothing(),
    ];
    assert_eq!(after(unreachable), REFUSED);
}

#[test]
fn empty_after_anything_else_was_lost_is_not_refused() {
    for other in [LOST, conflict(None), refused()] {
        let events = [
            bad_request(),
            nothing(),
            other,
            nothing(),
            bad_request(),
            nothing(),
        ];
        assert_eq!(after(events.clone()), LOOK_UP);
        assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
    }
}

#[test]
fn empty_creates_again_within_attempts() {
    assert_eq!(after([LOST, nothing()]), CREATE);
    assert_eq!(after([LOST, nothing(), Event::Deadline]), UNKNOWN);
    assert_eq!(after([LOST, nothing(), LOST, nothing()]), CREATE);
    assert_eq!(
        after([LOST, nothing(), LOST, nothing(), LOST, nothing()]),
        LOOK_UP
    );
    assert_eq!(
        after([LOST, nothing(), conflict(Some(own_invoice()))]),
        SALE
    );
}

#[test]
fn a_lost_look_up_is_repeated_until_the_deadline() {
    for lost in [LOST, Event::NotConnected] {
        assert_eq!(after([LOST, lost.clone()]), LOOK_UP);
        assert_eq!(after([LOST, lost, Event::Deadline]), UNKNOWN);
    }
}
