//! Any sequence of events, whether or not they fit the step.

use super::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_sequence_of_responses_sends_a_second_sale(events in proptest::collection::vec(event(), 0..40)) {
        let (mut flow, mut step) = Charge::create(order(), Goal::Charge, "a".into(), ATTEMPTS);
        let mut has_sold = false;
        for event in events {
            let is_sale = matches!(step, Step::Sale(_));
            prop_assert!(!(is_sale && has_sold), "a second sale");
            if has_sold {
                let may_follow = matches!(step, Step::Show { .. } | Step::Done(_));
                prop_assert!(may_follow, "{step:?} after the sale");
                let failed = matches!(step, Step::Done(Verdict::NotSent | Verdict::Refused | Verdict::Unsendable));
                prop_assert!(!failed, "{step:?} after the sale");
            }
            if matches!(step, Step::Done(_)) {
                break;
            }
            has_sold |= is_sale && !matches!(event, Event::NeverConnected | Event::Unsendable | Event::Deadline);
            (flow, step) = flow.next(event, Some(TIME));
        }
    }

    #[test]
    fn only_this_calls_own_invoice_is_sold(events in proptest::collection::vec(event(), 0..40)) {
        let (mut flow, mut step) = Charge::create(order(), Goal::Charge, "a".into(), ATTEMPTS);
        for event in events {
            if matches!(step, Step::Done(_)) {
                break;
            }
            let shown = views(&event);
            let was_sale = matches!(step, Step::Sale(_));
            (flow, step) = flow.next(event, Some(TIME));
            if matches!(step, Step::Sale(_)) && !was_sale {
                let [view] = shown.as_slice() else {
                    panic!("a sale of {shown:?}")
                };
                prop_assert!(view.has_call_tag("a") && view.has_bearer && !is_another(view, &order()));
            }
        }
    }

    #[test]
    fn only_the_last_response_makes_a_final_verdict(
        reconciles: bool,
        events in proptest::collection::vec(event(), 0..40),
    ) {
        let create = || Charge::create(order(), Goal::Charge, "a".into(), ATTEMPTS);
        let (mut flow, _) = if reconciles { Charge::reconcile(order()) } else { create() };
        for event in events {
            let shown = views(&event);
            let step;
            (flow, step) = flow.next(event, Some(TIME));
            match step {
                Step::Done(Verdict::Final(Reading::Succeeded)) => {
                    let paid = |view: &InvoiceView| {
                        view.status == "processed" && view.processed_amount == Some(ASKED)
                    };
                    prop_assert!(shown.iter().all(paid) && !shown.is_empty(), "{shown:?}");
                }
                Step::Done(Verdict::Final(Reading::Declined)) => {
                    let failed = |view: &InvoiceView| view.status == "process_failed";
                    prop_assert!(shown.iter().all(failed) && !shown.is_empty(), "{shown:?}");
                }
                _ => {}
            }
            if let Step::Done(verdict) = &step {
                let is_order = |view: &InvoiceView| view.is_it(&view.id, "order-1042");
                let is_final = matches!(verdict, Verdict::Final(Reading::Succeeded | Reading::Declined));
                prop_assert!(!is_final || shown.iter().all(is_order), "{shown:?}");
                break;
            }
        }
    }
}

/// The invoices in an event; an invoice that is found several times counts once.
fn views(event: &Event) -> Vec<InvoiceView> {
    match event {
        Event::Created(view) | Event::Conflict(Some(view)) | Event::Shown(view) => {
            vec![view.clone()]
        }
        Event::Found(views) => views.iter().take(1).cloned().collect(),
        _ => Vec::new(),
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        view().prop_map(Event::Created),
        proptest::option::of(view()).prop_map(Event::Conflict),
        Just(Event::Refused),
        proptest::collection::vec(view(), 0..3).prop_map(Event::Found),
        view().prop_map(Event::Shown),
        view().prop_map(Event::Shown),
        proptest::sample::select(vec![
            SaleView::Accepted,
            SaleView::Challenge,
            SaleView::UnsupportedChallenge
        ])
        .prop_map(Event::Sold),
        proptest::sample::select(vec![
            ResponseLost::Cut,
            ResponseLost::Status(400),
            ResponseLost::Status(503)
        ])
        .prop_map(Event::Lost),
        Just(Event::NeverConnected),
        Just(Event::NeverConnected),
        Just(Event::Denied(401)),
        Just(Event::FoundAlike),
        Just(Event::Unsendable),
    ]
}

fn view() -> impl Strategy<Value = InvoiceView> {
    let status = proptest::sample::select(vec![
        "process_pending",
        "created",
        "processed",
        "process_failed",
    ]);
    let call_tag = proptest::sample::select(vec![
        CallTag::Is("a".into()),
        CallTag::None,
        CallTag::NotShown,
    ]);
    let id = proptest::sample::select(vec![ID, ID, ID, "cpi_2"]);
    let odd = proptest::sample::select(vec![
        Odd::Nothing,
        Odd::Nothing,
        Odd::Reference,
        Odd::Amount,
        Odd::Paid,
    ]);
    (status, call_tag, id, any::<bool>(), odd).prop_map(
        |(status, call_tag, id, has_bearer, odd)| {
            let view = InvoiceView {
                id: id.to_owned(),
                call_tag,
                has_bearer,
                ..invoice(status)
            };
            odd.change(view)
        },
    )
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
    fn change(self, mut view: InvoiceView) -> InvoiceView {
        match self {
            Self::Nothing => {}
            Self::Reference => view.reference = Some("order-7".into()),
            Self::Amount => view.amount = Some(dec!(20)),
            Self::Paid => view.processed_amount = Some(dec!(5)),
        }
        view
    }
}
