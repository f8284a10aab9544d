//! What look-ups find, before anything is sent and afterwards.

use super::*;

#[test]
fn look_first_this_order_is_its_outcome_and_nothing_is_sent() {
    assert_eq!(after([]), Step::LookUp(Pause::None));
    assert!(ends_with(&after([found("successful")]), Reading::Succeeded));
    assert!(ends_with(&after([found("failed")]), Reading::Declined));
    assert!(is_show(&after([found("pending")])));
    let payer = Event::Found(vec![waiting_for_the_payer()]);
    assert!(ends_with(&after([payer]), Reading::ActionRequired));
}

#[test]
fn look_first_empty_sends_and_others_only_are_a_reused_reference() {
    assert_eq!(after([nothing()]), SEND);
    assert_eq!(after([Event::Found(vec![other()])]), reused());
}

#[test]
fn look_first_lost_is_asked_again_until_the_deadline() {
    for event in [LOST, CONFLICT, Event::NeverConnected] {
        assert!(is_look_up(&after([event.clone()])), "{event:?}");
        assert_eq!(after([event.clone(), nothing()]), SEND);
        assert_eq!(after([event.clone(), event, Event::Deadline]), UNKNOWN);
    }
    assert_eq!(after([Event::Deadline]), UNKNOWN);
}

#[test]
fn looked_up_several_are_told_from_each_other() {
    let mut second = transaction("successful");
    second.uid = "uid-2".into();
    let several = Event::Found(vec![transaction("successful"), second]);
    let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Charged);
    let step = after([nothing(), LOST, several]);
    assert!(ends_with(&step, review));
    assert!(matches!(step, Step::Done(Verdict::Read { uids, .. }) if uids.len() == 2));
    assert_eq!(
        after([nothing(), LOST, Event::Found(vec![other()])]),
        reused()
    );
}

#[test]
fn of_several_that_are_not_final_none_is_believed_alone() {
    let mut second = transaction("pending");
    second.uid = "uid-2".into();
    let two = || Event::Found(vec![transaction("pending"), second.clone()]);
    assert!(is_show(&after([two()])));
    assert!(is_look_up(&after([two(), shown("failed")])));
    // The payer can act on one of them whatever becomes of the other.
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(&after([two(), payer]), Reading::ActionRequired));
    let then = [two(), shown("failed"), nothing()];
    assert!(is_look_up(&after(then)), "nothing is sent again");
}
