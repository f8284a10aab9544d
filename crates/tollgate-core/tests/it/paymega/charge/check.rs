//! An invoice is read by its id if a response shows too little of it.

use super::*;

#[test]
fn an_invoice_without_bearer_or_metadata_is_read_by_id_before_the_decision() {
    for view in [without_bearer(), without_metadata()] {
        assert_eq!(after([created_as(view.clone())]), SHOW);
        assert_eq!(
            after([created_as(view.clone()), shown_as(own_invoice())]),
            SALE
        );
        assert_eq!(after([created_as(view.clone()), LOST]), SHOW);
        assert_eq!(
            after([created_as(view.clone()), LOST, Event::Deadline]),
            UNKNOWN
        );
        let other = shown_as(of_another_call());
        assert_eq!(
            after([created_as(view.clone()), other, shown("processed")]),
            SUCCEEDED
        );
        let another = shown_as(another_order());
        assert_eq!(after([created_as(view), another]), REUSED);
    }
}

#[test]
fn an_invoice_that_still_shows_too_little_is_followed_and_never_sold() {
    let nameless = own().without("reference_id").invoice();
    for view in [without_bearer(), without_metadata(), nameless] {
        let read = [created_as(view.clone()), shown_as(view)];
        assert_eq!(after(read.clone()), SHOW);
        assert_eq!(after(read.into_iter().chain([Event::Deadline])), PENDING);
    }
}

#[test]
fn a_check_ignores_another_invoice() {
    let other = own().id("cpi_2").invoice();
    assert_eq!(after([created_as(without_bearer()), shown_as(other)]), SHOW);
}

#[test]
fn a_bearer_that_comes_late_is_still_used() {
    for view in [without_bearer(), without_metadata()] {
        let read = [created_as(view.clone()), shown_as(view.clone())];
        assert_eq!(after(read.clone()), SHOW);
        assert_eq!(after(read.clone().into_iter().chain([LOST])), SHOW);
        let late = read
            .into_iter()
            .chain([LOST, shown_as(view), shown_as(own_invoice())]);
        assert_eq!(after(late), SALE);
    }
}

#[test]
fn an_invoice_that_will_show_no_more_is_decided_at_once() {
    let moderated = own()
        .bearer(None)
        .set("moderation_required", true)
        .invoice();
    let read = |invoice| after([created_as(without_bearer()), shown_as(invoice)]);
    assert_eq!(read(moderated), IN_MODERATION);
    let failed = sample("process_failed").bearer(None).invoice();
    assert_eq!(read(failed), DECLINED);
    let others = own().call_tag(Some("other")).bearer(None).invoice();
    let late = [
        created_as(without_bearer()),
        shown_as(others),
        shown_as(own_invoice()),
    ];
    assert_eq!(
        after(late),
        SHOW,
        "another call's, so its sale is never sent"
    );
}

#[test]
fn a_check_ignores_another_reference() {
    let other = sample("processed").reference("order-7").invoice();
    let events = [created_as(without_bearer()), shown_as(other)];
    assert_eq!(after(events.clone()), SHOW);
    assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
}
