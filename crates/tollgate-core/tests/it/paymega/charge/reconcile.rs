//! The rows of **reconcile**, and a check that does not wait.

use super::*;

#[test]
fn reconciling_reads_and_sends_no_sale() {
    assert_eq!(after_reconcile([]), LOOK_UP);
    assert_eq!(after_reconcile([found(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after_reconcile([found(own_invoice())]), SHOW);
    assert_eq!(
        after_reconcile([found(own_invoice()), shown("processed")]),
        SUCCEEDED
    );
    assert_eq!(
        after_reconcile([found(own_invoice()), Event::Deadline]),
        PENDING
    );
    assert_eq!(after_reconcile([found(another_order())]), REUSED);
    assert_eq!(after_reconcile([nothing()]), NOT_FOUND);
    for lost in [LOST, Event::NotConnected] {
        assert_eq!(after_reconcile([lost.clone()]), LOOK_UP);
        assert_eq!(after_reconcile([lost, Event::Deadline]), UNKNOWN);
    }
}

#[test]
fn credentials_refused_twice_in_a_row_end_the_flow() {
    let denied = || Event::Lost(ResponseLost::Credentials(401));
    assert_eq!(after_reconcile([denied()]), LOOK_UP);
    assert_eq!(after_reconcile([denied(), denied()]), UNKNOWN);
    assert_eq!(after_reconcile([denied(), LOST, denied()]), LOOK_UP);
    assert_eq!(
        after_reconcile([found(own_invoice()), denied(), denied()]),
        UNKNOWN
    );
    let sold = [created(), accepted(), denied(), denied()];
    assert_eq!(after(sold), SHOW, "it waits for the result of its sale");
}

#[test]
fn references_that_differ_in_case_alone_resolve() {
    assert_eq!(after_reconcile([found_alike()]), REUSED);
    assert_eq!(after([LOST, found_alike()]), CREATE);
}

#[test]
fn one_invoice_in_two_states_needs_review() {
    let both = |first, second| found_all(vec![first, second]);
    let (failed, paid) = (invoice("process_failed"), invoice("processed"));
    for event in [
        both(failed.clone(), paid.clone()),
        both(paid.clone(), failed),
    ] {
        assert_eq!(after_reconcile([event]), CONTRADICTORY);
    }
    assert_eq!(after_reconcile([both(paid.clone(), paid)]), SUCCEEDED);
}

#[test]
fn a_check_for_unpaid_does_not_wait() {
    let check_unpaid = |event: Event| run(Charge::check_unpaid(order()), [event]);
    assert_eq!(check_unpaid(found(own_invoice())), PENDING);
    assert_eq!(check_unpaid(found(invoice("processed"))), SUCCEEDED);
    assert_eq!(check_unpaid(found(invoice("process_failed"))), DECLINED);
    assert_eq!(check_unpaid(found(another_order())), REUSED);
    assert_eq!(check_unpaid(nothing()), NOT_FOUND);
    assert_eq!(check_unpaid(LOST), LOOK_UP);
}
