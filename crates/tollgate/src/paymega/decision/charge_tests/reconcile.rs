//! The rows of **reconcile**, and a check that does not wait.

use super::*;

#[test]
fn reconciling_reads_and_sends_no_sale() {
    assert_eq!(after_reconcile([]), LOOK_UP);
    assert_eq!(after_reconcile([found(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after_reconcile([found(own_invoice())]), show());
    assert_eq!(
        after_reconcile([found(own_invoice()), shown("processed")]),
        SUCCEEDED
    );
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(
        after_reconcile([found(own_invoice()), Event::Deadline]),
        pending
    );
    assert_eq!(
        after_reconcile([found(another_order())]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after_reconcile([nothing()]), done(Verdict::NotFound));
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after_reconcile([lost.clone()]), LOOK_UP);
        assert_eq!(after_reconcile([lost, Event::Deadline]), UNKNOWN);
    }
}

#[test]
fn credentials_refused_twice_in_a_row_end_the_flow() {
    let denied = || Event::Denied(401);
    assert_eq!(after_reconcile([denied()]), LOOK_UP);
    assert_eq!(after_reconcile([denied(), denied()]), UNKNOWN);
    assert_eq!(after_reconcile([denied(), LOST, denied()]), LOOK_UP);
    assert_eq!(
        after_reconcile([found(own_invoice()), denied(), denied()]),
        UNKNOWN
    );
    let sold = [
        created(),
        Event::Sold(SaleView::Accepted),
        denied(),
        denied(),
    ];
    assert_eq!(after(sold), show(), "it waits for the result of its sale");
}

#[test]
fn references_that_differ_in_case_alone_resolve() {
    assert_eq!(
        after_reconcile([Event::FoundAlike]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after([LOST, Event::FoundAlike]), CREATE);
}

#[test]
fn one_invoice_in_two_states_needs_review() {
    let both = |first, second| Event::Found(vec![first, second]);
    let review = Reading::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    let (failed, paid) = (invoice("process_failed"), invoice("processed"));
    for event in [
        both(failed.clone(), paid.clone()),
        both(paid.clone(), failed),
    ] {
        assert_eq!(after_reconcile([event]), done(Verdict::Final(review)));
    }
    assert_eq!(after_reconcile([both(paid.clone(), paid)]), SUCCEEDED);
}

#[test]
fn a_check_for_unpaid_does_not_wait() {
    let check_unpaid = |event: Event| run(Charge::check_unpaid(order()), [event]);
    assert_eq!(
        check_unpaid(found(own_invoice())),
        done(Verdict::Exists {
            created_by_this_call: false
        })
    );
    assert_eq!(check_unpaid(found(invoice("processed"))), SUCCEEDED);
    let declined = done(Verdict::Final(Reading::Declined));
    assert_eq!(check_unpaid(found(invoice("process_failed"))), declined);
    assert_eq!(
        check_unpaid(found(another_order())),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(check_unpaid(nothing()), done(Verdict::NotFound));
    assert_eq!(check_unpaid(LOST), LOOK_UP);
}
