//! The rows of **create**.

use super::*;

#[test]
fn a_created_invoice_of_this_call_is_sold() {
    assert_eq!(after([]), CREATE);
    assert_eq!(after([created()]), SALE);
    assert_eq!(after([conflict(Some(own_invoice()))]), SALE);
}

#[test]
fn a_final_invoice_is_the_outcome() {
    assert_eq!(after([created_as(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after([conflict(Some(invoice("process_failed")))]), DECLINED);
}

#[test]
fn the_same_order_of_another_call_is_reconciled() {
    for event in [
        created_as(of_another_call()),
        conflict(Some(of_another_call())),
    ] {
        assert_eq!(after([event.clone()]), SHOW);
        assert_eq!(after([event.clone(), shown("processed")]), SUCCEEDED);
        assert_eq!(
            after([event, shown("process_pending"), Event::Deadline]),
            PENDING
        );
    }
}

#[test]
fn another_order_is_a_reused_reference() {
    for event in [created_as(another_order()), conflict(Some(another_order()))] {
        assert_eq!(after([event]), REUSED);
    }
}

#[test]
fn conflict_without_a_readable_operation_is_looked_up() {
    for event in [conflict(None), conflict(Some(without_metadata()))] {
        assert_eq!(after([event.clone()]), LOOK_UP);
        assert_eq!(after([event.clone(), found(without_metadata())]), SHOW);
        assert_eq!(
            after([event, found(without_metadata()), shown_as(own_invoice())]),
            SALE
        );
    }
}

#[test]
fn a_refused_creation_is_final() {
    assert_eq!(after([refused()]), REFUSED);
}

#[test]
fn a_lost_creation_is_looked_up() {
    assert_eq!(after([LOST]), LOOK_UP);
}

#[test]
fn never_connected_is_sent_again_within_attempts_and_deadline() {
    let refused = || Event::NotConnected;
    assert_eq!(after([refused()]), CREATE);
    assert_eq!(after([refused(), refused()]), CREATE);
    assert_eq!(after([refused(), refused(), refused()]), NOT_SENT);
    assert_eq!(after([refused(), Event::Deadline]), NOT_SENT);
    assert_eq!(after([Event::Deadline]), NOT_SENT);
}

#[test]
fn a_lost_response_is_never_forgotten() {
    for end in [refused(), Event::NotConnected] {
        let events = [LOST, nothing(), end];
        assert_eq!(after(events.clone()), LOOK_UP);
        assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
    }
    let sale = [
        LOST,
        found(own_invoice()),
        Event::NotConnected,
        Event::Deadline,
    ];
    assert_eq!(after(sale), UNKNOWN);
}

#[test]
fn an_invoice_alone_is_done_once_it_exists() {
    let exists = |events: Vec<Event>| {
        let goal = Goal::Invoice(call_tag(CALL_TAG));
        run(Charge::create(order(), goal, creation(ATTEMPTS)), events)
    };
    assert_eq!(exists(vec![created()]), PENDING);
    assert_eq!(exists(vec![created_as(without_bearer())]), PENDING);
    assert_eq!(exists(vec![LOST, found(own_invoice())]), PENDING);
    assert_eq!(exists(vec![conflict(Some(of_another_call()))]), PENDING);
    assert_eq!(exists(vec![created_as(invoice("processed"))]), SUCCEEDED);
    assert_eq!(exists(vec![created_as(without_metadata())]), SHOW);
    assert_eq!(exists(vec![created_as(another_order())]), REUSED);
}
