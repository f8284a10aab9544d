//! The rows of **follow**, and the pauses between reads.

use super::*;

#[test]
fn the_invoice_is_read_until_it_is_final_or_the_deadline() {
    let sold = || [created(), accepted()].into_iter();
    assert_eq!(
        after(sold().chain([shown("process_pending"), shown("processed")])),
        SUCCEEDED
    );
    assert_eq!(
        after(sold().chain([shown("processing"), Event::Deadline])),
        PENDING
    );
    for lost in [LOST, Event::NotConnected] {
        assert_eq!(after(sold().chain([lost.clone()])), SHOW);
        assert_eq!(after(sold().chain([lost, Event::Deadline])), UNKNOWN);
    }
}

#[test]
fn every_call_interprets_an_expired_invoice_the_same_way() {
    let late = Some(BEARER_END.plus(301));
    let ends = |bank, events: Vec<Event>| {
        let expired = sample("expired").bank(bank).invoice();
        let (mut charge, _) = charge();
        for event in events {
            charge.next(event, &at(EARLY));
        }
        describe(&charge.next(shown_as(expired), &at(late)))
    };
    let (sold, reconciled) = (vec![created(), LOST], vec![created_as(of_another_call())]);
    for (bank, end) in [
        (BankContact::NotReached, DECLINED),
        (BankContact::NotShown, IN_FLIGHT),
        (BankContact::Reached, IN_FLIGHT),
    ] {
        assert_eq!(ends(bank, sold.clone()), end);
        assert_eq!(ends(bank, reconciled.clone()), end);
    }
}

#[test]
fn the_flow_stops_for_moderation() {
    let moderated = own().set("moderation_required", true).invoice();
    let events = [created(), accepted(), shown_as(moderated.clone())];
    assert_eq!(after(events), IN_MODERATION);
    assert_eq!(after_wait([found(moderated)]), IN_MODERATION);
}

#[test]
fn another_invoice_is_ignored() {
    let other = sample("processed").id("cpi_2").invoice();
    let events = [created(), accepted(), shown_as(other)];
    assert_eq!(after(events.clone()), SHOW);
    assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
}

#[test]
fn retries_pause_longer_and_longer() {
    let (mut charge, step) = charge();
    let pause = |step: &Next| match step {
        Step::Send(_, pause) => *pause,
        Step::Done(_) => panic!("{step:?}"),
    };
    let mut next = |event| {
        let step = charge.next(event, &at(EARLY));
        (describe(&step), pause(&step))
    };
    assert_eq!(pause(&step), Pause::None);
    let look_up = LOOK_UP.to_owned();
    assert_eq!(next(LOST), (look_up.clone(), Pause::Backoff(0)));
    assert_eq!(next(LOST), (look_up, Pause::Backoff(1)));
    assert_eq!(next(nothing()), (CREATE.to_owned(), Pause::Backoff(2)));
    assert_eq!(next(created()), (SALE.to_owned(), Pause::None));
    assert_eq!(next(LOST), (SHOW.to_owned(), Pause::Backoff(0)));
}

#[test]
fn another_reference_is_ignored() {
    let other = sample("processed").reference("order-7").invoice();
    let nameless = sample("processed").without("reference_id").invoice();
    let sold = || [created(), accepted()].into_iter();
    let reconciled = [found(own_invoice()), shown_as(other.clone())];
    assert_eq!(after(sold().chain([shown_as(other)])), SHOW);
    assert_eq!(after(sold().chain([shown_as(nameless)])), SUCCEEDED);
    assert_eq!(after_wait(reconciled.clone()), SHOW);
    assert_eq!(
        after_wait(reconciled.into_iter().chain([Event::Deadline])),
        UNKNOWN
    );
}

#[test]
fn a_later_response_can_show_another_order() {
    let hidden = own().call_tag(Some("other")).without_customer().invoice();
    let other = sample("processed").customer("customer-8").invoice();
    let shown = shown_as(other);
    let sold = [created(), accepted(), shown.clone()];
    // Every call interprets it the same way, even the call that sent the sale.
    for step in [
        after_wait([found(hidden.clone()), shown.clone()]),
        after([conflict(Some(hidden)), shown]),
        after(sold),
    ] {
        assert_eq!(step, REUSED);
    }
}
