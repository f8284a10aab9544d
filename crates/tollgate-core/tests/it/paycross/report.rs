//! Tests of the pages of a report.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use tollgate_core::{error::ResponseLost, paycross::Report};
use tollgate_paycross_reports::types::Report as Page;

type Next<'a> = Result<Option<&'a str>, ResponseLost>;

fn page(value: Value) -> Page {
    serde_json::from_value(value).unwrap()
}

/// A time in seconds since 1970.
fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn check(report: &Report, shown: Value, after: Option<&str>, next: Next) {
    let words = format!("{shown} after {after:?}");
    let cursor = report.cursor(&page(shown), after);
    assert_eq!(cursor, next.map(|it| it.map(str::to_owned)), "{words}");
}

#[test]
fn pages_follow_each_other_until_the_service_says_that_none_follows() {
    const NEVER_ENDS: Next = Err(ResponseLost::IncompleteList);
    let report = Report::created(at(0), at(1));
    let row = json!([{"uid": "1"}]);
    for (more, last, after, next) in [
        (json!(true), json!(7), None, Ok(Some("7"))),
        (json!(true), json!("7"), Some("6"), Ok(Some("7"))),
        (json!(null), json!(10), Some("9"), Ok(Some("10"))),
        (json!(true), json!("b"), Some("a"), Ok(Some("b"))),
        (json!(false), json!(7), None, Ok(None)),
        (json!(null), json!(null), None, Ok(None)),
        (json!(true), json!(null), None, NEVER_ENDS),
        (json!(true), json!(7), Some("7"), NEVER_ENDS),
        (json!(true), json!(7), Some("8"), NEVER_ENDS),
        (json!(true), json!("a"), Some("a"), NEVER_ENDS),
        (json!(null), json!({}), Some("1"), Ok(None)),
    ] {
        let shown = json!({"transactions": row, "has_more": more, "last_object_id": last});
        check(&report, shown, after, next);
    }
    let empty = json!({"transactions": [], "has_more": true, "last_object_id": 7});
    check(&report, empty, None, Ok(None));
}

#[test]
fn days_follow_each_other_until_the_last_one() {
    const DAY: u64 = 24 * 60 * 60;
    let report = Report::paid(at(DAY + 5), at(3 * DAY)).by_day();
    let empty = json!({"transactions": [], "count": 0});
    let (second, third) = ((2 * DAY).to_string(), (3 * DAY).to_string());
    check(&report, empty.clone(), None, Ok(Some(&second)));
    check(&report, empty.clone(), Some(&second), Ok(Some(&third)));
    check(&report, empty, Some(&third), Ok(None));
    let date = |cursor: Option<&str>| {
        let request = report.request(cursor).unwrap();
        request.report_params.date.unwrap()
    };
    assert_eq!(date(None), "1970-01-02");
    assert_eq!(date(Some(&third)), "1970-01-04");
    let cut = json!({"transactions": [{"uid": "1"}], "count": 2});
    check(&report, cut, None, Err(ResponseLost::IncompleteList));
}
