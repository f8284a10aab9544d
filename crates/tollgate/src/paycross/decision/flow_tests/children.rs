//! Captures, voids and refunds: the gateway may list them without their reference, and the flow finds them by parent.

use super::*;

fn after(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::send(refund(), ATTEMPTS), false, events)
}

fn after_reconcile(events: impl IntoIterator<Item = Event>) -> Step {
    run(Flow::reconcile(refund()), false, events)
}

fn parent() -> Event {
    Event::Parent(Some("parent-order".into()))
}

fn siblings() -> Step {
    Step::LookUpSiblings {
        reference: "parent-order".into(),
        pause: Pause::None,
    }
}

/// An equal refund that is shown without its reference.
fn equal(status: &str) -> TransactionView {
    TransactionView {
        kind: Some("refund".into()),
        parent: Some("parent-1".into()),
        reference: None,
        ..transaction(status)
    }
}

fn look_first() -> [Event; 3] {
    [nothing(), parent(), nothing()]
}

#[test]
fn the_parents_list_is_searched_before_a_request_too() {
    assert_eq!(after([nothing()]), Step::ShowParent(Pause::None));
    assert_eq!(after([nothing(), parent()]), siblings());
    assert_eq!(after(look_first()), SEND);
    assert_eq!(after([nothing(), Event::Parent(None)]), SEND);
}

#[test]
fn an_equal_transaction_without_a_reference_needs_review_and_nothing_is_sent() {
    let review = Interpretation::Review(ReviewReason::WithoutReference, MoneyState::Unknown);
    for status in ["successful", "pending", "a_new_word"] {
        let listed = Event::Found(list([equal(status)]));
        for events in [
            vec![nothing(), parent(), listed.clone()],
            [look_first().to_vec(), vec![LOST, nothing(), listed.clone()]].concat(),
            [
                look_first().to_vec(),
                vec![Event::Duplicate, nothing(), listed.clone()],
            ]
            .concat(),
            [
                look_first().to_vec(),
                vec![Event::Refused(422), nothing(), listed.clone()],
            ]
            .concat(),
        ] {
            assert!(ends_with(&after(events.clone()), review), "{events:?}");
        }
        let reconciled = after_reconcile([nothing(), parent(), listed]);
        assert!(ends_with(&reconciled, review));
    }
}

#[test]
fn another_or_a_failed_transaction_does_not_prevent_the_request() {
    type Change = fn(&mut TransactionView);
    let changes: [Change; 5] = [
        |view| view.status = "failed".into(),
        |view| view.reference = Some("refund-1041".into()),
        |view| view.amount_minor = Some(1),
        |view| view.kind = Some("capture".into()),
        |view| view.parent = Some("parent-2".into()),
    ];
    for change in changes {
        let mut other = equal("successful");
        change(&mut other);
        let listed = Event::Found(list([other.clone()]));
        assert_eq!(after([nothing(), parent(), listed]), SEND, "{other:?}");
    }
}

#[test]
fn a_missing_parent_is_reported_and_nothing_is_sent() {
    let missing = Event::Lost(ResponseLost::Status(404));
    let many = |times| {
        [nothing()]
            .into_iter()
            .chain(std::iter::repeat_n(missing.clone(), times))
    };
    assert!(matches!(after(many(2)), Step::ShowParent(_)));
    assert_eq!(after(many(3)), Step::Done(Verdict::NoParent));
    assert_eq!(after_reconcile(many(1)), Step::Done(Verdict::NotFound));
}

#[test]
fn a_parent_that_cannot_be_read_is_asked_for_again_before_anything_is_sent() {
    for event in [LOST, CONFLICT, Event::NeverConnected] {
        let asked = [nothing(), event.clone()];
        assert!(
            matches!(after(asked.clone()), Step::ShowParent(_)),
            "{event:?}"
        );
        let then = asked.into_iter().chain([parent(), event, nothing()]);
        assert_eq!(after(then), SEND);
    }
    assert_eq!(after([nothing(), LOST, Event::Deadline]), UNKNOWN);
    assert_eq!(after([nothing(), DENIED]), Step::Done(Verdict::Denied));
}

#[test]
fn after_a_lost_response_both_references_are_looked_up_and_nothing_is_sent_again() {
    let lost = || look_first().into_iter().chain([LOST]);
    assert!(is_look_up(&after(lost())));
    assert_eq!(after(lost().chain([nothing()])), siblings());
    assert!(is_look_up(&after(lost().chain([nothing(), nothing()]))));
    assert!(is_look_up(&after(lost().chain([nothing(), LOST]))));
    let mut own = equal("successful");
    own.reference = Some("order-1042".into());
    let found = lost().chain([nothing(), nothing(), Event::Found(list([own]))]);
    assert!(ends_with(&after(found), Interpretation::Succeeded));
}

#[test]
fn a_response_without_a_reference_counts_by_parent_and_amount() {
    let sent = look_first()
        .into_iter()
        .chain([Event::Sent(equal("successful"))]);
    assert!(ends_with(&after(sent), Interpretation::Succeeded));
}
