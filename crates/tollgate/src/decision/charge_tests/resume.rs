//! The rows of **resume**, and a look that waits for nothing.

use super::*;

#[test]
fn it_reads_and_sells_nothing() {
    assert_eq!(after_resume([]), LOOK_UP);
    assert_eq!(after_resume([found(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after_resume([found(ours())]), show());
    assert_eq!(after_resume([found(ours()), shown("processed")]), SUCCEEDED);
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(after_resume([found(ours()), Event::Deadline]), pending);
    assert_eq!(
        after_resume([found(another_order())]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after_resume([nothing()]), done(Verdict::NotFound));
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after_resume([lost.clone()]), LOOK_UP);
        assert_eq!(after_resume([lost, Event::Deadline]), UNKNOWN);
    }
}

#[test]
fn a_glance_waits_for_nothing() {
    let glance = |event: Event| run(Charge::glance(order()), [event]);
    assert_eq!(glance(found(ours())), done(Verdict::Exists { ours: false }));
    assert_eq!(glance(found(invoice("processed"))), SUCCEEDED);
    let declined = done(Verdict::Final(Reading::Declined));
    assert_eq!(glance(found(invoice("process_failed"))), declined);
    assert_eq!(
        glance(found(another_order())),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(glance(nothing()), done(Verdict::NotFound));
    assert_eq!(glance(LOST), LOOK_UP);
}
