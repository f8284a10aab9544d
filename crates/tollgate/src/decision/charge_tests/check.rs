//! An invoice of which too little was shown is read by its id.

use super::*;

#[test]
fn without_bearer_or_metadata_it_is_read_by_id_and_then_decided() {
    for view in [without_bearer(), without_metadata()] {
        assert_eq!(after([Event::Created(view.clone())]), show());
        assert_eq!(
            after([Event::Created(view.clone()), Event::Shown(ours())]),
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
fn what_still_shows_too_little_is_followed_and_never_sold() {
    let nameless = InvoiceView {
        reference: None,
        ..ours()
    };
    for view in [without_bearer(), without_metadata(), nameless] {
        let read = [Event::Created(view.clone()), Event::Shown(view)];
        assert_eq!(after(read.clone()), show());
        let pending = done(Verdict::Pending { moderation: false });
        assert_eq!(after(read.into_iter().chain([Event::Deadline])), pending);
    }
}

#[test]
fn a_check_believes_no_other_invoice() {
    let other = InvoiceView {
        id: "cpi_2".into(),
        ..ours()
    };
    assert_eq!(
        after([Event::Created(without_bearer()), Event::Shown(other)]),
        show()
    );
}
