//! The rows of **follow**, and the pauses between reads.

use super::*;

#[test]
fn the_invoice_is_read_until_it_is_final_or_the_deadline() {
    let sold = || [created(), Event::Sold(SaleView::Accepted)].into_iter();
    assert_eq!(
        after(sold().chain([shown("process_pending"), shown("processed")])),
        SUCCEEDED
    );
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(
        after(sold().chain([shown("processing"), Event::Deadline])),
        pending
    );
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after(sold().chain([lost.clone()])), show());
        assert_eq!(after(sold().chain([lost, Event::Deadline])), UNKNOWN);
    }
}

#[test]
fn every_call_interprets_an_expired_invoice_the_same_way() {
    let late = Some(BEARER_END.plus(301));
    let ends = |bank, events: Vec<Event>| {
        let mut view = invoice("expired");
        view.bank = bank;
        let (mut flow, _) = Charge::create(order(), Goal::Charge, CALL_TAG.into(), ATTEMPTS);
        for event in events {
            (flow, _) = flow.next(event, EARLY);
        }
        flow.next(Event::Shown(view), late).1
    };
    let (sold, reconciled) = (
        vec![created(), LOST],
        vec![Event::Created(of_another_call())],
    );
    let declined = done(Verdict::Final(Reading::Declined));
    let review = Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);
    for (bank, verdict) in [
        (BankContact::NotReached, declined),
        (BankContact::NotShown, done(Verdict::Final(review))),
        (BankContact::Reached, done(Verdict::Final(review))),
    ] {
        assert_eq!(ends(bank, sold.clone()), verdict);
        assert_eq!(ends(bank, reconciled.clone()), verdict);
    }
}

#[test]
fn the_flow_stops_for_moderation() {
    let mut view = invoice("process_pending");
    view.in_moderation = true;
    let moderated = done(Verdict::Pending { moderation: true });
    let events = [
        created(),
        Event::Sold(SaleView::Accepted),
        Event::Shown(view.clone()),
    ];
    assert_eq!(after(events), moderated);
    assert_eq!(after_reconcile([found(view)]), moderated);
}

#[test]
fn another_invoice_is_ignored() {
    let other = InvoiceView {
        id: "cpi_2".into(),
        ..invoice("processed")
    };
    let events = [
        created(),
        Event::Sold(SaleView::Accepted),
        Event::Shown(other),
    ];
    assert_eq!(after(events.clone()), show());
    assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
}

#[test]
fn retries_pause_longer_and_longer() {
    let (flow, step) = Charge::create(order(), Goal::Charge, CALL_TAG.into(), ATTEMPTS);
    assert_eq!(step.pause(), Pause::None);
    let (flow, step) = flow.next(LOST, EARLY);
    assert_eq!(step, Step::LookUp(Pause::Backoff(0)));
    let (flow, step) = flow.next(LOST, EARLY);
    assert_eq!(step, Step::LookUp(Pause::Backoff(1)));
    let (flow, step) = flow.next(nothing(), EARLY);
    assert_eq!(step, Step::Create(Pause::Backoff(2)));
    let (flow, step) = flow.next(created(), EARLY);
    assert_eq!(step, Step::Sale(Pause::None));
    let (_, step) = flow.next(LOST, EARLY);
    assert_eq!(step.pause(), Pause::Backoff(0));
}

#[test]
fn another_reference_is_ignored() {
    let other = InvoiceView {
        reference: Some("order-7".into()),
        ..invoice("processed")
    };
    let nameless = InvoiceView {
        reference: None,
        ..invoice("processed")
    };
    let sold = || [created(), Event::Sold(SaleView::Accepted)].into_iter();
    let reconciled = [found(own_invoice()), Event::Shown(other.clone())];
    assert_eq!(after(sold().chain([Event::Shown(other)])), show());
    assert_eq!(after(sold().chain([Event::Shown(nameless)])), SUCCEEDED);
    assert_eq!(after_reconcile(reconciled.clone()), show());
    assert_eq!(
        after_reconcile(reconciled.into_iter().chain([Event::Deadline])),
        UNKNOWN
    );
}

#[test]
fn a_later_response_can_show_another_order() {
    let hidden = InvoiceView {
        customer: None,
        ..of_another_call()
    };
    let other = InvoiceView {
        customer: Some("customer-8".into()),
        ..invoice("processed")
    };
    let shown = Event::Shown(other);
    let sold = [created(), Event::Sold(SaleView::Accepted), shown.clone()];
    // Every call interprets it the same way, even the call that sent the sale.
    for step in [
        after_reconcile([found(hidden.clone()), shown.clone()]),
        after([Event::Conflict(Some(hidden)), shown]),
        after(sold),
    ] {
        assert_eq!(step, done(Verdict::ReferenceReused));
    }
}
