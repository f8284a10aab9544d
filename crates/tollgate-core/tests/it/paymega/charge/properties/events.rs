//! Any sequence of events, whether or not they fit the step.

use tollgate_core::paymega::{charge::Sale, order::Creator};
use tollgate_types::{Amount, InvoiceStatus};

use super::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_sequence_of_responses_sends_a_second_sale(events in proptest::collection::vec(event(), 0..40)) {
        let (mut charge, mut step) = charge_by("a", ATTEMPTS);
        let mut has_sold = false;
        for event in events {
            let is_sale = is_sale(&step);
            prop_assert!(!(is_sale && has_sold), "a second sale");
            if has_sold {
                let may_follow = matches!(step, Step::Send(Request::Show(_), _) | Step::Done(_));
                prop_assert!(may_follow, "{step:?} after the sale");
                let failed = matches!(
                    step,
                    Step::Done(Err(Error::NotSent(_) | Error::Refused(_) | Error::Invalid(_)))
                );
                prop_assert!(!failed, "{step:?} after the sale");
            }
            if matches!(step, Step::Done(_)) {
                break;
            }
            has_sold |= is_sale && !matches!(event, Event::NotConnected | Event::Unsendable(_) | Event::Deadline);
            step = charge.next(event, &at(Some(TIME)));
        }
    }

    #[test]
    fn only_this_calls_own_invoice_is_sold(events in proptest::collection::vec(event(), 0..40)) {
        let (mut charge, mut step) = charge_by("a", ATTEMPTS);
        for event in events {
            if matches!(step, Step::Done(_)) {
                break;
            }
            let shown = invoices(&event);
            let was_sale = is_sale(&step);
            step = charge.next(event, &at(Some(TIME)));
            if is_sale(&step) && !was_sale {
                let [invoice] = shown.as_slice() else {
                    panic!("a sale of {shown:?}")
                };
                let request = Arc::new(token_sale());
                let is_own = call_tag("a").creator(invoice) == Creator::ThisCall;
                prop_assert!(is_own && Sale::of(invoice, &request).is_some() && !is_another(invoice, &order()));
            }
        }
    }

    #[test]
    fn only_the_last_response_makes_a_final_outcome(
        starts in 0..3,
        events in proptest::collection::vec(event(), 0..40),
    ) {
        let (mut charge, _) = match starts {
            0 => Charge::reconcile(order()),
            1 => Charge::wait_for(order()),
            _ => charge_by("a", ATTEMPTS),
        };
        for event in events {
            let shown = invoices(&event);
            let end = match charge.next(event, &at(Some(TIME))) {
                Step::Done(end) => end,
                Step::Send(..) => continue,
            };
            let status = match &end {
                Ok(Outcome::Succeeded(_)) => InvoiceStatus::Processed,
                Ok(Outcome::Declined(_)) => InvoiceStatus::ProcessFailed,
                _ => break,
            };
            let proves = |invoice: &Invoice| {
                let is_paid = invoice.attributes().processed_amount.map(Amount::decimal) == Some(ASKED);
                invoice.attributes().status == status && is_paid == (status == InvoiceStatus::Processed)
            };
            let is_order = |invoice: &Invoice| invoice.reference().is_none_or(|it| it == "order-1042");
            prop_assert!(shown.iter().all(proves) && !shown.is_empty(), "{shown:?}");
            prop_assert!(shown.iter().all(is_order), "{shown:?}");
            break;
        }
    }
}

fn is_sale(step: &Next) -> bool {
    matches!(step, Step::Send(Request::Sale(_), _))
}

/// The invoices in an event; an invoice that is found several times counts once.
fn invoices(event: &Event) -> Vec<Invoice> {
    match event {
        Event::Response(
            Response::Created(invoice)
            | Response::Conflict(Some(invoice))
            | Response::Shown(invoice),
        ) => vec![invoice.clone()],
        Event::Response(Response::Found(found)) => found.iter().take(1).cloned().collect(),
        _ => Vec::new(),
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        shown_invoice().prop_map(created_as),
        proptest::option::of(shown_invoice()).prop_map(conflict),
        Just(refused()),
        proptest::collection::vec(shown_invoice(), 0..3).prop_map(found_all),
        shown_invoice().prop_map(shown_as),
        shown_invoice().prop_map(shown_as),
        proptest::sample::select(vec![accepted(), challenged(form()), challenged(None)]),
        proptest::sample::select(vec![
            LOST,
            bad_request(),
            Event::Lost(ResponseLost::Status(503))
        ]),
        Just(Event::NotConnected),
        Just(Event::NotConnected),
        Just(Event::Lost(ResponseLost::Credentials(401))),
        Just(found_alike()),
        Just(sale_refused()),
        Just(UNSENDABLE),
    ]
}

fn shown_invoice() -> impl Strategy<Value = Invoice> {
    let status = proptest::sample::select(vec![
        "process_pending",
        "created",
        "processed",
        "process_failed",
    ]);
    let tag = proptest::sample::select(vec![Some("a"), Some("other"), None]);
    let id = proptest::sample::select(vec![ID, ID, ID, "cpi_2"]);
    let odd = proptest::sample::select(vec![
        Odd::Nothing,
        Odd::Nothing,
        Odd::Reference,
        Odd::Amount,
        Odd::Paid,
    ]);
    (status, tag, id, any::<bool>(), odd).prop_map(|(status, tag, id, has_bearer, odd)| {
        let shown = sample(status).id(id).call_tag(tag);
        let shown = if has_bearer {
            shown
        } else {
            shown.bearer(None)
        };
        odd.change(shown).invoice()
    })
}

/// An odd field of an invoice.
#[derive(Clone, Copy, Debug)]
enum Odd {
    Nothing,
    Reference,
    Amount,
    /// Another amount was paid.
    Paid,
}

impl Odd {
    fn change(self, sample: Sample) -> Sample {
        match self {
            Self::Nothing => sample,
            Self::Reference => sample.reference("order-7"),
            Self::Amount => sample.set("amount", 20),
            Self::Paid => sample.set("processed_amount", 5),
        }
    }
}
