//! Following a transaction to its end, and reconciling an order.

use super::*;

const LOST_ON_THE_WAY: &str = "OutcomeUnknown, with the uid";

fn follow(more: impl IntoIterator<Item = Happened>) -> String {
    after([nothing(), shown("pending")].into_iter().chain(more))
}

#[test]
fn followed_until_it_is_final_or_pending_at_the_deadline() {
    assert!(is_read(&follow([shown("pending")])));
    for event in [LOST, refused(401), Event::NotConnected] {
        assert!(is_read(&follow([event.clone()])), "{event:?}");
        assert_eq!(follow([event, Event::Deadline]), LOST_ON_THE_WAY);
    }
    assert_eq!(follow([LOST, shown("successful")]), "Succeeded");
    assert_eq!(follow([shown("failed")]), "Declined");
    assert_eq!(follow([of(waiting_for_the_payer())]), "ActionRequired");
    assert_eq!(follow([Event::Deadline]), "Pending");
    let seen_again = [LOST, shown("pending"), Event::Deadline];
    assert_eq!(follow(seen_again), "Pending");
}

#[test]
fn the_outcome_holds_the_transaction_as_it_was_last_shown() {
    let (mut charge, _) = sending(PLAIN);
    let first = with("pending", |data| data.message = Some("first".into()));
    let last = with("pending", |data| data.message = Some("last".into()));
    for event in [nothing(), of(first), of(last)] {
        charge.next(event, &Now::default());
    }
    let step = charge.next(Event::Deadline, &Now::default());
    let Step::Done(Ok(Outcome::Pending(pending))) = step else {
        panic!("{step:?}")
    };
    assert_eq!(pending.operation().message(), Some("last"));
}

#[test]
fn the_outcome_says_whether_the_card_changed() {
    for (card, expected) in [("0019", true), ("0000", false)] {
        let (mut charge, _) = sending(PLAIN);
        let paid = changed(|data| {
            if let Some(shown) = &mut data.credit_card {
                shown.last_4 = Some(card.to_owned());
            }
        });
        let step = charge.next(found_in(list([paid])), &Now::default());
        let Step::Done(Ok(outcome)) = step else {
            panic!("{step:?}")
        };
        assert_eq!(outcome.operation().card_changed(), expected, "{card}");
    }
}

#[test]
fn a_contradictory_transaction_needs_review() {
    let paid = || {
        of(with("failed", |data| {
            data.paid_at = Some("2026-01-01T00:00:00Z".into());
        }))
    };
    let review = "Review(Contradictory), money unknown";
    assert_eq!(follow([paid()]), review);
    assert_eq!(after([nothing(), paid()]), review);
}

#[test]
fn error_and_expired_are_read_by_uid_and_then_need_review() {
    for (status, reason) in [("error", "LeftOpen"), ("expired", "ExpiredInFlight")] {
        let follow = |event| after([nothing(), shown(status), event]);
        let review = format!("Review({reason}), money unknown");
        assert_eq!(follow(shown(status)), review, "{status}");
        assert_eq!(follow(shown("failed")), "Declined");
        assert_eq!(follow(shown("successful")), "Succeeded");
        assert!(is_read(&follow(shown("pending"))));
        assert_eq!(follow(Event::Deadline), LOST_ON_THE_WAY);
    }
}

#[test]
fn reconciling_reads_and_never_sends() {
    assert_eq!(after_reconcile([found("successful")]), "Succeeded");
    assert_eq!(after_reconcile([found("pending")]), "Pending");
    assert!(is_read(&after_wait([found("pending")])));
    assert_eq!(after_reconcile([nothing()]), "NotFound");
    assert_eq!(after_reconcile([LOST, nothing()]), "NotFound");
    assert_eq!(after_reconcile([others()]), "ReferenceReused");
    let never = std::iter::repeat_n(Event::NotConnected, 20);
    assert!(is_look_up(&after_reconcile(never.clone())));
    let late = never.chain([Event::Deadline]);
    assert_eq!(after_reconcile(late), "OutcomeUnknown");
}

#[test]
fn reconciling_ends_when_credentials_are_refused_twice_in_a_row() {
    let denied = || refused(401);
    assert!(is_look_up(&after_reconcile([denied()])));
    assert!(is_look_up(&after_reconcile([denied(), LOST, denied()])));
    assert_eq!(after_reconcile([denied(), denied()]), "OutcomeUnknown");
    let pending = [found("pending"), denied()];
    assert!(is_read(&after_wait(pending.clone())));
    let twice = pending.into_iter().chain([denied()]);
    assert_eq!(after_wait(twice), LOST_ON_THE_WAY);
}

#[test]
fn no_status_makes_reconciling_wait() {
    for status in [
        "successful",
        "failed",
        "incomplete",
        "pending",
        "deleted",
        "a_new_word",
    ] {
        let step = after_reconcile([found(status)]);
        assert!(
            !step.contains("pause") && !step.contains("once"),
            "{status}: {step}"
        );
    }
    for status in ["error", "expired"] {
        assert_eq!(after_reconcile([found(status)]), "read by uid at once");
        for again in [
            "successful",
            "failed",
            "incomplete",
            "pending",
            "error",
            "expired",
        ] {
            let step = after_reconcile([found(status), shown(again)]);
            assert!(!step.contains("pause"), "{status}, {again}: {step}");
        }
    }
    assert_eq!(after_reconcile([two_pending()]), "Pending");
}
