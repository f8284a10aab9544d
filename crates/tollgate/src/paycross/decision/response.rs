//! The meaning of a response for its request: by its status, by the sender of its body, and by the body's fields.
//!
//! Proxies and firewalls respond in the gateway's place. So a success counts only if it shows the order, a refusal
//! counts only in the gateway's own documented shape, and only the documented empty list proves that nothing exists.

use super::{
    event::{Event, Found},
    sameness::{Owner, is_another_but_for_money, is_bound, owner},
    view::{OrderFingerprint, TransactionView},
};
use crate::ResponseLost;

/// The request behind a response.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RequestKind<'a> {
    Send(&'a OrderFingerprint),
    LookUp(&'a OrderFingerprint),
    Show {
        uid: &'a str,
        order: &'a OrderFingerprint,
    },
    /// To read the parent transaction.
    ShowParent(&'a str),
    /// To look up the other children of the parent.
    LookUpSiblings,
}

/// A response before its interpretation.
#[derive(Clone, Debug)]
pub(crate) enum Received {
    Responded { status: u16, body: Body },
    Lost(ResponseLost),
    NeverConnected,
}

/// The decoded body, as far as the request allows to decode it.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Transaction(Box<TransactionView>),
    Transactions(Found),
    /// An error in one of the gateway's documented shapes, which may be a refusal as a duplicate.
    Errors {
        is_duplicate: bool,
    },
    Unreadable,
}

/// Turns a response into the event for its request.
pub(crate) fn response_to(call: RequestKind<'_>, received: Received) -> Event {
    let (status, body) = match received {
        Received::NeverConnected => return Event::NeverConnected,
        Received::Lost(loss) => return Event::Lost(loss),
        Received::Responded { status, body } => (status, body),
    };
    match (call, status, body) {
        (RequestKind::Send(order), 200 | 201, Body::Transaction(view))
            if is_bound(&view, order) =>
        {
            Event::Sent(*view)
        }
        (RequestKind::Show { uid, order }, 200, Body::Transaction(view))
            if view.uid == uid
                && is_bound(&view, order)
                && !is_another_but_for_money(&view, order) =>
        {
            Event::Shown(*view)
        }
        (RequestKind::ShowParent(uid), 200, Body::Transaction(view)) if view.uid == uid => {
            Event::Parent(view.reference)
        }
        (RequestKind::LookUp(order), 200, Body::Transactions(found)) if is_clear(&found, order) => {
            Event::Found(found)
        }
        (RequestKind::LookUpSiblings, 200, Body::Transactions(found)) => Event::Found(found),
        (RequestKind::Send(_), 422, Body::Errors { is_duplicate: true }) => Event::Duplicate,
        (RequestKind::Send(_), 401 | 403 | 405 | 422, Body::Errors { .. }) => {
            Event::Refused(status)
        }
        (_, 401 | 403, Body::Errors { .. }) => Event::Lost(ResponseLost::Credentials(status)),
        (_, status, body) => lost(status, body),
    }
}

/// How a response without meaning for its request was lost.
fn lost(status: u16, body: Body) -> Event {
    Event::Lost(match (status, body) {
        (200 | 201, Body::Transaction(_) | Body::Transactions(_)) => ResponseLost::NotBound,
        (200 | 201, _) => ResponseLost::Unreadable,
        (status, _) => ResponseLost::Status(status),
    })
}

/// Whether every transaction of a look-up is clearly the order's own or clearly another operation's.
fn is_clear(found: &Found, order: &OrderFingerprint) -> bool {
    let mut owners = found.views.iter().map(|view| owner(view, order));
    let has_own = owners.clone().any(|it| it == Owner::Order);
    has_own || owners.all(|it| it == Owner::Another)
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{UID, alone, list, order, transaction},
        *,
    };

    const ERRORS: Body = Body::Errors {
        is_duplicate: false,
    };

    fn to(call: &str, status: u16, body: Body) -> Event {
        let order = order();
        let call = match call {
            "send" => RequestKind::Send(&order),
            "look up" => RequestKind::LookUp(&order),
            "show parent" => RequestKind::ShowParent(UID),
            "look up siblings" => RequestKind::LookUpSiblings,
            _ => RequestKind::Show {
                uid: UID,
                order: &order,
            },
        };
        response_to(call, Received::Responded { status, body })
    }

    fn one(view: TransactionView) -> Body {
        Body::Transaction(Box::new(view))
    }

    fn shown() -> Body {
        one(transaction("pending"))
    }

    fn is_lost(event: &Event) -> bool {
        matches!(event, Event::Lost(_))
    }

    #[test]
    fn a_request_is_refused_only_by_a_documented_status_and_body() {
        for status in [401, 403, 405, 422] {
            let refused = to("send", status, ERRORS);
            assert!(matches!(refused, Event::Refused(shown) if shown == status));
            assert!(is_lost(&to("send", status, Body::Unreadable)));
            assert!(is_lost(&to("send", status, shown())));
        }
        let duplicate = || Body::Errors { is_duplicate: true };
        assert!(matches!(to("send", 422, duplicate()), Event::Duplicate));
        assert!(is_lost(&to("send", 409, duplicate())));
    }

    #[test]
    fn these_statuses_prove_nothing_about_a_request() {
        for status in [
            202, 203, 204, 206, 301, 302, 400, 402, 404, 406, 408, 409, 410, 413, 415, 418, 425,
            429, 500, 502, 503, 504,
        ] {
            let event = to("send", status, shown());
            assert!(matches!(event, Event::Lost(ResponseLost::Status(lost)) if lost == status));
            assert!(is_lost(&to("send", status, ERRORS)), "{status}");
        }
        for status in [200, 201] {
            assert!(matches!(to("send", status, shown()), Event::Sent(_)));
            assert!(is_lost(&to("send", status, Body::Unreadable)));
            assert!(is_lost(&to("send", status, ERRORS)));
        }
    }

    type Change = fn(&mut TransactionView);

    #[test]
    fn a_response_that_does_not_show_the_order_proves_nothing() {
        let changes: [Change; 5] = [
            |view| view.reference = None,
            |view| view.kind = None,
            |view| view.reference = Some("job-17".into()),
            |view| view.reference = Some("ORDER-1042".into()),
            |view| view.kind = Some("authorization".into()),
        ];
        for change in changes {
            for status in ["successful", "failed", "pending"] {
                let mut view = transaction(status);
                change(&mut view);
                for call in ["send", "show"] {
                    let event = to(call, 200, one(view.clone()));
                    assert!(
                        matches!(event, Event::Lost(ResponseLost::NotBound)),
                        "{call} {view:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_look_up_finds_nothing_only_by_the_documented_empty_list() {
        let empty = || Body::Transactions(list([]));
        let event = to("look up", 200, empty());
        assert!(matches!(event, Event::Found(found) if found.views.is_empty()));
        for status in [
            201, 202, 203, 204, 206, 302, 400, 404, 405, 409, 410, 422, 429, 500, 503,
        ] {
            for body in [empty(), ERRORS, Body::Unreadable] {
                assert!(is_lost(&to("look up", status, body)), "{status}");
            }
        }
        assert!(is_lost(&to("look up", 200, ERRORS)));
    }

    #[test]
    fn refused_credentials_differ_from_a_proxys_refusal() {
        for call in ["look up", "show", "show parent", "look up siblings"] {
            for status in [401, 403] {
                let event = to(call, status, ERRORS);
                assert!(
                    matches!(event, Event::Lost(ResponseLost::Credentials(shown)) if shown == status)
                );
                let event = to(call, status, Body::Unreadable);
                assert!(
                    matches!(event, Event::Lost(ResponseLost::Status(shown)) if shown == status)
                );
            }
        }
    }

    #[test]
    fn a_look_up_must_distinguish_the_order_from_others() {
        let with = |change: Change| {
            let mut view = transaction("pending");
            view.uid = "other".into();
            change(&mut view);
            view
        };
        let other = with(|view| view.reference = Some("order-10420".into()));
        let without_reference = with(|view| view.reference = None);
        let without_type = with(|view| view.kind = None);
        let look_up = |found| to("look up", 200, Body::Transactions(found));
        let event = look_up(list([other.clone(), transaction("pending")]));
        assert!(matches!(event, Event::Found(found) if found.views.len() == 2));
        assert!(matches!(look_up(alone(other.clone())), Event::Found(_)));
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
            assert!(matches!(event, Event::Found(_)));
        }
    }

    #[test]
    fn a_transaction_is_shown_only_under_its_own_uid_and_status() {
        assert!(matches!(to("show", 200, shown()), Event::Shown(_)));
        let other = |change: Change| {
            let mut view = transaction("successful");
            change(&mut view);
            one(view)
        };
        let changes: [Change; 2] = [
            |view| view.uid = "uid-2".into(),
            |view| view.is_test = Some(false),
        ];
        for change in changes {
            assert!(is_lost(&to("show", 200, other(change))));
        }
        for status in [201, 202, 204, 400, 401, 403, 404, 405, 422, 500] {
            assert!(is_lost(&to("show", status, ERRORS)), "{status}");
        }
        let event = to("show parent", 200, shown());
        assert!(matches!(event, Event::Parent(Some(reference)) if reference == "order-1042"));
        assert!(is_lost(&to("show parent", 200, other(changes[0]))));
    }

    #[test]
    fn a_missing_response_is_never_connected_or_lost() {
        let order = order();
        for call in [
            RequestKind::Send(&order),
            RequestKind::LookUp(&order),
            RequestKind::ShowParent(UID),
        ] {
            let never = response_to(call, Received::NeverConnected);
            assert!(matches!(never, Event::NeverConnected));
            assert!(is_lost(&response_to(
                call,
                Received::Lost(ResponseLost::TimedOut)
            )));
        }
    }
}
