//! The rows of **create**.

use super::*;

#[test]
fn a_created_invoice_of_this_call_is_sold() {
    assert_eq!(after([]), CREATE);
    assert_eq!(after([created()]), SALE);
    assert_eq!(after([Event::Conflict(Some(own_invoice()))]), SALE);
}

#[test]
fn a_final_invoice_is_the_outcome() {
    assert_eq!(after([Event::Created(invoice("processed"))]), SUCCEEDED);
    let declined = done(Verdict::Final(Reading::Declined));
    assert_eq!(
        after([Event::Conflict(Some(invoice("process_failed")))]),
        declined
    );
}

#[test]
fn the_same_order_of_another_call_is_reconciled() {
    for event in [
        Event::Created(of_another_call()),
        Event::Conflict(Some(of_another_call())),
    ] {
        assert_eq!(after([event.clone()]), show());
        assert_eq!(after([event.clone(), shown("processed")]), SUCCEEDED);
        let pending = done(Verdict::Pending { moderation: false });
        assert_eq!(
            after([event, shown("process_pending"), Event::Deadline]),
            pending
        );
    }
}

#[test]
fn another_order_is_a_reused_reference() {
    for event in [
        Event::Created(another_order()),
        Event::Conflict(Some(another_order())),
    ] {
        assert_eq!(after([event]), done(Verdict::ReferenceReused));
    }
}

#[test]
fn conflict_without_a_readable_operation_is_looked_up() {
    for event in [
        Event::Conflict(None),
        Event::Conflict(Some(without_metadata())),
    ] {
        assert_eq!(after([event.clone()]), LOOK_UP);
        assert_eq!(after([event.clone(), found(without_metadata())]), show());
        assert_eq!(
            after([
                event,
                found(without_metadata()),
                Event::Shown(own_invoice())
            ]),
            SALE
        );
    }
}

#[test]
fn a_refused_creation_is_final() {
    assert_eq!(after([Event::Refused]), done(Verdict::Refused));
}

#[test]
fn a_lost_creation_is_looked_up() {
    assert_eq!(after([LOST]), LOOK_UP);
}

#[test]
fn never_connected_is_sent_again_within_attempts_and_deadline() {
    let refused = || Event::NeverConnected;
    assert_eq!(after([refused()]), CREATE);
    assert_eq!(after([refused(), refused()]), CREATE);
    assert_eq!(
        after([refused(), refused(), refused()]),
        done(Verdict::NotSent)
    );
    assert_eq!(after([refused(), Event::Deadline]), done(Verdict::NotSent));
    assert_eq!(after([Event::Deadline]), done(Verdict::NotSent));
}

#[test]
fn a_lost_response_is_never_forgotten() {
    for end in [Event::Refused, Event::NeverConnected] {
        let events = [LOST, nothing(), end];
        assert_eq!(after(events.clone()), LOOK_UP);
        assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
    }
    let sale = [
        LOST,
        found(own_invoice()),
        Event::NeverConnected,
        Event::Deadline,
    ];
    assert_eq!(after(sale), UNKNOWN);
}

#[test]
fn an_invoice_alone_is_done_once_it_exists() {
    let exists = |events: Vec<Event>| {
        run(
            Charge::create(order(), Goal::Invoice, CALL_TAG.into(), ATTEMPTS),
            events,
        )
    };
    let by_this_call = done(Verdict::Exists {
        created_by_this_call: true,
    });
    let by_another_call = done(Verdict::Exists {
        created_by_this_call: false,
    });
    assert_eq!(exists(vec![created()]), by_this_call);
    assert_eq!(exists(vec![Event::Created(without_bearer())]), by_this_call);
    assert_eq!(exists(vec![LOST, found(own_invoice())]), by_this_call);
    assert_eq!(
        exists(vec![Event::Conflict(Some(of_another_call()))]),
        by_another_call
    );
    assert_eq!(
        exists(vec![Event::Created(invoice("processed"))]),
        by_another_call
    );
    assert_eq!(exists(vec![Event::Created(without_metadata())]), show());
    assert_eq!(
        exists(vec![Event::Created(another_order())]),
        done(Verdict::ReferenceReused)
    );
}
