//! The rows of **reconcile**, which reads now, and of **wait**, which follows.

use super::*;

/// The statuses of invoices, and a word that no document has.
const STATUSES: [&str; 21] = [
    "created",
    "processing",
    "process_pending",
    "process_error",
    "processed",
    "partially_processed",
    "process_failed",
    "expired",
    "terminated",
    "rejected",
    "verified",
    "verify_failed",
    "refunding",
    "refund_pending",
    "refund_error",
    "refund_failed",
    "partially_refunded",
    "refunded",
    "charged_back",
    "partially_charged_back",
    "a_new_word",
];

#[test]
fn reconciling_reads_and_sends_no_sale() {
    assert_eq!(after_reconcile([]), LOOK_UP);
    assert_eq!(after_reconcile([found(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after_reconcile([found(own_invoice())]), PENDING);
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
        after_wait([found(own_invoice()), denied(), denied()]),
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
fn waiting_reads_until_the_invoice_is_final_or_the_deadline() {
    assert_eq!(after_wait([found(own_invoice())]), SHOW);
    let open = || found(own_invoice());
    assert_eq!(after_wait([open(), shown("processing")]), SHOW);
    assert_eq!(after_wait([open(), shown("processed")]), SUCCEEDED);
    assert_eq!(after_wait([open(), Event::Deadline]), PENDING);
    assert_eq!(after_wait([open(), LOST, Event::Deadline]), UNKNOWN);
}

#[test]
fn no_status_makes_reconciling_wait() {
    for status in STATUSES {
        for time in [EARLY, Some(BEARER_END.plus(301))] {
            let step = last_step(Charge::reconcile(order()), [found(invoice(status))], time);
            assert!(matches!(step, Step::Done(Ok(_))), "{status}: {step:?}");
        }
    }
}

#[test]
fn an_invoice_that_shows_too_little_is_read_by_its_id_at_once() {
    let bare = own().without("amount").invoice();
    let step = last_step(Charge::reconcile(order()), [found(bare.clone())], EARLY);
    assert_eq!(describe_whole(&step), format!("{SHOW} at once"));
    assert_eq!(
        after_reconcile([found(bare.clone()), shown_as(bare)]),
        PENDING
    );
}

#[test]
fn a_second_response_can_show_the_time_at_which_an_invoice_has_expired() {
    let expired = || sample("expired").bank(BankContact::NotReached).invoice();
    let (mut charge, _) = Charge::reconcile(order());
    let step = charge.next(found(expired()), &at(None));
    assert_eq!(describe_whole(&step), format!("{SHOW} at once"));
    let late = at(Some(BEARER_END.plus(301)));
    assert_eq!(describe(&charge.next(shown_as(expired()), &late)), DECLINED);
}
