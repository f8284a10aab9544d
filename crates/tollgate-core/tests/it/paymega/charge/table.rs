//! The state table at the head of the machine, held against the machine.

use std::collections::BTreeMap;

use super::*;

const MACHINE: &str = include_str!("../../../../src/paymega/charge.rs");

/// A stage, the events that lead to it, and the events that it is given.
type Cases = (
    &'static str,
    (Charge, Next),
    Vec<Event>,
    Vec<(&'static str, Event)>,
);

fn goal(goal: Goal) -> (Charge, Next) {
    Charge::create(order(), goal, creation(ATTEMPTS))
}

fn create() -> Vec<(&'static str, Event)> {
    vec![
        ("an invoice of this call", created()),
        ("409 with this call's", conflict(Some(own_invoice()))),
        ("an invoice of another call", created_as(of_another_call())),
        ("409 with another call's", conflict(Some(of_another_call()))),
        ("an invoice without bearer", created_as(without_bearer())),
        (
            "an invoice without metadata",
            created_as(without_metadata()),
        ),
        ("a paid invoice", created_as(invoice("processed"))),
        ("another order", created_as(another_order())),
        ("409 with another order", conflict(Some(another_order()))),
        ("409 without a readable invoice", conflict(None)),
        ("400", bad_request()),
        ("lost", LOST),
        ("refused", refused()),
        ("not connected", Event::NotConnected),
        ("cannot be built", UNSENDABLE),
        ("deadline", Event::Deadline),
    ]
}

fn look_up() -> Vec<(&'static str, Event)> {
    let second = own().id("cpi_2").invoice();
    vec![
        ("an invoice of this call", found(own_invoice())),
        ("an invoice of another call", found(of_another_call())),
        ("another order", found(another_order())),
        ("several invoices", found_all(vec![own_invoice(), second])),
        ("empty", nothing()),
        ("references that differ in case", found_alike()),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn reconcile() -> Vec<(&'static str, Event)> {
    vec![
        ("an open invoice", found(own_invoice())),
        ("a paid invoice", found(invoice("processed"))),
        ("another order", found(another_order())),
        ("references that differ in case", found_alike()),
        ("empty", nothing()),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn sale() -> Vec<(&'static str, Event)> {
    vec![
        ("accepted", accepted()),
        ("a challenge", challenged(form())),
        ("an unknown challenge", challenged(None)),
        ("refused", sale_refused()),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

fn follow() -> Vec<(&'static str, Event)> {
    let moderated = own().set("moderation_required", true).invoice();
    let other = sample("processed").id("cpi_2").invoice();
    vec![
        ("a paid invoice", shown("processed")),
        ("a failed invoice", shown("process_failed")),
        ("an open invoice", shown("processing")),
        ("another invoice", shown_as(other)),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("an invoice in moderation", shown_as(moderated)),
        ("another order", shown_as(another_order())),
        ("deadline", Event::Deadline),
    ]
}

fn check() -> Vec<(&'static str, Event)> {
    vec![
        ("an invoice of this call", shown_as(own_invoice())),
        ("an invoice without bearer", shown_as(without_bearer())),
        ("lost", LOST),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
    ]
}

/// Every stage of the table, with its events.
fn stages() -> Vec<Cases> {
    let own_tag = || call_tag(CALL_TAG);
    let without_account = Charge::create(
        order(),
        Goal::Charge(own_tag(), Arc::new(token_sale())),
        creation_by(ATTEMPTS, false),
    );
    let by_either = || {
        vec![
            ("an invoice of this call", created()),
            ("an invoice of another call", created_as(of_another_call())),
        ]
    };
    let after_loss = vec![
        ("refused", refused()),
        ("not connected", Event::NotConnected),
        ("deadline", Event::Deadline),
        ("cannot be built", UNSENDABLE),
    ];
    let page = json!({ "action": "https://pay.example/hpp/", "method": "GET" });
    let on_page = |sample: Sample| created_as(sample.set("flow_data", page.clone()).invoice());
    let hosted = vec![
        ("an invoice of this call", on_page(own())),
        (
            "an invoice of another call",
            on_page(own().call_tag(Some("other"))),
        ),
    ];
    let not_connected = || ("not connected", Event::NotConnected);
    let malformed = vec![bad_request(), nothing(), bad_request()];
    let accepted = || vec![created(), accepted()];
    vec![
        ("create", charge(), vec![], create()),
        (
            "create, last attempt",
            charge_by(CALL_TAG, 1),
            vec![],
            vec![not_connected()],
        ),
        (
            "create, after a loss",
            charge(),
            vec![LOST, nothing()],
            after_loss,
        ),
        (
            "create, without account",
            without_account,
            vec![],
            vec![("lost", LOST)],
        ),
        (
            "create, invoice only",
            goal(Goal::Invoice(own_tag())),
            vec![],
            by_either(),
        ),
        (
            "create, hosted page",
            goal(Goal::Page(own_tag())),
            vec![],
            hosted,
        ),
        ("look up", charge(), vec![LOST], look_up()),
        (
            "look up, after 400 twice",
            charge(),
            malformed,
            vec![("empty", nothing())],
        ),
        (
            "check",
            charge(),
            vec![created_as(without_bearer())],
            check(),
        ),
        ("sale", charge(), vec![created()], sale()),
        ("follow", charge(), accepted(), follow()),
        (
            "follow, after a loss",
            charge(),
            vec![created(), LOST],
            vec![("deadline", Event::Deadline)],
        ),
    ]
}

/// The stages of the calls that only read.
fn reading_stages() -> Vec<Cases> {
    let expired = || invoice("expired");
    let credentials = || Event::Lost(ResponseLost::Credentials(401));
    vec![
        ("reconcile", Charge::reconcile(order()), vec![], reconcile()),
        (
            "reconcile",
            Charge::reconcile(order()),
            vec![credentials()],
            vec![("credentials refused twice", credentials())],
        ),
        (
            "reconcile, at an unknown time",
            Charge::reconcile(order()),
            vec![],
            vec![("an expired invoice", found(expired()))],
        ),
        (
            "reconcile, at an unknown time",
            Charge::reconcile(order()),
            vec![found(expired())],
            vec![("an expired invoice, read again", shown_as(expired()))],
        ),
        ("wait", Charge::wait_for(order()), vec![], reconcile()),
        (
            "wait",
            Charge::wait_for(order()),
            vec![credentials()],
            vec![("credentials refused twice", credentials())],
        ),
    ]
}

/// The rows of the table, for each stage and each event by itself.
pub(in crate::paymega) fn rows(machine: &str) -> BTreeMap<(String, String), String> {
    let rows = machine
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    let cells = rows.map(|row| {
        let cells: Vec<_> = row.trim_end_matches(" |").split(" | ").collect();
        let [stages, events, next] = cells[..] else {
            panic!("{row}")
        };
        (stages, events, next)
    });
    let mut all = BTreeMap::new();
    for (stages, events, next) in cells.skip(1) {
        let pairs = stages
            .split("; ")
            .flat_map(|stage| events.split("; ").map(move |event| (stage, event)));
        for (stage, event) in pairs {
            let row = (stage.to_owned(), event.to_owned());
            let earlier = all.insert(row, next.to_owned());
            assert_eq!(earlier, None, "{stage}: {event} is there twice");
        }
    }
    all
}

#[test]
fn the_state_table_says_what_the_machine_does() {
    let mut rows = rows(MACHINE);
    for (stage, start, before, events) in stages().into_iter().chain(reading_stages()) {
        let is_known = !stage.ends_with("at an unknown time");
        let now = at(EARLY.filter(|_| is_known));
        for (event, given) in events {
            let (mut machine, _) = start.clone();
            for event in before.clone() {
                let _ = machine.next(event, &now);
            }
            let step = machine.next(given, &now);
            let row = rows.remove(&(stage.to_owned(), event.to_owned()));
            let shown = describe_whole(&step);
            assert_eq!(row, Some(shown), "{stage}: {event}");
        }
    }
    assert!(rows.is_empty(), "rows without a case: {rows:?}");
}
