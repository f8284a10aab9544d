//! The state table at the head of a refund's machine, held against the machine.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tollgate_core::{
    Currency, Error, Exponents, Mode, Money, dec,
    engine::{self, LastResponse, Machine, Now, Pause, Step, StepOf},
    error::ResponseLost,
    paymega::{
        Refund, RefundOutcome,
        invoice::Invoice,
        refund::{Refunding, Request, Response},
    },
};

use crate::paymega::samples::{Sample, refusal, sample};

const MACHINE: &str = include_str!("../../../src/paymega/refund.rs");

type Event = engine::Event<Response>;
type Next = StepOf<Refunding>;
type Events = Vec<(&'static str, Event)>;

const LOST: Event = Event::Lost(ResponseLost::Cut);

fn refunding(attempts: u32) -> (Refunding, Next) {
    let five = Money::new(dec!(5), Currency::USD);
    let refund = Refund::new("refund-1", "cpi_1", five);
    let prepared = refund.prepare(Mode::Test, &Exponents::paymega());
    let (order, body) = prepared.unwrap();
    match attempts {
        0 => Refunding::reconcile(order),
        _ => Refunding::refund(order, body, attempts),
    }
}

fn listing(status: &str, items: &[Value]) -> Sample {
    sample(status).set("refunds", items)
}

fn item(status: &str, amount: u32) -> Value {
    json!({ "reference_id": "refund-1", "status": status, "amount": amount, "currency": "USD" })
}

fn paid() -> Invoice {
    listing("processed", &[]).invoice()
}

fn grown() -> Invoice {
    let refunded = sample("partially_refunded").set("refunded_amount", 5);
    refunded.invoice()
}

fn with(status: &str) -> Invoice {
    listing("partially_refunded", &[item(status, 5)]).invoice()
}

fn shown(invoice: Invoice) -> Event {
    Event::Response(Response::Shown(invoice))
}

fn responded(invoice: Invoice) -> Event {
    Event::Response(Response::Invoice(invoice))
}

fn refund(status: &str) -> Event {
    let refund = serde_json::from_value(item(status, 5)).unwrap();
    Event::Response(Response::Refund(refund))
}

fn not_shown() -> Event {
    Event::Response(Response::NotShown(Error::Refused(refusal(403))))
}

fn refused() -> Event {
    Event::Response(Response::Refused(refusal(422)))
}

fn ends() -> Events {
    vec![
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
        ("cannot be built", Event::Unsendable("no")),
    ]
}

/// The events of a read before the refund is sent.
fn reads() -> Events {
    let mut events = vec![
        ("an invoice without this refund", shown(paid())),
        ("an unlisted earlier refund", shown(grown())),
        ("refused", not_shown()),
        (
            "this refund in two states",
            shown(
                listing(
                    "partially_refunded",
                    &[item("processed", 5), item("failed", 5)],
                )
                .invoice(),
            ),
        ),
    ];
    events.extend(listed());
    events.extend(ends());
    events
}

fn listed() -> Events {
    let other = listing("partially_refunded", &[item("processed", 6)]);
    vec![
        ("this refund, processed", shown(with("processed"))),
        ("this refund, under way", shown(with("process_pending"))),
        ("this refund, failed", shown(with("process_failed"))),
        ("another amount under the reference", shown(other.invoice())),
    ]
}

fn requests() -> Events {
    let refunding = sample("refunding").invoice();
    let mut events = vec![
        ("this refund, processed", refund("processed")),
        ("this refund, failed", refund("process_failed")),
        ("this refund, under way", refund("process_pending")),
        ("an invoice with this refund", responded(with("processed"))),
        ("an invoice that has grown", responded(grown())),
        ("an invoice that is refunding", responded(refunding)),
        ("an invoice that has not grown", responded(paid())),
        ("refused", refused()),
    ];
    events.extend(ends());
    events
}

/// Every stage of the table, with the events that lead to it and its own events.
fn stages() -> Vec<(&'static str, u32, Vec<Event>, Events)> {
    let euros = sample("processed").set("currency", "EUR").invoice();
    let mut read = reads();
    read.push(("an invoice in another currency", shown(euros)));
    let sent = |proof| vec![shown(paid()), proof];
    let grown = || ("an invoice that has grown", shown(grown()));
    let unchanged = || ("an unchanged invoice", shown(paid()));
    let mut after_refusal = vec![unchanged(), grown()];
    let mut after_loss = vec![unchanged(), grown(), ("refused", not_shown())];
    for events in [&mut after_refusal, &mut after_loss] {
        events.extend(listed());
        events.extend(ends());
    }
    let mut after_refund = ends();
    after_refund.pop();
    after_refund.push(("an invoice without this refund", shown(paid())));
    let not_connected = vec![("not connected", Event::NotConnected)];
    let deadline = vec![("deadline", Event::Deadline)];
    vec![
        ("read", 3, vec![], read),
        ("read, after a loss", 3, vec![LOST], deadline),
        ("reconcile", 0, vec![], reads()),
        (
            "reconcile, after a refusal",
            0,
            vec![not_shown()],
            vec![("refused", not_shown())],
        ),
        ("refund", 3, vec![shown(paid())], requests()),
        (
            "refund, last attempt",
            1,
            vec![shown(paid())],
            not_connected,
        ),
        ("after a refund", 3, sent(refund("processed")), after_refund),
        ("after a refusal", 3, sent(refused()), after_refusal),
        ("after a loss", 3, sent(LOST), after_loss),
    ]
}

fn describe(step: &Next) -> String {
    match step {
        Step::Send(request, pause) => {
            let request = match request {
                Request::Show => "read",
                Request::Refund(_) => "refund",
            };
            let when = match pause {
                Pause::None => "at once",
                Pause::Backoff(_) => "after a pause",
            };
            format!("{request} {when}")
        }
        Step::Done(Ok(outcome)) => match outcome {
            RefundOutcome::Succeeded(_) => "Succeeded".to_owned(),
            RefundOutcome::Declined(_) => "Declined".to_owned(),
            RefundOutcome::Pending(_) => "Pending".to_owned(),
            RefundOutcome::Review(review) => {
                format!("Review: {:?}, money {}", review.reason(), outcome.money())
            }
            RefundOutcome::ActionRequired(_) => panic!("{outcome:?}"),
        },
        Step::Done(Err(error)) => describe_error(error).to_owned(),
    }
}

fn describe_error(error: &Error) -> &'static str {
    match error {
        Error::Invalid(_) => "Invalid",
        Error::NotSent(_) => "NotSent",
        Error::Refused(_) => "Refused",
        Error::ReferenceReused(_) => "ReferenceReused",
        Error::NotFound(_) => "NotFound",
        Error::OutcomeUnknown(_) => "OutcomeUnknown",
        _ => panic!("{error:?}"),
    }
}

/// The rows of the table, for each stage and each event by itself.
fn rows() -> BTreeMap<(String, String), String> {
    let mut rows = BTreeMap::new();
    let lines = MACHINE
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    for line in lines.skip(1) {
        let cells: Vec<_> = line.trim_end_matches(" |").split(" | ").collect();
        let [stages, events, next] = cells[..] else {
            panic!("{line}")
        };
        for stage in stages.split("; ") {
            for event in events.split("; ") {
                let row = (stage.to_owned(), event.to_owned());
                let earlier = rows.insert(row, next.to_owned());
                assert_eq!(earlier, None, "{stage}: {event} is there twice");
            }
        }
    }
    rows
}

/// The moment after this event.
fn now(event: Option<&Event>) -> Now {
    let loss = match event {
        Some(Event::Lost(loss)) => Some(*loss),
        _ => None,
    };
    let last = LastResponse { loss, raw: None };
    Now {
        last,
        ..Now::default()
    }
}

#[test]
fn the_state_table_says_what_the_machine_does() {
    let mut rows = rows();
    for (stage, attempts, before, events) in stages() {
        for (event, given) in events {
            let (mut machine, _) = refunding(attempts);
            for event in before.clone() {
                let moment = now(Some(&event));
                let _ = machine.next(event, &moment);
            }
            let step = machine.next(given, &now(before.last()));
            let row = rows.remove(&(stage.to_owned(), event.to_owned()));
            assert_eq!(row, Some(describe(&step)), "{stage}: {event}");
        }
    }
    assert!(rows.is_empty(), "rows without a case: {rows:?}");
}
