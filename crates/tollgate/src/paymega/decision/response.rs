//! The meaning of a response for its request: by its status, and by whether its body could be read.

use super::{
    event::{Event, SaleView},
    view::InvoiceView,
};
use crate::ResponseLost;

/// The request behind a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exchange<'a> {
    Create,
    LookUp { reference: &'a str },
    Show,
    Sale,
}

/// The raw result of a request.
#[derive(Clone, Debug)]
pub(crate) enum Received {
    Responded {
        status: u16,
        body: Body,
    },
    Lost(ResponseLost),
    NeverConnected,
    /// The request cannot be built.
    Unsendable,
}

/// The body, as far as it could be read for its request.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Invoice(Box<InvoiceView>),
    Invoices(Vec<InvoiceView>),
    Sale(SaleView),
    /// Paymega's own error body, in JSON.
    Errors,
    Unreadable,
}

/// Converts the result of a request into an event.
pub(crate) fn response_to(exchange: Exchange<'_>, received: Received) -> Event {
    let (status, body) = match received {
        Received::NeverConnected => return Event::NeverConnected,
        Received::Unsendable => return Event::Unsendable,
        Received::Lost(loss) => return Event::Lost(loss),
        // Responses 202 and 204 (accepted, empty) show no operation.
        Received::Responded {
            status: status @ (202 | 204),
            ..
        } => return Event::Lost(ResponseLost::Status(status)),
        Received::Responded { status, body } => (status, body),
    };
    match exchange {
        Exchange::Create => to_create(status, body),
        Exchange::LookUp { reference } => to_look_up(status, body, reference),
        Exchange::Show => match (status, body) {
            (200..=299, Body::Invoice(view)) => Event::Shown(*view),
            (status @ (401 | 403), Body::Errors) => Event::Denied(status),
            (status, _) => lost(status),
        },
        Exchange::Sale => match (status, body) {
            (200..=299, Body::Sale(sale)) => Event::Sold(sale),
            (status, _) => lost(status),
        },
    }
}

fn to_create(status: u16, body: Body) -> Event {
    match (status, body) {
        (200..=299, Body::Invoice(view)) => Event::Created(*view),
        (409, Body::Invoice(view)) => Event::Conflict(Some(*view)),
        (409, _) => Event::Conflict(None),
        // A proxy or a firewall refuses with a body of its own, perhaps after the provider has done the work.
        (401 | 403 | 404 | 405 | 422, Body::Errors) => Event::Refused,
        (status, _) => lost(status),
    }
}

fn to_look_up(status: u16, body: Body, reference: &str) -> Event {
    match (status, body) {
        (200..=299, Body::Invoices(mut invoices)) => {
            let is_empty = invoices.is_empty();
            let is_alike = |view: &InvoiceView| is_alike(view.reference.as_deref(), reference);
            let all_alike = invoices.iter().all(is_alike);
            invoices.retain(|view| view.reference.as_deref() == Some(reference));
            match (invoices.is_empty(), is_empty, all_alike) {
                (true, false, true) => Event::FoundAlike,
                // If the provider did not apply the filter, the list does not show whether the invoice exists.
                (true, false, false) => Event::Lost(ResponseLost::OtherReferences),
                _ => Event::Found(invoices),
            }
        }
        (404, Body::Errors) => Event::Found(Vec::new()),
        (status @ (401 | 403), Body::Errors) => Event::Denied(status),
        (status, _) => lost(status),
    }
}

/// Whether a search that ignores case and spaces treats the two references as equal.
pub(crate) fn is_alike(shown: Option<&str>, reference: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    shown.is_some_and(|shown| plain(shown) == plain(reference))
}

const fn lost(status: u16) -> Event {
    Event::Lost(match status {
        200..=299 => ResponseLost::Unreadable,
        status => ResponseLost::Status(status),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::samples::invoice, *};

    const LOOK_UP: Exchange<'_> = Exchange::LookUp {
        reference: "order-1042",
    };

    fn response(exchange: Exchange<'_>, status: u16, body: Body) -> Event {
        response_to(exchange, Received::Responded { status, body })
    }

    fn shown() -> Body {
        Body::Invoice(Box::new(invoice("created")))
    }

    fn is_lost(event: &Event) -> bool {
        matches!(event, Event::Lost(_))
    }

    #[test]
    fn a_creation_is_refused_only_by_paymegas_own_error() {
        for status in [401, 403, 404, 405, 422] {
            let refused = response(Exchange::Create, status, Body::Errors);
            assert!(matches!(refused, Event::Refused), "{status}");
            let foreign = response(Exchange::Create, status, Body::Unreadable);
            assert!(is_lost(&foreign), "{status}");
        }
    }

    #[test]
    fn a_created_or_existing_invoice_is_read() {
        for status in [200, 201] {
            let event = response(Exchange::Create, status, shown());
            assert!(matches!(event, Event::Created(_)), "{status}");
        }
        let event = response(Exchange::Create, 409, shown());
        assert!(matches!(event, Event::Conflict(Some(_))));
        assert!(matches!(
            response(Exchange::Create, 409, Body::Errors),
            Event::Conflict(None)
        ));
    }

    #[test]
    fn these_statuses_prove_nothing_about_a_creation() {
        let lost = [
            202, 204, 301, 302, 307, 400, 402, 406, 408, 410, 413, 415, 418, 425, 429, 500, 502,
            503, 504,
        ];
        for status in lost {
            let event = response(Exchange::Create, status, shown());
            assert!(
                matches!(event, Event::Lost(ResponseLost::Status(shown)) if shown == status),
                "{status}"
            );
            assert!(
                is_lost(&response(Exchange::Create, status, Body::Errors)),
                "{status}"
            );
        }
        let event = response(Exchange::Create, 201, Body::Unreadable);
        assert!(matches!(event, Event::Lost(ResponseLost::Unreadable)));
    }

    #[test]
    fn a_look_up_finds_nothing_only_by_an_empty_list_or_paymegas_own_not_found() {
        let is_nothing = |event: &Event| matches!(event, Event::Found(found) if found.is_empty());
        assert!(is_nothing(&response(
            LOOK_UP,
            200,
            Body::Invoices(Vec::new())
        )));
        assert!(is_nothing(&response(LOOK_UP, 404, Body::Errors)));
        assert!(is_lost(&response(LOOK_UP, 404, Body::Unreadable)));
        for status in [202, 204, 302, 400, 405, 409, 422, 429, 500, 502, 503, 504] {
            assert!(
                is_lost(&response(LOOK_UP, status, Body::Errors)),
                "{status}"
            );
        }
        for status in [401, 403] {
            for exchange in [LOOK_UP, Exchange::Show] {
                let denied = response(exchange, status, Body::Errors);
                assert!(
                    matches!(denied, Event::Denied(shown) if shown == status),
                    "{status}"
                );
                assert!(
                    is_lost(&response(exchange, status, Body::Unreadable)),
                    "{status}"
                );
            }
        }
    }

    #[test]
    fn a_look_up_takes_exactly_the_reference_asked_for() {
        let mut other = invoice("created");
        other.reference = Some("order-10420".into());
        let mixed = Body::Invoices(vec![other.clone(), invoice("created")]);
        assert!(matches!(response(LOOK_UP, 200, mixed), Event::Found(found) if found.len() == 1));
        let event = response(LOOK_UP, 200, Body::Invoices(vec![other.clone()]));
        assert!(matches!(event, Event::Lost(ResponseLost::OtherReferences)));
        let mut alike = invoice("created");
        for reference in ["Order-1042", "ORDER-1042 ", "order-1042\u{a0}"] {
            alike.reference = Some(reference.into());
            let event = response(LOOK_UP, 200, Body::Invoices(vec![alike.clone()]));
            assert!(matches!(event, Event::FoundAlike), "{reference}");
        }
        let event = response(LOOK_UP, 200, Body::Invoices(vec![alike, other]));
        assert!(matches!(event, Event::Lost(ResponseLost::OtherReferences)));
    }

    #[test]
    fn only_a_readable_success_proves_a_read_or_a_sale() {
        let shown = response(Exchange::Show, 200, shown());
        assert!(matches!(shown, Event::Shown(_)));
        let sold = response(Exchange::Sale, 201, Body::Sale(SaleView::Accepted));
        assert!(matches!(sold, Event::Sold(SaleView::Accepted)));
        for status in [
            200, 202, 204, 302, 400, 404, 405, 409, 422, 429, 500, 502, 503, 504,
        ] {
            let shown = response(Exchange::Show, status, Body::Errors);
            assert!(is_lost(&shown), "{status}");
        }
        for status in [200, 202, 204, 302, 400, 401, 403, 404, 405, 409, 422, 500] {
            let sold = response(Exchange::Sale, status, Body::Errors);
            assert!(is_lost(&sold), "{status}");
        }
    }

    #[test]
    fn a_request_that_was_not_sent_stays_so() {
        for exchange in [Exchange::Create, LOOK_UP, Exchange::Show, Exchange::Sale] {
            assert!(matches!(
                response_to(exchange, Received::NeverConnected),
                Event::NeverConnected
            ));
            assert!(is_lost(&response_to(
                exchange,
                Received::Lost(ResponseLost::TimedOut)
            )));
            assert!(matches!(
                response_to(exchange, Received::Unsendable),
                Event::Unsendable
            ));
        }
    }
}
