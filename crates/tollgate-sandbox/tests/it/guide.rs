//! The guide: the tables of `README.md`, which are also pages. They state what the sandbox does.

use crate::pages::{assert_is_page, page};
use crate::{paycross_card, test_card};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tollgate_sandbox::{FaultPlan, Sandbox, Settings};

const README: &str = include_str!("../../README.md");

/// The rows of the table below a heading, without its first line.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, section) = README.split_once(&format!("# {heading}\n")).expect(heading);
    let lines = section.lines().skip_while(|line| !line.starts_with('|'));
    let table = lines.take_while(|line| line.starts_with('|')).skip(2);
    table
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// The pieces of a cell that are code.
fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[tokio::test]
async fn the_pages_show_the_tables_of_the_readme() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, headings) in [
        (
            "/cards",
            &[
                "Cards of Paymega",
                "Resolution of a declining card of Paymega, by expiry",
                "Cards of PayCross",
                "Fields of payouts by `test_usd`",
            ][..],
        ),
        ("/faults", &["Which calls get a fault", "Kinds of faults"]),
        ("/settings", &["Settings"]),
    ] {
        let reply = page(&sandbox, path).await;
        assert_is_page(&reply);
        for row in headings.iter().flat_map(|it| rows(it)) {
            for code in row.iter().flat_map(|cell| codes(cell)) {
                let shown = code.replace('"', "&quot;");
                let is_test = code.contains("::");
                assert_eq!(reply.body.contains(&shown), !is_test, "{path}: {code}");
            }
        }
    }
}

#[test]
fn the_expiries_are_those_of_the_declines() {
    let listed = rows("Resolution of a declining card of Paymega, by expiry");
    let listed: Vec<[String; 2]> = listed
        .iter()
        .map(|row| [codes(row[0]).concat(), codes(row[1]).concat()])
        .collect();
    let known =
        test_card::ROWS.map(|(month, year, word)| [format!("{month}/{year}"), word.to_owned()]);
    let others = [[String::new(), "general_fatal_error".to_owned()]];
    assert_eq!(listed, [known.as_slice(), &others].concat());
}

#[test]
fn the_cards_are_the_published_ones() {
    let numbers = |heading: &str| -> BTreeSet<&str> {
        rows(heading).iter().map(|row| codes(row[0])[0]).collect()
    };
    let paymega = [
        crate::support::PAYS,
        crate::support::ASKS,
        test_card::DECLINES,
        test_card::ASKS_AND_DECLINES,
    ];
    assert_eq!(numbers("Cards of Paymega"), paymega.into());
    for row in rows("Cards of PayCross") {
        let (number, status) = (codes(row[0])[0], codes(row[2])[0]);
        let known = paycross_card::ROWS.iter().find(|it| it.0 == number);
        let (_, known_status, letter) = known.unwrap_or_else(|| panic!("{number}"));
        assert_eq!(status, *known_status, "{number}");
        if row[1] != "challenge" && row[1] != "no" {
            let shown = codes(row[1])[0];
            assert_eq!(Some(shown), *letter, "{number}");
        }
    }
    assert_eq!(rows("Cards of PayCross").len(), paycross_card::ROWS.len());
}

#[test]
fn every_kind_of_fault_has_an_example() {
    let error = r#"{"kind": "none"}"#.parse::<FaultPlan>().unwrap_err().to_string();
    let known: BTreeSet<&str> = codes(&error)
        .into_iter()
        .filter(|it| *it != "none")
        .collect();
    let mut shown = BTreeSet::new();
    for row in rows("Kinds of faults") {
        let example = codes(row[1])[0];
        example
            .parse::<FaultPlan>()
            .unwrap_or_else(|error| panic!("{example}: {error}"));
        let example: Value = serde_json::from_str(example).unwrap();
        shown.extend(example["kind"].as_str().map(str::to_owned));
    }
    assert_eq!(shown, known.into_iter().map(str::to_owned).collect());
    let plan = README.split("```json\n").nth(1).unwrap();
    let plan = plan.split("```").next().unwrap();
    assert!(plan.parse::<FaultPlan>().is_ok());
}

#[test]
fn every_setting_is_listed_with_its_default() {
    let defaults = serde_json::to_value(Settings::default()).unwrap();
    let listed = rows("Settings");
    let names: BTreeSet<&str> = listed.iter().map(|row| codes(row[0])[0]).collect();
    let known: BTreeSet<&str> = defaults
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(names, known);
    for row in listed {
        let first = row[1].split([';', ',']).next().unwrap().trim_matches('`');
        let first: Value = serde_json::from_str(first).unwrap_or(json!(first));
        assert_eq!(defaults[codes(row[0])[0]], first, "{}", row[0]);
    }
}
