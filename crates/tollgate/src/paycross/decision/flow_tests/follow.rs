//! Following a transaction to its end, and resuming an order.

use super::*;

#[test]
fn followed_until_it_is_final_or_pending_at_the_deadline() {
    let follow = |more: Vec<Event>| after([nothing(), sent("pending")].into_iter().chain(more));
    assert!(is_show(&follow(vec![shown("pending")])));
    for event in [LOST, Event::NeverConnected] {
        assert!(is_show(&follow(vec![event.clone()])), "{event:?}");
        let unknown = Step::Done(Verdict::OutcomeUnknown {
            uid: Some(UID.into()),
        });
        assert_eq!(follow(vec![event, Event::Deadline]), unknown);
    }
    assert!(ends_with(
        &follow(vec![LOST, shown("successful")]),
        Reading::Succeeded
    ));
    assert!(ends_with(&follow(vec![shown("failed")]), Reading::Declined));
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(&follow(vec![payer]), Reading::ActionRequired));
    assert!(ends_with(&follow(vec![Event::Deadline]), Reading::NotFinal));
}

#[test]
fn followed_to_another_order_it_is_none_of_ours() {
    let mut other = transaction("successful");
    other.reference = Some("order-of-another".into());
    let step = after([nothing(), sent("pending"), Event::Shown(other)]);
    assert_eq!(
        step,
        Step::Done(Verdict::ReferenceReused { uid: UID.into() })
    );
}

#[test]
fn error_and_expired_are_read_by_uid_and_then_for_a_person() {
    let cases = [
        ("error", ReviewReason::LeftOpen),
        ("expired", ReviewReason::ExpiredInFlight),
    ];
    for (status, reason) in cases {
        let follow = |event| after([nothing(), sent(status), event]);
        let review = Reading::Review(reason, MoneyState::Unknown);
        assert!(ends_with(&follow(shown(status)), review), "{status}");
        assert!(ends_with(&follow(shown("failed")), Reading::Declined));
        assert!(ends_with(&follow(shown("successful")), Reading::Succeeded));
        assert!(is_show(&follow(shown("pending"))));
        let unread = follow(Event::Deadline);
        assert!(matches!(
            unread,
            Step::Done(Verdict::OutcomeUnknown { uid: Some(_) })
        ));
    }
}

#[test]
fn resumed_it_is_read_and_never_sent() {
    assert!(ends_with(
        &after_resume([found("successful")]),
        Reading::Succeeded
    ));
    assert!(is_show(&after_resume([found("pending")])));
    assert_eq!(after_resume([nothing()]), Step::Done(Verdict::NotFound));
    assert_eq!(
        after_resume([LOST, nothing()]),
        Step::Done(Verdict::NotFound)
    );
    assert_eq!(after_resume([Event::Found(vec![other()])]), reused());
    assert_eq!(
        after_resume([LOST, Event::NeverConnected, Event::Deadline]),
        UNKNOWN
    );
}
