//! Holds each row of the state table at the head of `charge.rs` against the code.

use super::*;

const SOURCE: &str = include_str!("../../../../src/paycross/charge.rs");
const MINUTE: u64 = 60;

/// A row of the table: one stage, one event, and the words of the next step.
type Row = (String, String, String);

/// The rows of the table. A cell with several stages or events, separated by semicolons, makes several rows.
fn rows() -> Vec<Row> {
    let lines = SOURCE
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    let mut rows = Vec::new();
    for line in lines.skip(1) {
        let cells: Vec<_> = line.trim_end_matches(" |").split(" | ").collect();
        let [stages, events, next] = cells[..] else {
            panic!("three cells: {line}")
        };
        for stage in stages.split("; ") {
            let row = |event: &str| (stage.to_owned(), plain(event), plain(next));
            rows.extend(events.split("; ").map(row));
        }
    }
    rows
}

fn plain(cell: &str) -> String {
    cell.replace('`', "")
}

/// The start of a charge, and the events that lead to the stage. Some events need a way of their own.
fn way_to(stage: &str, event: &str) -> Option<((Charge, Step), Vec<Happened>)> {
    let child = || Charge::send(prepared(refund()), PLAIN);
    let alone = || found_in(alone(transaction("pending")));
    Some(match (stage, event) {
        ("look first", _) => (sending(PLAIN), vec![]),
        ("look first, of a child", _) => (child(), vec![]),
        ("read the parent", _) => (child(), vec![nothing()]),
        ("look up the children", _) => (child(), vec![nothing(), parent()]),
        ("send", _) => (sending(PLAIN), vec![nothing()]),
        ("send after a loss", _) => (sending(REPLAY), vec![nothing(), LOST, nothing()]),
        ("look up after a loss", "empty list, within the replay window") => {
            (sending(REPLAY), vec![nothing(), LOST])
        }
        ("look up after a loss", _) => (sending(PLAIN), vec![nothing(), LOST]),
        ("look up after 422, of a child", _) => {
            let refused = vec![nothing(), parent(), nothing(), not_created(422)];
            (child(), refused)
        }
        ("look up after 422", _) => (sending(PLAIN), vec![nothing(), not_created(422)]),
        ("look up after a duplicate", _) => (sending(PLAIN), vec![nothing(), duplicate()]),
        ("read by uid", "failed, others may be hidden") => (sending(PLAIN), vec![alone()]),
        ("read by uid", "failed, another not final") => (sending(PLAIN), vec![two_pending()]),
        ("read by uid", _) => (sending(PLAIN), vec![nothing(), shown("pending")]),
        ("reconcile", _) => (Charge::reconcile(order(), PLAIN), vec![]),
        ("wait", _) => (Charge::wait_for(order(), PLAIN), vec![]),
        ("earlier attempt", _) => (Charge::earlier(order(), PLAIN), vec![]),
        _ => return None,
    })
}

/// The event, or the events, that the table names so.
fn events(stage: &str, event: &str) -> Option<Vec<Happened>> {
    let asks_for_one = stage.starts_with("send") || stage.starts_with("read");
    let one = |transaction| {
        if asks_for_one {
            of(transaction)
        } else {
            found_in(list([transaction]))
        }
    };
    Some(match event {
        "succeeded" => vec![one(transaction("successful"))],
        "failed" | "failed, another not final" => vec![one(transaction("failed"))],
        "failed, others may be hidden" if asks_for_one => vec![shown("failed")],
        "failed, others may be hidden" => vec![failed_alone()],
        "not final" => vec![one(transaction("pending"))],
        "error" => vec![one(transaction("error"))],
        "error, then not final" => vec![one(transaction("error")), shown("pending")],
        "waits for the payer" => vec![one(waiting_for_the_payer())],
        "another order" => vec![one(changed(|data| data.test = Some(false)))],
        "several succeeded" => vec![two_successes()],
        "empty list" | "empty list, within the replay window" | "empty list, after the window" => {
            vec![nothing()]
        }
        "empty lists" => vec![nothing(); 2],
        "empty lists twice" => vec![nothing(); 4],
        "others only" => vec![others()],
        "others only, deadline" => vec![others(), Event::Deadline],
        "its reference" => vec![parent()],
        "no reference" => vec![bare_parent()],
        "equal child" => vec![found_in(list([equal("successful")]))],
        "401" | "403" | "405" | "422" if stage.starts_with("send") => {
            vec![not_created(event.parse().ok()?)]
        }
        "401" | "403" => vec![refused(event.parse().ok()?)],
        "401 twice" => vec![refused(401), refused(401)],
        "404, last attempt" => vec![MISSING; 3],
        "duplicate" => vec![duplicate()],
        "lost" => vec![LOST],
        "lost, last attempt" => vec![LOST; 3],
        "lost, deadline" => vec![LOST, Event::Deadline],
        "not connected" => vec![Event::NotConnected],
        "not connected, last attempt" => vec![Event::NotConnected; 3],
        "not connected, deadline" => vec![Event::NotConnected, Event::Deadline],
        "cannot be built" => vec![UNSENDABLE],
        "deadline" => vec![Event::Deadline],
        _ => return None,
    })
}

/// The step that the code takes for the event in the stage, in words.
fn next_of(stage: &str, event: &str) -> Option<String> {
    let (start, way) = way_to(stage, event)?;
    let second = if event == "empty list, after the window" {
        2 * MINUTE
    } else {
        0
    };
    let way = way.into_iter().map(|event| (0, event));
    let now = events(stage, event)?
        .into_iter()
        .map(|event| (second, event));
    Some(run_at(start, way.chain(now)))
}

#[test]
fn each_row_of_the_table_is_what_the_code_does() {
    for (stage, event, next) in rows() {
        let taken = next_of(&stage, &event);
        let taken = taken.unwrap_or_else(|| panic!("no case for: {stage} | {event}"));
        assert_eq!(taken, next, "{stage} | {event}");
    }
}

/// The stages, each with the events that matter in it.
const CASES: [(&str, &str); 14] = [
    (
        "look first",
        "succeeded; failed; not final; error; waits for the payer; several succeeded; failed, \
         others may be hidden; empty list; others only; 401; 403; lost; not connected; not \
         connected, last attempt; not connected, deadline; deadline; cannot be built",
    ),
    (
        "send",
        "cannot be built; succeeded; failed; not final; error; waits for the payer; another \
         order; 401; 403; 405; 422; duplicate; lost; not connected; not connected, last \
         attempt; deadline",
    ),
    ("look first, of a child", "empty list"),
    (
        "read the parent",
        "its reference; no reference; lost; not connected; 404, last attempt",
    ),
    (
        "look up the children",
        "equal child; empty list; lost; not connected",
    ),
    (
        "look up after a loss",
        "succeeded; failed; not final; deadline; empty list, within the replay window; empty \
         list; others only; lost; not connected; others only, deadline",
    ),
    (
        "look up after 422",
        "succeeded; empty list; others only; lost; not connected; lost, last attempt; deadline",
    ),
    (
        "look up after 422, of a child",
        "empty lists; empty lists twice",
    ),
    (
        "look up after a duplicate",
        "succeeded; empty list; others only; lost; not connected; empty list, after the \
         window; deadline",
    ),
    (
        "read by uid",
        "succeeded; failed; waits for the payer; not final; lost; not connected; 401; error; \
         failed, others may be hidden; failed, another not final; deadline; lost, deadline",
    ),
    (
        "send after a loss",
        "lost; 401; 422; duplicate; not connected; cannot be built; deadline",
    ),
    (
        "reconcile",
        "empty list; succeeded; not final; error; error, then not final; 401; lost; not \
         connected; 401 twice; deadline; not connected, deadline",
    ),
    (
        "wait",
        "empty list; succeeded; not final; 401; lost; not connected; 401 twice; deadline; not \
         connected, deadline",
    ),
    (
        "earlier attempt",
        "empty list; succeeded; not final; 401; 403",
    ),
];

#[test]
fn each_case_has_one_row_and_each_row_a_case() {
    let mut rows: Vec<_> = rows()
        .into_iter()
        .map(|(stage, event, _)| (stage, event))
        .collect();
    let mut cases: Vec<_> = CASES
        .iter()
        .flat_map(|(stage, events)| {
            let events = events.split("; ");
            events.map(|event| ((*stage).to_owned(), event.to_owned()))
        })
        .collect();
    rows.sort();
    cases.sort();
    assert_eq!(rows, cases);
}
