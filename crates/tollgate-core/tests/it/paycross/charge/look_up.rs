//! Look-ups, before a request is sent and afterwards.

use super::*;

#[test]
fn a_transaction_found_before_the_request_is_the_outcome_and_nothing_is_sent() {
    assert_eq!(after([]), "look up at once");
    assert_eq!(after([found("successful")]), "Succeeded");
    assert_eq!(after([found("failed")]), "Declined");
    assert!(is_read(&after([found("pending")])));
    let payer = found_in(list([waiting_for_the_payer()]));
    assert_eq!(after([payer]), "ActionRequired");
}

#[test]
fn look_first_empty_sends_and_others_only_are_a_reused_reference() {
    assert_eq!(after([nothing()]), "send at once");
    assert_eq!(after([others()]), "ReferenceReused");
    assert!(is_look_up(&after([found_in(Found::default())])));
}

#[test]
fn look_first_lost_is_asked_again_until_the_deadline() {
    for event in [LOST, CONFLICT] {
        assert!(is_look_up(&after([event.clone()])), "{event:?}");
        assert_eq!(after([event.clone(), nothing()]), "send at once");
        let many = std::iter::repeat_n(event.clone(), 20);
        assert_eq!(after(many.chain([Event::Deadline])), "OutcomeUnknown");
    }
    assert_eq!(after([Event::Deadline]), "OutcomeUnknown");
}

#[test]
fn look_first_refused_credentials_end_the_call_at_once() {
    let denied = "Refused, money unknown";
    assert_eq!(after([refused(401)]), denied);
    assert_eq!(after([LOST, refused(401)]), denied);
    assert_eq!(after_earlier([refused(401)]), denied);
}

#[test]
fn look_first_not_connected_is_asked_again_within_the_attempts() {
    let never: Happened = Event::NotConnected;
    let not_sent = "NotSent, money unknown";
    assert!(is_look_up(&after([never.clone(), never.clone()])));
    let times = std::iter::repeat_n(never.clone(), 3);
    assert_eq!(after(times.clone()), not_sent);
    assert_eq!(after_earlier(times), not_sent);
    assert_eq!(after([never.clone(), Event::Deadline]), not_sent);
    assert_eq!(
        after([never.clone(), LOST, Event::Deadline]),
        "OutcomeUnknown"
    );
    assert_eq!(after([never, nothing()]), "send at once");
}

#[test]
fn a_request_that_cannot_be_built_is_invalid_while_nothing_was_sent() {
    assert_eq!(after([UNSENDABLE]), "Invalid");
    assert_eq!(after([nothing(), UNSENDABLE]), "Invalid");
    assert_eq!(
        after([nothing(), Event::NotConnected, UNSENDABLE]),
        "Invalid"
    );
    assert_eq!(after([found("pending"), UNSENDABLE]), "Invalid");
    assert_eq!(after_reconcile([UNSENDABLE]), "Invalid");
    let lost = [nothing(), LOST, UNSENDABLE];
    assert!(is_look_up(&after(lost.clone())));
    let late = lost.into_iter().chain([Event::Deadline]);
    assert_eq!(after(late), "OutcomeUnknown");
    let again = [nothing(), LOST, nothing(), UNSENDABLE];
    assert!(is_look_up(&after_with_replay(again)));
    assert!(is_read(&after([nothing(), shown("pending"), UNSENDABLE])));
}

#[test]
fn an_earlier_attempt_is_read_and_never_sent() {
    assert_eq!(after_earlier([nothing()]), "NotFound");
    assert_eq!(after_earlier([found("failed")]), "Declined");
    assert!(is_read(&after_earlier([found("pending")])));
}

#[test]
fn looked_up_several_are_distinguished() {
    let review = "Review(SeveralOperations), money charged";
    assert_eq!(after([nothing(), LOST, two_successes()]), review);
    let (mut charge, _) = sending(PLAIN);
    let step = charge.next(two_successes(), &Now::default());
    assert!(matches!(step, Step::Done(Ok(Outcome::Review(review))) if review.ids().len() == 2));
}

#[test]
fn after_a_request_a_list_of_other_transactions_proves_nothing() {
    let lost = [nothing(), LOST, others()];
    assert!(is_look_up(&after(lost.clone())));
    let found = lost.clone().into_iter().chain([found("successful")]);
    assert_eq!(after(found), "Succeeded");
    let late = lost.into_iter().chain([Event::Deadline]);
    assert_eq!(after(late), "OutcomeUnknown(OtherReferences)");
}

#[test]
fn one_transaction_alone_makes_no_failure_definite() {
    let alone = |status| found_in(alone(transaction(status)));
    let review = "Review(IncompleteLookUp), money unknown";
    let charge: fn(Vec<Happened>) -> String = after;
    for after in [charge, after_wait] {
        assert_eq!(after(vec![alone("failed")]), review);
        assert_eq!(after(vec![alone("pending"), shown("failed")]), review);
        assert_eq!(after(vec![alone("successful")]), "Succeeded");
        let paid = after(vec![alone("pending"), shown("successful")]);
        assert_eq!(paid, "Succeeded");
    }
}

#[test]
fn two_states_of_one_transaction_need_review() {
    let both = found_in(list([transaction("failed"), transaction("successful")]));
    let review = "Review(Contradictory), money unknown";
    assert_eq!(after([both.clone()]), review);
    assert_eq!(after_reconcile([both]), review);
}

#[test]
fn several_transactions_that_are_not_final_are_all_followed() {
    assert!(is_read(&after([two_pending()])));
    assert!(is_look_up(&after([two_pending(), shown("failed")])));
    // The payer can act on one of them, regardless of the other.
    let payer = of(waiting_for_the_payer());
    assert_eq!(after([two_pending(), payer]), "ActionRequired");
    let then = [two_pending(), shown("failed"), nothing()];
    assert!(is_look_up(&after(then)), "nothing is sent again");
    let then = [two_pending(), shown("failed"), others()];
    assert_eq!(after(then), "ReferenceReused");
}
