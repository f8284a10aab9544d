//! The state table at the head of the machine, held against the machine.

use super::*;
use crate::paymega::charge::table::rows;

const MACHINE: &str = include_str!("../../../../src/paymega/payout/machine.rs");

/// A stage, the events that lead to it, and the events that it is given.
type Cases = (
    &'static str,
    (PayoutMachine, Next),
    Vec<Event>,
    Vec<(&'static str, Event)>,
);

fn own() -> Payout {
    sample("created").payout()
}

fn of_another_call() -> Payout {
    sample("created").call_tag("another").payout()
}

fn without_metadata() -> Payout {
    sample("created").without("metadata").payout()
}

fn paid() -> Payout {
    sample("processed").payout()
}

fn failed() -> Payout {
    sample("process_failed").payout()
}

fn under_way() -> Payout {
    sample("process_pending").payout()
}

fn another_order() -> Payout {
    sample("created").set("amount", 20).payout()
}

fn another_payout() -> Payout {
    sample("processed").id("cpoi_2").payout()
}

fn created(payout: Payout) -> Event {
    Event::Response(Response::Created(payout))
}

fn conflict(payout: Option<Payout>) -> Event {
    Event::Response(Response::Conflict(payout))
}

fn found(payouts: Vec<Payout>) -> Event {
    Event::Response(Response::Found(payouts))
}

fn shown(payout: Payout) -> Event {
    Event::Response(Response::Shown(payout))
}

fn processed(payout: Payout) -> Event {
    Event::Response(Response::Processed(payout))
}

fn refused() -> Event {
    Event::Response(Response::Refused(refusal(422)))
}

fn bad_request() -> Event {
    Event::Response(Response::Malformed(refusal(400)))
}

fn credentials() -> Event {
    Event::Lost(ResponseLost::Credentials(401))
}

fn alike() -> Event {
    Event::Response(Response::FoundAlike)
}

fn create() -> Vec<(&'static str, Event)> {
    vec![
        ("a payout of this call", created(own())),
        ("409 with this call's", conflict(Some(own()))),
        ("a payout of another call", created(of_another_call())),
        ("409 with another call's", conflict(Some(of_another_call()))),
        ("a payout without metadata", created(without_metadata())),
        ("a paid payout", created(paid())),
        ("another order", created(another_order())),
        ("409 with another order", conflict(Some(another_order()))),
        ("409 without a readable payout", conflict(None)),
        ("400", bad_request()),
        ("lost", LOST),
        ("refused", refused()),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
        ("cannot be built", UNSENDABLE),
    ]
}

fn look_up() -> Vec<(&'static str, Event)> {
    let second = sample("created").id("cpoi_2").payout();
    vec![
        ("a payout of this call", found(vec![own()])),
        ("a payout of another call", found(vec![of_another_call()])),
        ("several payouts", found(vec![own(), second])),
        ("empty", found(vec![])),
        ("references that differ in case", alike()),
        ("another order", found(vec![another_order()])),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn check() -> Vec<(&'static str, Event)> {
    vec![
        ("a payout of this call", shown(own())),
        ("a payout without metadata", shown(without_metadata())),
        ("a paid payout", shown(paid())),
        ("another order", shown(another_order())),
        ("another payout", shown(another_payout())),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn reconcile() -> Vec<(&'static str, Event)> {
    let second = sample("created").id("cpoi_2").payout();
    vec![
        ("an open payout", found(vec![under_way()])),
        ("a paid payout", found(vec![paid()])),
        ("a failed payout", found(vec![failed()])),
        ("several payouts", found(vec![own(), second])),
        ("another order", found(vec![another_order()])),
        ("references that differ in case", alike()),
        ("empty", found(vec![])),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn process() -> Vec<(&'static str, Event)> {
    let process_refused = Response::ProcessRefused(refusal(422).into());
    vec![
        ("a payout under way", processed(under_way())),
        ("a paid payout", processed(paid())),
        ("a failed payout", processed(failed())),
        ("another payout", processed(another_payout())),
        ("refused", Event::Response(process_refused)),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
        ("cannot be built", UNSENDABLE),
    ]
}

fn follow() -> Vec<(&'static str, Event)> {
    let moderated = sample("process_pending").set("moderation_required", true);
    vec![
        ("a payout under way", shown(under_way())),
        ("a payout that waits", shown(own())),
        ("a paid payout", shown(paid())),
        ("a failed payout", shown(failed())),
        ("another payout", shown(another_payout())),
        ("a payout in moderation", shown(moderated.payout())),
        ("another order", shown(another_order())),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

/// Every stage of the table, with its events.
fn stages() -> Vec<Cases> {
    let new = || create_by(ATTEMPTS);
    let reading = || PayoutMachine::reconcile(order());
    let waiting = || PayoutMachine::wait_for(order());
    let moderated = sample("process_pending").set("moderation_required", true);
    let sent = || PayoutMachine::process(order(), own());
    let after_loss = vec![
        ("refused", refused()),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
        ("cannot be built", UNSENDABLE),
    ];
    let twice = vec![bad_request(), found(vec![]), bad_request()];
    let unsure = vec![
        ("deadline", Event::Deadline),
        ("cannot be built", UNSENDABLE),
    ];
    let seen = || vec![processed(under_way())];
    vec![
        ("create", new(), vec![], create()),
        (
            "create, last attempt",
            create_by(1),
            vec![],
            vec![("not connected", Event::NotConnected)],
        ),
        (
            "create, after a loss",
            new(),
            vec![LOST, found(vec![])],
            after_loss,
        ),
        ("look up", new(), vec![LOST], look_up()),
        (
            "look up, after 400 twice",
            new(),
            twice,
            vec![("empty", found(vec![]))],
        ),
        ("check", new(), vec![created(without_metadata())], check()),
        ("reconcile", reading(), vec![], reconcile()),
        (
            "reconcile",
            reading(),
            vec![credentials()],
            vec![("credentials refused twice", credentials())],
        ),
        ("wait", waiting(), vec![], reconcile()),
        (
            "wait",
            waiting(),
            vec![credentials()],
            vec![("credentials refused twice", credentials())],
        ),
        (
            "wait",
            waiting(),
            vec![],
            vec![("a payout in moderation", found(vec![moderated.payout()]))],
        ),
        ("process", sent(), vec![], process()),
        ("follow", sent(), seen(), follow()),
        ("follow, after a loss", sent(), vec![LOST], unsure),
    ]
}

#[test]
fn the_state_table_says_what_the_machine_does() {
    let mut rows = rows(MACHINE);
    for (stage, start, before, events) in stages() {
        for (event, given) in events {
            let (mut machine, _) = start.clone();
            for event in before.clone() {
                let _ = machine.next(event, &Now::default());
            }
            let step = machine.next(given, &Now::default());
            let row = rows.remove(&(stage.to_owned(), event.to_owned()));
            assert_eq!(row, Some(describe(&step)), "{stage}: {event}");
        }
    }
    assert!(rows.is_empty(), "rows without a case: {rows:?}");
}
