//! What an answer means to the request that it answers: by its status, and by whether its body could be read.

use super::{event::Event, view::TransactionView};
use crate::Loss;

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call<'a> {
    Send,
    LookUp { reference: &'a str },
    Show { uid: &'a str },
}

/// What came, before anything is made of it.
#[derive(Clone, Debug)]
pub(crate) enum Received {
    Answered { status: u16, body: Body },
    Lost(Loss),
    NeverConnected,
}

/// The body, as far as it could be read for the request that it answers.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Transaction(Box<TransactionView>),
    Transactions(Vec<TransactionView>),
    /// The gateway's own error body, in JSON; a duplicate if it says so.
    Errors {
        is_duplicate: bool,
    },
    Unreadable,
}

/// What an answer means to its request.
pub(crate) fn answer_to(call: Call<'_>, received: Received) -> Event {
    let (status, body) = match received {
        Received::NeverConnected => return Event::NeverConnected,
        Received::Lost(loss) => return Event::Lost(loss),
        Received::Answered { status, body } => (status, body),
    };
    match (call, status, body) {
        // Accepted and empty answers show no operation.
        (_, 202 | 204, _) => Event::Lost(Loss::Status(status)),
        (Call::Send, 200..=299, Body::Transaction(view)) => Event::Sent(*view),
        (Call::Send, 422, Body::Errors { is_duplicate: true }) => Event::Duplicate,
        (Call::Send, 401 | 403 | 404 | 405 | 422, Body::Errors { .. }) => Event::Refused,
        (Call::LookUp { reference }, 200..=299, Body::Transactions(found)) => {
            found_by(reference, found)
        }
        (Call::LookUp { .. }, 404, Body::Errors { .. }) => Event::Found(Vec::new()),
        (Call::Show { uid }, 200..=299, Body::Transaction(view)) if view.uid == uid => {
            Event::Shown(*view)
        }
        (_, 200..=299, _) => Event::Lost(Loss::Unreadable),
        (_, status, _) => Event::Lost(Loss::Status(status)),
    }
}

fn found_by(reference: &str, mut found: Vec<TransactionView>) -> Event {
    let is_empty = found.is_empty();
    found.retain(|view| view.is_found_by(reference));
    // A search that was not for our reference says nothing about what it would have found.
    if found.is_empty() && !is_empty {
        Event::Lost(Loss::OtherReferences)
    } else {
        Event::Found(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{UID, transaction},
        *,
    };

    const LOOK_UP: Call<'_> = Call::LookUp {
        reference: "order-1042",
    };
    const SHOW: Call<'_> = Call::Show { uid: UID };
    const ERRORS: Body = Body::Errors {
        is_duplicate: false,
    };

    fn answer(call: Call<'_>, status: u16, body: Body) -> Event {
        answer_to(call, Received::Answered { status, body })
    }

    fn shown() -> Body {
        Body::Transaction(Box::new(transaction("pending")))
    }

    fn is_lost(event: &Event) -> bool {
        matches!(event, Event::Lost(_))
    }

    #[test]
    fn a_request_is_refused_only_by_the_gateways_own_word() {
        for status in [401, 403, 404, 405, 422] {
            assert!(matches!(answer(Call::Send, status, ERRORS), Event::Refused));
            assert!(is_lost(&answer(Call::Send, status, Body::Unreadable)));
        }
        let duplicate = || Body::Errors { is_duplicate: true };
        assert!(matches!(
            answer(Call::Send, 422, duplicate()),
            Event::Duplicate
        ));
        assert!(is_lost(&answer(Call::Send, 409, duplicate())));
    }

    #[test]
    fn these_statuses_say_nothing_about_a_request() {
        for status in [
            202, 204, 301, 302, 400, 402, 406, 408, 409, 410, 413, 415, 418, 425, 429, 500, 502,
            503, 504,
        ] {
            let event = answer(Call::Send, status, shown());
            assert!(matches!(event, Event::Lost(Loss::Status(told)) if told == status));
            assert!(is_lost(&answer(Call::Send, status, ERRORS)), "{status}");
        }
        assert!(matches!(answer(Call::Send, 201, shown()), Event::Sent(_)));
        assert!(is_lost(&answer(Call::Send, 200, Body::Unreadable)));
    }

    #[test]
    fn a_look_up_finds_nothing_only_by_an_empty_list_or_the_gateways_404() {
        let is_nothing = |event: &Event| matches!(event, Event::Found(found) if found.is_empty());
        let empty = Body::Transactions(Vec::new());
        assert!(is_nothing(&answer(LOOK_UP, 200, empty)));
        assert!(is_nothing(&answer(LOOK_UP, 404, ERRORS)));
        assert!(is_lost(&answer(LOOK_UP, 404, Body::Unreadable)));
        for status in [202, 204, 302, 400, 401, 403, 405, 409, 422, 429, 500, 503] {
            assert!(is_lost(&answer(LOOK_UP, status, ERRORS)), "{status}");
        }
    }

    #[test]
    fn a_look_up_takes_only_what_it_asked_for() {
        let mut joined = transaction("pending");
        joined.reference = Some("order-1;order-1042".into());
        let mut other = transaction("pending");
        other.reference = Some("order-10420".into());
        let mixed = Body::Transactions(vec![other.clone(), joined]);
        assert!(matches!(answer(LOOK_UP, 200, mixed), Event::Found(found) if found.len() == 1));
        let event = answer(LOOK_UP, 200, Body::Transactions(vec![other]));
        assert!(matches!(event, Event::Lost(Loss::OtherReferences)));
    }

    #[test]
    fn a_transaction_is_shown_only_under_its_own_uid() {
        assert!(matches!(answer(SHOW, 200, shown()), Event::Shown(_)));
        assert!(is_lost(&answer(Call::Show { uid: "other" }, 200, shown())));
        for status in [202, 204, 400, 401, 403, 404, 405, 422, 500] {
            assert!(is_lost(&answer(SHOW, status, ERRORS)), "{status}");
        }
    }

    #[test]
    fn what_never_arrived_stays_what_it_is() {
        for call in [Call::Send, LOOK_UP, SHOW] {
            assert!(matches!(
                answer_to(call, Received::NeverConnected),
                Event::NeverConnected
            ));
            assert!(is_lost(&answer_to(call, Received::Lost(Loss::TimedOut))));
        }
    }
}
