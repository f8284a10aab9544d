//! Following a transaction to its end, and reconciling an order.

use super::*;

fn follow(more: impl IntoIterator<Item = Event>) -> Step {
    after([nothing(), sent("pending")].into_iter().chain(more))
}

fn lost_on_the_way() -> Step {
    Step::Done(Verdict::OutcomeUnknown {
        uid: Some(UID.into()),
        cause: None,
    })
}

#[test]
fn followed_until_it_is_final_or_pending_at_the_deadline() {
    assert!(is_show(&follow([shown("pending")])));
    for event in [LOST, DENIED, Event::NeverConnected] {
        assert!(is_show(&follow([event.clone()])), "{event:?}");
        assert_eq!(follow([event, Event::Deadline]), lost_on_the_way());
    }
    assert!(ends_with(
        &follow([LOST, shown("successful")]),
        Interpretation::Succeeded
    ));
    assert!(ends_with(
        &follow([shown("failed")]),
        Interpretation::Declined
    ));
    let payer = Event::Shown(waiting_for_the_payer());
    assert!(ends_with(&follow([payer]), Interpretation::ActionRequired));
    assert!(ends_with(
        &follow([Event::Deadline]),
        Interpretation::NotFinal
    ));
}

#[test]
fn a_contradictory_transaction_needs_review() {
    let mut paid = transaction("failed");
    paid.shows_payment = true;
    let review = Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    assert!(ends_with(&follow([Event::Shown(paid.clone())]), review));
    assert!(ends_with(&after([nothing(), Event::Sent(paid)]), review));
}

#[test]
fn error_and_expired_are_read_by_uid_and_then_need_review() {
    let cases = [
        ("error", ReviewReason::LeftOpen),
        ("expired", ReviewReason::ExpiredInFlight),
    ];
    for (status, reason) in cases {
        let follow = |event| after([nothing(), sent(status), event]);
        let review = Interpretation::Review(reason, MoneyState::Unknown);
        assert!(ends_with(&follow(shown(status)), review), "{status}");
        assert!(ends_with(
            &follow(shown("failed")),
            Interpretation::Declined
        ));
        assert!(ends_with(
            &follow(shown("successful")),
            Interpretation::Succeeded
        ));
        assert!(is_show(&follow(shown("pending"))));
        assert_eq!(follow(Event::Deadline), lost_on_the_way());
    }
}

#[test]
fn reconciling_reads_and_never_sends() {
    assert!(ends_with(
        &after_reconcile([found("successful")]),
        Interpretation::Succeeded
    ));
    assert!(is_show(&after_reconcile([found("pending")])));
    assert_eq!(after_reconcile([nothing()]), Step::Done(Verdict::NotFound));
    assert_eq!(
        after_reconcile([LOST, nothing()]),
        Step::Done(Verdict::NotFound)
    );
    assert_eq!(after_reconcile([others()]), reused());
    let never = std::iter::repeat_n(Event::NeverConnected, 20);
    assert!(is_look_up(&after_reconcile(never.clone())));
    assert_eq!(after_reconcile(never.chain([Event::Deadline])), UNKNOWN);
}

#[test]
fn reconciling_ends_when_credentials_are_refused_twice_in_a_row() {
    assert!(is_look_up(&after_reconcile([DENIED])));
    assert!(is_look_up(&after_reconcile([DENIED, LOST, DENIED])));
    assert_eq!(after_reconcile([DENIED, DENIED]), UNKNOWN);
    let pending = [found("pending"), DENIED];
    assert!(is_show(&after_reconcile(pending.clone())));
    let twice = pending.into_iter().chain([DENIED]);
    assert_eq!(after_reconcile(twice), lost_on_the_way());
}
