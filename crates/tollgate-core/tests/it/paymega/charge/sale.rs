//! The rows of **sale**.

use super::*;

#[test]
fn an_accepted_sale_is_followed_by_reading_the_invoice() {
    let sold = || [created(), accepted()];
    assert_eq!(after(sold()), SHOW);
    assert_eq!(
        after(sold().into_iter().chain([shown("processed")])),
        SUCCEEDED
    );
    assert_eq!(
        after(sold().into_iter().chain([shown("process_pending")])),
        SHOW
    );
    assert_eq!(after(sold().into_iter().chain([Event::Deadline])), PENDING);
}

#[test]
fn a_challenge_needs_the_payer() {
    assert_eq!(after([created(), challenged(form())]), ACTION);
    assert_eq!(after([created(), challenged(None)]), UNSUPPORTED);
}

#[test]
fn a_lost_or_refused_sale_is_followed_and_never_sent_again() {
    let statuses =
        [400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504].map(ResponseLost::Status);
    let losses = [
        ResponseLost::Cut,
        ResponseLost::TimedOut,
        ResponseLost::Unreadable,
    ];
    let lost = statuses.into_iter().chain(losses).map(Event::Lost);
    for event in lost.chain([sale_refused()]) {
        let events = [created(), event.clone()];
        let and_then = |last| after(events.clone().into_iter().chain([last]));
        assert_eq!(after(events.clone()), SHOW, "{event:?}");
        assert_eq!(and_then(Event::Deadline), UNKNOWN, "{event:?}");
        assert_eq!(and_then(shown("processed")), SUCCEEDED, "{event:?}");
    }
}

#[test]
fn the_refusal_of_a_sale_is_reported_beside_the_end() {
    let end = |last: Event| last_step(charge(), [created(), sale_refused(), last], EARLY);
    let Step::Done(Ok(outcome)) = end(shown("process_failed")) else {
        panic!("no outcome")
    };
    assert!(outcome.operation().sale_refusal().is_some());
    let Step::Done(Err(Error::OutcomeUnknown(unknown))) = end(Event::Deadline) else {
        panic!("an outcome")
    };
    assert!(unknown.sale_refusal().is_some());
    assert_eq!(unknown.operation(), Some(ID));
}

#[test]
fn never_connected_is_sent_again_while_bearer_and_deadline_allow() {
    let refused = [created(), Event::NotConnected];
    assert_eq!(after(refused.clone()), SALE);
    assert_eq!(
        after(refused.into_iter().chain([Event::Deadline])),
        NOT_SOLD
    );
    let (mut charge, _) = charge();
    charge.next(created(), &at(EARLY));
    let step = charge.next(Event::NotConnected, &at(Some(BEARER_END)));
    assert_eq!(describe(&step), NOT_SOLD);
}

#[test]
fn an_expired_bearer_is_not_used() {
    let (mut charge, _) = charge();
    let step = charge.next(created(), &at(Some(BEARER_END)));
    assert_eq!(describe(&step), NOT_SOLD);
    let (_, step) = sale_of(&own_invoice(), Some(BEARER_END));
    assert_eq!(describe(&step), NOT_SOLD);
    let (_, step) = sale_of(&own_invoice(), None);
    assert_eq!(describe(&step), SALE);
}

#[test]
fn an_invoice_without_a_bearer_is_read_before_its_sale() {
    let sale = |events: Vec<Event>| run(sale_of(&without_bearer(), EARLY), events);
    assert_eq!(sale(vec![]), SHOW);
    assert_eq!(sale(vec![shown_as(own_invoice())]), SALE);
    assert_eq!(sale(vec![shown_as(invoice("processed"))]), SUCCEEDED);
    let of_another = vec![shown_as(of_another_call()), shown_as(own_invoice())];
    assert_eq!(sale(of_another), SHOW);
}

#[test]
fn a_request_that_cannot_be_built_is_not_repeated() {
    assert_eq!(after([UNSENDABLE]), INVALID);
    assert_eq!(after([created(), UNSENDABLE]), INVALID);
    assert_eq!(after_reconcile([UNSENDABLE]), INVALID);
    assert_eq!(after([LOST, UNSENDABLE]), UNKNOWN);
    assert_eq!(after([LOST, found(own_invoice()), UNSENDABLE]), UNKNOWN);
    let sold = [created(), accepted(), UNSENDABLE];
    assert_eq!(after(sold), UNKNOWN);
}
