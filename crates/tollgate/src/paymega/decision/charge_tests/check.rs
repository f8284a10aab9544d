//! An invoice is read by its id if a response shows too little of it.

use super::*;

#[test]
fn an_invoice_without_bearer_or_metadata_is_read_by_id_before_the_decision() {
    for view in [without_bearer(), without_metadata()] {
        assert_eq!(after([Event::Created(view.clone())]), show());
        assert_eq!(
            after([Event::Created(view.clone()), Event::Shown(own_invoice())]),
            SALE
        );
        assert_eq!(after([Event::Created(view.clone()), LOST]), show());
        assert_eq!(
            after([Event::Created(view.clone()), LOST, Event::Deadline]),
            UNKNOWN
        );
        let other = Event::Shown(of_another_call());
        assert_eq!(
            after([Event::Created(view.clone()), other, shown("processed")]),
            SUCCEEDED
        );
        let another = Event::Shown(another_order());
        assert_eq!(
            after([Event::Created(view), another]),
            done(Verdict::ReferenceReused)
        );
    }
}

#[test]
fn an_invoice_that_still_shows_too_little_is_followed_and_never_sold() {
    let nameless = InvoiceView {
        reference: None,
        ..own_invoice()
    };
    for view in [without_bearer(), without_metadata(), nameless] {
        let read = [Event::Created(view.clone()), Event::Shown(view)];
        assert_eq!(after(read.clone()), show());
        let pending = done(Verdict::Pending { moderation: false });
        assert_eq!(after(read.into_iter().chain([Event::Deadline])), pending);
    }
}

#[test]
fn a_check_ignores_another_invoice() {
    let other = InvoiceView {
        id: "cpi_2".into(),
        ..own_invoice()
    };
    assert_eq!(
        after([Event::Created(without_bearer()), Event::Shown(other)]),
        show()
    );
}

#[test]
fn a_bearer_that_comes_late_is_still_used() {
    for view in [without_bearer(), without_metadata()] {
        let read = [Event::Created(view.clone()), Event::Shown(view.clone())];
        assert_eq!(after(read.clone()), show());
        assert_eq!(after(read.clone().into_iter().chain([LOST])), show());
        let late = read
            .into_iter()
            .chain([LOST, Event::Shown(view), Event::Shown(own_invoice())]);
        assert_eq!(after(late), SALE);
    }
}

#[test]
fn an_invoice_that_will_show_no_more_is_decided_at_once() {
    let moderated = InvoiceView {
        in_moderation: true,
        ..without_bearer()
    };
    let read = |view: InvoiceView| after([Event::Created(without_bearer()), Event::Shown(view)]);
    assert_eq!(read(moderated), done(Verdict::Pending { moderation: true }));
    let failed = InvoiceView {
        has_bearer: false,
        ..invoice("process_failed")
    };
    assert_eq!(read(failed), done(Verdict::Final(Reading::Declined)));
    let others = InvoiceView {
        has_bearer: false,
        ..of_another_call()
    };
    let late = [
        Event::Created(without_bearer()),
        Event::Shown(others),
        Event::Shown(own_invoice()),
    ];
    assert_eq!(
        after(late),
        show(),
        "another call's, so its sale is never sent"
    );
}

#[test]
fn a_check_ignores_another_reference() {
    let other = InvoiceView {
        reference: Some("order-7".into()),
        ..invoice("processed")
    };
    let events = [Event::Created(without_bearer()), Event::Shown(other)];
    assert_eq!(after(events.clone()), show());
    assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
}
