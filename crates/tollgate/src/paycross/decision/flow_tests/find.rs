//! Look-ups, before a request is sent and afterwards.

use super::*;

#[test]
fn a_transaction_found_before_the_request_is_the_outcome_and_nothing_is_sent() {
    assert_eq!(after([]), Step::LookUp(Pause::None));
    assert!(ends_with(
        &after([found("successful")]),
        Interpretation::Succeeded
    ));
    assert!(ends_with(
        &after([found("failed")]),
        Interpretation::Declined
    ));
    assert!(is_show(&after([found("pending")])));
    let payer = Event::Found(list([waiting_for_the_payer()]));
    assert!(ends_with(&after([payer]), Interpretation::ActionRequired));
}

#[test]
fn look_first_empty_sends_and_others_only_are_a_reused_reference() {
    assert_eq!(after([nothing()]), SEND);
    assert_eq!(after([others()]), reused());
}

#[test]
fn look_first_lost_is_asked_again_until_the_deadline() {
    for event in [LOST, CONFLICT] {
        assert!(is_look_up(&after([event.clone()])), "{event:?}");
        assert_eq!(after([event.clone(), nothing()]), SEND);
        let many = std::iter::repeat_n(event.clone(), 20);
        assert_eq!(after(many.chain([Event::Deadline])), UNKNOWN);
    }
    assert_eq!(after([Event::Deadline]), UNKNOWN);
}

#[test]
fn look_first_refused_credentials_end_the_call_at_once() {
    let denied = Step::Done(Verdict::Denied);
    assert_eq!(after([DENIED]), denied);
    assert_eq!(after([LOST, DENIED]), denied);
    assert_eq!(
        run(Flow::earlier(order(), ATTEMPTS), true, [DENIED]),
        denied
    );
}

#[test]
fn look_first_not_connected_is_asked_again_within_the_attempts() {
    let never = Event::NeverConnected;
    assert!(is_look_up(&after([never.clone(), never.clone()])));
    let times = std::iter::repeat_n(never.clone(), 3);
    assert_eq!(after(times.clone()), NOT_ASKED);
    assert_eq!(
        run(Flow::earlier(order(), ATTEMPTS), true, times),
        NOT_ASKED
    );
    assert_eq!(after([never.clone(), Event::Deadline]), NOT_ASKED);
    assert_eq!(after([never.clone(), LOST, Event::Deadline]), UNKNOWN);
    assert_eq!(after([never, nothing()]), SEND);
}

#[test]
fn an_earlier_attempt_is_read_and_never_sent() {
    let after = |events: Vec<Event>| run(Flow::earlier(order(), ATTEMPTS), true, events);
    assert_eq!(after(vec![nothing()]), Step::Done(Verdict::NotFound));
    assert!(ends_with(
        &after(vec![found("failed")]),
        Interpretation::Declined
    ));
    assert!(is_show(&after(vec![found("pending")])));
}

#[test]
fn looked_up_several_are_distinguished() {
    let mut second = transaction("successful");
    second.uid = "uid-2".into();
    let several = Event::Found(list([transaction("successful"), second]));
    let review = Interpretation::Review(ReviewReason::SeveralOperations, MoneyState::Charged);
    let step = after([nothing(), LOST, several]);
    assert!(ends_with(&step, review));
    assert!(matches!(step, Step::Done(Verdict::Read { uids, .. }) if uids.len() == 2));
}

#[test]
fn after_a_request_a_list_of_other_transactions_proves_nothing() {
    let lost = [nothing(), LOST, others()];
    assert!(is_look_up(&after(lost.clone())));
    let found = lost.clone().into_iter().chain([found("successful")]);
    assert!(ends_with(&after(found), Interpretation::Succeeded));
    let late = lost.into_iter().chain([Event::Deadline]);
    assert_eq!(after(late), unknown(Some(ResponseLost::OtherReferences)));
}

#[test]
fn one_transaction_alone_makes_no_failure_definite() {
    let alone = |status| Event::Found(alone(transaction(status)));
    let review = Interpretation::Review(ReviewReason::IncompleteLookUp, MoneyState::Unknown);
    let charge: fn(Vec<Event>) -> Step = after;
    for after in [charge, after_reconcile] {
        assert!(ends_with(&after(vec![alone("failed")]), review));
        assert!(ends_with(
            &after(vec![alone("pending"), shown("failed")]),
            review
        ));
        assert!(ends_with(
            &after(vec![alone("successful")]),
            Interpretation::Succeeded
        ));
        let paid = after(vec![alone("pending"), shown("successful")]);
        assert!(ends_with(&paid, Interpretation::Succeeded));
    }
}

#[test]
fn two_states_of_one_transaction_need_review() {
    let both = Event::Found(list([transaction("failed"), transaction("successful")]));
    let review = Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    assert!(ends_with(&after([both.clone()]), review));
    assert!(ends_with(&after_reconcile([both]), review));
}

#[test]
fn several_transactions_that_are_not_final_are_all_followed() {
    let mut second = transaction("pending");
    second.uid = "uid-2".into();
    let two = || Event::Found(list([transaction("pending"), second.clone()]));
    assert!(is_show(&after([two()])));
    assert!(is_look_up(&after([two(), shown("failed")])));
    // The payer can act on one of them, regardless of the other.
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(
        &after([two(), payer]),
        Interpretation::ActionRequired
    ));
    let then = [two(), shown("failed"), nothing()];
    assert!(is_look_up(&after(then)), "nothing is sent again");
}
