//! The meaning of each response for its request.

use tollgate_core::{
    engine::Event,
    error::ResponseLost,
    paymega::rules::{Asked, Body, Response, Sold, event},
};

use crate::paymega::samples::{self, invoice, sample};

type Shown = Event<Response>;

const CREATE: Asked<'_> = Asked::Create("order-1042");
const LOOK_UP: Asked<'_> = Asked::LookUp("order-1042");

fn shown() -> Body {
    Body::Invoice(invoice("created"))
}

fn errors() -> Body {
    Body::Error(samples::refusal(422))
}

fn unreadable() -> Body {
    Body::Unreadable(samples::refusal(422))
}

/// Whether the event counts as a lost response.
fn is_lost(event: &Shown) -> bool {
    use Response::{Malformed, SaleRefused};
    matches!(
        event,
        Event::Lost(_) | Event::Response(Malformed(_) | SaleRefused(_))
    )
}

#[test]
fn a_creation_is_refused_only_by_paymegas_own_error() {
    for status in [401, 403, 404, 405, 422] {
        let refused = event(CREATE, status, errors());
        assert!(
            matches!(refused, Event::Response(Response::Refused(_))),
            "{status}"
        );
        let foreign = event(CREATE, status, unreadable());
        assert!(is_lost(&foreign), "{status}");
    }
}

#[test]
fn a_created_or_existing_invoice_is_read() {
    for status in [200, 201] {
        let created = event(CREATE, status, shown());
        assert!(
            matches!(created, Event::Response(Response::Created(_))),
            "{status}"
        );
    }
    let existing = event(CREATE, 409, shown());
    assert!(matches!(
        existing,
        Event::Response(Response::Conflict(Some(_)))
    ));
    let hidden = event(CREATE, 409, errors());
    assert!(matches!(hidden, Event::Response(Response::Conflict(None))));
}

#[test]
fn an_invoice_of_another_reference_is_no_response_to_a_creation() {
    let of = |reference| Body::Invoice(sample("process_failed").reference(reference).invoice());
    for status in [200, 201, 409] {
        let mixed_up = event(CREATE, status, of("order-7"));
        assert!(
            matches!(mixed_up, Event::Lost(ResponseLost::NotBound)),
            "{status}: {mixed_up:?}"
        );
        // A provider that ignores case treats the reference as taken.
        let alike = event(CREATE, status, of("Order-1042"));
        assert!(matches!(alike, Event::Response(_)), "{status}");
    }
}

#[test]
fn these_statuses_prove_nothing_about_a_creation() {
    let lost = [
        202, 204, 301, 302, 307, 400, 402, 406, 408, 410, 413, 415, 418, 425, 429, 500, 502, 503,
        504,
    ];
    for status in lost {
        let event_of = |body| event(CREATE, status, body);
        let lost = event_of(shown());
        assert!(
            matches!(lost, Event::Lost(ResponseLost::Status(shown)) if shown == status),
            "{status}"
        );
        assert!(is_lost(&event_of(errors())), "{status}");
    }
    for body in [errors(), unreadable()] {
        let malformed = event(CREATE, 400, body);
        assert!(matches!(malformed, Event::Response(Response::Malformed(_))));
    }
    let unread = event(CREATE, 201, unreadable());
    assert!(matches!(unread, Event::Lost(ResponseLost::Unreadable)));
}

#[test]
fn a_look_up_finds_nothing_only_by_an_empty_list_or_paymegas_own_not_found() {
    let is_nothing = |event: &Shown| matches!(event, Event::Response(Response::Found(found)) if found.is_empty());
    let empty = Body::Invoices(Vec::new());
    assert!(is_nothing(&event(LOOK_UP, 200, empty)));
    assert!(is_nothing(&event(LOOK_UP, 404, errors())));
    assert!(is_lost(&event(LOOK_UP, 404, unreadable())));
    for status in [202, 204, 302, 400, 405, 409, 422, 429, 500, 502, 503, 504] {
        assert!(is_lost(&event(LOOK_UP, status, errors())), "{status}");
    }
    for status in [401, 403] {
        for asked in [LOOK_UP, Asked::Show] {
            let refused = event(asked, status, errors());
            assert!(
                matches!(refused, Event::Lost(ResponseLost::Credentials(shown)) if shown == status),
                "{status}"
            );
            let foreign = event(asked, status, unreadable());
            assert!(
                matches!(foreign, Event::Lost(ResponseLost::Status(_))),
                "{status}"
            );
        }
    }
}

#[test]
fn a_look_up_takes_exactly_the_reference_asked_for() {
    let look_up = |invoices| event(LOOK_UP, 200, Body::Invoices(invoices));
    let is_of_others = |event: &Shown| matches!(event, Event::Lost(ResponseLost::OtherReferences));
    let named = |reference| sample("created").reference(reference).invoice();
    let other = named("order-10420");
    let mixed = look_up(vec![other.clone(), invoice("created")]);
    assert!(matches!(mixed, Event::Response(Response::Found(found)) if found.len() == 1));
    assert!(is_of_others(&look_up(vec![other.clone()])));
    for reference in ["Order-1042", "ORDER-1042 ", "order-1042\u{a0}"] {
        let alike = look_up(vec![named(reference)]);
        assert!(
            matches!(alike, Event::Response(Response::FoundAlike)),
            "{reference}"
        );
    }
    assert!(is_of_others(&look_up(vec![named("ORDER-1042"), other])));
}

#[test]
fn only_a_readable_success_proves_a_read_or_a_sale() {
    let read = event(Asked::Show, 200, shown());
    assert!(matches!(read, Event::Response(Response::Shown(_))));
    let sold = event(Asked::Sale, 201, Body::Sale(Sold::Accepted));
    assert!(matches!(
        sold,
        Event::Response(Response::Sold(Sold::Accepted))
    ));
    for status in [
        200, 202, 204, 302, 400, 404, 405, 409, 422, 429, 500, 502, 503, 504,
    ] {
        let read = event(Asked::Show, status, errors());
        assert!(is_lost(&read), "{status}");
    }
    for status in [200, 202, 204, 302, 400, 401, 403, 404, 405, 409, 422, 500] {
        let refused = event(Asked::Sale, status, errors());
        assert!(
            matches!(refused, Event::Response(Response::SaleRefused(_))),
            "{status}"
        );
        let foreign = event(Asked::Sale, status, unreadable());
        assert!(matches!(foreign, Event::Lost(_)), "{status}");
    }
}
