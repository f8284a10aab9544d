//! The rows of **look up**.

use super::*;

#[test]
fn a_found_invoice_is_sold_reconciled_or_refused() {
    assert_eq!(after([LOST, found(own_invoice())]), SALE);
    assert_eq!(after([LOST, found(of_another_call())]), show());
    assert_eq!(
        after([LOST, found(another_order())]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after([LOST, found(invoice("processed"))]), SUCCEEDED);
}

#[test]
fn without_a_look_up_the_same_bytes_are_sent_again() {
    let once = [BAD_REQUEST, Event::CannotLookUp];
    assert_eq!(after(once.clone()), CREATE);
    let twice = || once.clone().into_iter().chain(once.clone());
    assert_eq!(after(twice()), CREATE);
    let conflict = Event::Conflict(Some(own_invoice()));
    assert_eq!(after(twice().chain([conflict])), SALE);
    let all = (0..ATTEMPTS).flat_map(|_| [LOST, Event::CannotLookUp]);
    assert_eq!(after(all), done(Verdict::OutcomeUnknown));
    assert_eq!(after(twice().chain([Event::Refused])), LOOK_UP);
}

#[test]
fn several_operations_need_review() {
    let second = InvoiceView {
        id: "cpi_2".into(),
        ..own_invoice()
    };
    let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Unknown);
    assert_eq!(
        after([LOST, Event::Found(vec![own_invoice(), second])]),
        done(Verdict::Final(review))
    );
    assert_eq!(
        after([LOST, Event::Found(vec![own_invoice(), own_invoice()])]),
        SALE
    );
}

#[test]
fn empty_after_two_bad_requests_is_refused() {
    let once = [BAD_REQUEST, nothing()];
    assert_eq!(after(once.clone()), CREATE);
    let twice = || once.clone().into_iter().chain([BAD_REQUEST]);
    assert_eq!(after(twice()), LOOK_UP);
    assert_eq!(after(twice().chain([nothing()])), done(Verdict::Refused));
    assert_eq!(
        after(twice().chain([LOST, nothing()])),
        done(Verdict::Refused)
    );
    assert_eq!(after(twice().chain([found(own_invoice())])), SALE);
    let unreachable = [
        BAD_REQUEST,
        nothing(),
        Event::NeverConnected,
        nothing(),
        BAD_REQUEST,
        nothing(),
    ];
    assert_eq!(after(unreachable), done(Verdict::Refused));
}

#[test]
fn empty_after_anything_else_was_lost_is_not_refused() {
    for other in [LOST, Event::Conflict(None), Event::Refused] {
        let events = [
            BAD_REQUEST,
            nothing(),
            other,
            nothing(),
            BAD_REQUEST,
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
        after([LOST, nothing(), Event::Conflict(Some(own_invoice()))]),
        SALE
    );
}

#[test]
fn a_lost_look_up_is_repeated_until_the_deadline() {
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after([LOST, lost.clone()]), LOOK_UP);
        assert_eq!(after([LOST, lost, Event::Deadline]), UNKNOWN);
    }
}
