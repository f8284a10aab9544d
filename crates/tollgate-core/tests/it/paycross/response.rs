//! The meaning of each response for its request.

use std::sync::Arc;

use tollgate_core::{
    Error, MoneyState, Refusal,
    engine::Event,
    error::ResponseLost,
    paycross::{
        Transaction,
        charge::{LookUp, Request},
        rules::{Decoded, Response, event_of},
    },
};
use tollgate_types::Open;

use crate::paycross::samples::{
    Change, UID, again, alone, changed, list, order, prepared, refusal, transaction,
};

fn error() -> Decoded {
    Decoded::Error {
        refusal: Box::new(refusal(422)),
        is_duplicate: false,
    }
}

fn to(request: &str, status: u16, body: Decoded) -> Event<Response> {
    let request = match request {
        "send" => Request::Send(Arc::new(prepared(order()).body)),
        "look up" => Request::LookUp(LookUp::Order),
        "read the parent" => Request::LookUp(LookUp::Parent(UID.into())),
        "look up the children" => Request::LookUp(LookUp::Children("parent-order".into())),
        _ => Request::Read(UID.into()),
    };
    event_of(&request, &order(), status, body)
}

const fn one(transaction: Transaction) -> Decoded {
    Decoded::Transaction(transaction)
}

fn shown() -> Decoded {
    one(transaction("pending"))
}

/// The state of the money, as the error that reports the refusal shows it.
fn money_of(refusal: &Refusal) -> MoneyState {
    Error::Refused(refusal.clone()).money()
}

fn is_lost(event: &Event<Response>) -> bool {
    matches!(event, Event::Lost(_))
}

#[test]
fn a_request_is_refused_only_by_a_documented_status_and_body() {
    for status in [401, 403, 405, 422] {
        let refused = to("send", status, error());
        assert!(
            matches!(refused, Event::Response(Response::Refused(it)) if money_of(&it) == MoneyState::Untouched)
        );
        assert!(is_lost(&to("send", status, Decoded::Unreadable)));
        assert!(is_lost(&to("send", status, shown())));
    }
    let duplicate = || Decoded::Error {
        refusal: Box::new(refusal(422)),
        is_duplicate: true,
    };
    let event = to("send", 422, duplicate());
    assert!(
        matches!(event, Event::Response(Response::Duplicate(it)) if money_of(&it) == MoneyState::Untouched)
    );
    assert!(is_lost(&to("send", 409, duplicate())));
}

#[test]
fn these_statuses_prove_nothing_about_a_request() {
    for status in [
        202, 203, 204, 206, 301, 302, 400, 402, 404, 406, 408, 409, 410, 413, 415, 418, 425, 429,
        500, 502, 503, 504,
    ] {
        let event = to("send", status, shown());
        assert!(matches!(event, Event::Lost(ResponseLost::Status(lost)) if lost == status));
        assert!(is_lost(&to("send", status, error())), "{status}");
    }
    for status in [200, 201] {
        assert!(matches!(
            to("send", status, shown()),
            Event::Response(Response::Transaction(_))
        ));
        assert!(is_lost(&to("send", status, Decoded::Unreadable)));
        assert!(is_lost(&to("send", status, error())));
    }
}

#[test]
fn a_response_that_does_not_show_the_order_proves_nothing() {
    let changes: [Change; 5] = [
        |data| data.tracking_id = None,
        |data| data.type_ = None,
        |data| data.tracking_id = Some("job-17".into()),
        |data| data.tracking_id = Some("ORDER-1042".into()),
        |data| data.type_ = Some(Open::new("authorization")),
    ];
    for change in changes {
        for status in ["successful", "failed", "pending"] {
            let shown = again(&transaction(status), change);
            for request in ["send", "read"] {
                let event = to(request, 200, one(shown.clone()));
                assert!(
                    matches!(event, Event::Lost(ResponseLost::NotBound)),
                    "{request} {:?}",
                    shown.data()
                );
            }
        }
    }
}

#[test]
fn a_look_up_finds_nothing_only_by_the_documented_empty_list() {
    let empty = || Decoded::Transactions(list([]));
    let event = to("look up", 200, empty());
    assert!(
        matches!(event, Event::Response(Response::Transactions(found)) if found.transactions.is_empty())
    );
    for status in [
        201, 202, 203, 204, 206, 302, 400, 404, 405, 409, 410, 422, 429, 500, 503,
    ] {
        for body in [empty(), error(), Decoded::Unreadable] {
            assert!(is_lost(&to("look up", status, body)), "{status}");
        }
    }
    assert!(is_lost(&to("look up", 200, error())));
}

#[test]
fn refused_credentials_differ_from_a_proxys_refusal() {
    for call in ["look up", "read", "read the parent", "look up the children"] {
        for status in [401, 403] {
            let event = to(call, status, error());
            assert!(
                matches!(event, Event::Response(Response::Refused(it)) if money_of(&it) == MoneyState::Unknown)
            );
            let event = to(call, status, Decoded::Unreadable);
            assert!(matches!(event, Event::Lost(ResponseLost::Status(shown)) if shown == status));
        }
    }
}

#[test]
fn a_look_up_must_distinguish_the_order_from_others() {
    let with = |change: Change| {
        let other = again(&transaction("pending"), |data| {
            data.uid = Some("other".into());
        });
        again(&other, change)
    };
    let other = with(|data| data.tracking_id = Some("order-10420".into()));
    let without_reference = with(|data| data.tracking_id = None);
    let without_type = with(|data| data.type_ = None);
    let look_up = |found| to("look up", 200, Decoded::Transactions(found));
    let event = look_up(list([other.clone(), transaction("pending")]));
    assert!(
        matches!(event, Event::Response(Response::Transactions(found)) if found.transactions.len() == 2)
    );
    let of_another_amount = with(|data| data.amount = Some(1.into()));
    let alike = with(|data| data.tracking_id = Some("ORDER-1042".into()));
    for found in [of_another_amount, alike] {
        let event = look_up(alone(found));
        assert!(matches!(event, Event::Response(Response::Transactions(_))));
    }
    for unclear in [without_reference, without_type] {
        for found in [
            alone(unclear.clone()),
            list([other.clone(), unclear.clone()]),
        ] {
            assert!(matches!(
                look_up(found),
                Event::Lost(ResponseLost::NotBound)
            ));
        }
        let event = look_up(list([transaction("failed"), unclear]));
        assert!(matches!(event, Event::Response(Response::Transactions(_))));
    }
}

#[test]
fn a_list_of_other_references_alone_is_no_response_to_a_look_up() {
    for reference in ["order-10420", "job-17", "order-1043;order-1044"] {
        let other = changed(|data| data.tracking_id = Some(reference.into()));
        for found in [alone(other.clone()), list([other.clone(), other])] {
            let event = to("look up", 200, Decoded::Transactions(found));
            assert!(
                matches!(event, Event::Lost(ResponseLost::OtherReferences)),
                "{reference}"
            );
        }
    }
}

#[test]
fn a_transaction_is_shown_only_under_its_own_uid_and_status() {
    assert!(matches!(
        to("read", 200, shown()),
        Event::Response(Response::Transaction(_))
    ));
    let other = |change: Change| one(changed(change));
    let changes: [Change; 2] = [
        |data| data.uid = Some("uid-2".into()),
        |data| data.test = Some(false),
    ];
    for change in changes {
        assert!(is_lost(&to("read", 200, other(change))));
    }
    for status in [201, 202, 204, 400, 404, 405, 422, 500] {
        assert!(is_lost(&to("read", status, error())), "{status}");
    }
    let event = to("read the parent", 200, shown());
    assert!(matches!(event, Event::Response(Response::Transaction(_))));
    assert!(is_lost(&to("read the parent", 200, other(changes[0]))));
}
