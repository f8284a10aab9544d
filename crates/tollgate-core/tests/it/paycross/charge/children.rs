//! Captures, voids and refunds: the gateway may list them without their reference, and the machine finds them by parent.

use super::*;

fn after(events: impl IntoIterator<Item = Happened>) -> String {
    run(Charge::send(prepared(refund()), PLAIN), events)
}

fn after_reconcile(events: impl IntoIterator<Item = Happened>) -> String {
    run(Charge::reconcile(refund(), PLAIN), events)
}

fn look_first() -> [Happened; 3] {
    [nothing(), parent(), nothing()]
}

#[test]
fn the_parents_list_is_searched_before_a_request_too() {
    assert_eq!(after([nothing()]), "read the parent at once");
    assert_eq!(after([nothing(), parent()]), "look up the children at once");
    assert_eq!(after(look_first()), "send at once");
    assert_eq!(after([nothing(), bare_parent()]), "send at once");
}

#[test]
fn the_requests_name_the_parent_and_its_reference() {
    let (mut charge, _) = Charge::send(prepared(refund()), PLAIN);
    let step = charge.next(nothing(), &Now::default());
    assert!(
        matches!(step, Step::Send(Request::LookUp(LookUp::Parent(uid)), _) if uid == "parent-1")
    );
    let step = charge.next(parent(), &Now::default());
    assert!(
        matches!(step, Step::Send(Request::LookUp(LookUp::Children(it)), _) if it == "parent-order")
    );
}

#[test]
fn an_equal_transaction_without_a_reference_needs_review_and_nothing_is_sent() {
    let review = "Review(WithoutReference), money unknown";
    for status in ["successful", "pending", "a_new_word"] {
        let listed = found_in(list([equal(status)]));
        for events in [
            vec![nothing(), parent(), listed.clone()],
            [look_first().to_vec(), vec![LOST, nothing(), listed.clone()]].concat(),
            [
                look_first().to_vec(),
                vec![duplicate(), nothing(), listed.clone()],
            ]
            .concat(),
            [
                look_first().to_vec(),
                vec![refused(422), nothing(), listed.clone()],
            ]
            .concat(),
        ] {
            assert_eq!(after(events.clone()), review, "{events:?}");
        }
        let reconciled = after_reconcile([nothing(), parent(), listed]);
        assert_eq!(reconciled, review);
    }
}

#[test]
fn another_or_a_failed_transaction_does_not_prevent_the_request() {
    let changes: [crate::paycross::samples::Change; 5] = [
        |data| data.status = Open::new("failed"),
        |data| data.tracking_id = Some("refund-1041".into()),
        |data| data.amount = Some(1.into()),
        |data| data.type_ = Some(Open::new("capture")),
        |data| data.parent_uid = Some("parent-2".into()),
    ];
    for change in changes {
        let other = again(&equal("successful"), change);
        let listed = found_in(list([other.clone()]));
        let step = after([nothing(), parent(), listed]);
        assert_eq!(step, "send at once", "{:?}", other.data());
    }
}

#[test]
fn a_missing_parent_is_reported_and_nothing_is_sent() {
    let many = |times| {
        [nothing()]
            .into_iter()
            .chain(std::iter::repeat_n(MISSING, times))
    };
    assert_eq!(after(many(2)), "read the parent after a pause");
    assert_eq!(after(many(3)), "NotFound(parent)");
    assert_eq!(after_reconcile(many(1)), "NotFound");
}

#[test]
fn a_parent_that_cannot_be_read_is_asked_for_again_before_anything_is_sent() {
    for event in [LOST, CONFLICT, Event::NotConnected] {
        let asked = [nothing(), event.clone()];
        assert_eq!(
            after(asked.clone()),
            "read the parent after a pause",
            "{event:?}"
        );
        let then = asked.into_iter().chain([parent(), event, nothing()]);
        assert_eq!(after(then), "send at once");
    }
    assert_eq!(after([nothing(), LOST, Event::Deadline]), "OutcomeUnknown");
    assert_eq!(after([nothing(), refused(401)]), "Refused, money unknown");
}

#[test]
fn after_a_lost_response_both_references_are_looked_up_and_nothing_is_sent_again() {
    let lost = || look_first().into_iter().chain([LOST]);
    assert!(is_look_up(&after(lost())));
    assert_eq!(
        after(lost().chain([nothing()])),
        "look up the children at once"
    );
    assert!(is_look_up(&after(lost().chain([nothing(), nothing()]))));
    assert!(is_look_up(&after(lost().chain([nothing(), LOST]))));
    let own = again(&equal("successful"), |data| {
        data.tracking_id = Some("order-1042".into());
    });
    let found = lost().chain([nothing(), nothing(), found_in(list([own]))]);
    assert_eq!(after(found), "Succeeded");
}

#[test]
fn a_response_without_a_reference_counts_by_parent_and_amount() {
    let sent = look_first().into_iter().chain([of(equal("successful"))]);
    assert_eq!(after(sent), "Succeeded");
}
