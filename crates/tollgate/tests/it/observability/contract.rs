//! The tables of `docs/observability.md`.

use std::collections::BTreeMap;

use tollgate::{MoneyState, outcome::Kind};

use super::journal::Entry;

const DOCUMENT: &str = include_str!("../../../../../docs/observability.md");

/// The fields of an event, and whether each is always present.
fn fields(event: &str) -> BTreeMap<&'static str, bool> {
    let title = format!("## The event `{event}`");
    let (_, section) = DOCUMENT.split_once(&title).expect("the event's section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let (name, rest) = row.split_once("` | ").expect("a field");
        (name, rest.starts_with("always"))
    })
    .collect()
}

/// Each event has the documented fields alone, and the events together have all of them.
pub fn check(entries: &[Entry]) {
    for event in ["operation", "attempt"] {
        let target = format!("tollgate::{event}");
        let own: Vec<_> = entries.iter().filter(|it| it.target == target).collect();
        let documented = fields(event);
        assert!(documented.len() > 9, "{documented:?}");
        for (name, is_always) in &documented {
            let having = own.iter().filter(|it| it.field(name).is_some()).count();
            assert!(having > 0, "no {event} has {name}");
            assert!(
                !is_always || having == own.len(),
                "{name} is missing in an {event}"
            );
        }
        for entry in own {
            check_names(entry, &documented);
        }
    }
    for entry in entries {
        check_words(entry);
    }
}

fn check_names(entry: &Entry, documented: &BTreeMap<&str, bool>) {
    for name in entry.fields.keys().filter(|name| **name != "message") {
        assert!(
            documented.contains_key(name),
            "{name} is not documented: {entry:?}"
        );
    }
}

/// Each word is one of those that can be stored, or one that the document names.
fn check_words(entry: &Entry) {
    let is_kind =
        |word: &str| word.parse::<Kind>().is_ok() || DOCUMENT.contains(&format!("`{word}`"));
    assert!(entry.field("kind").is_none_or(is_kind), "{entry:?}");
    let is_money = |word: &str| word.parse::<MoneyState>().is_ok();
    assert!(entry.field("money").is_none_or(is_money), "{entry:?}");
    let elapsed: f64 = entry.field("elapsed").unwrap().parse().unwrap();
    assert!(elapsed >= 0.0, "{entry:?}");
}
