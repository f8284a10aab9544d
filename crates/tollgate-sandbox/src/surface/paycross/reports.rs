//! The reports: the transactions of a day, or of any time in pages.

use super::request::{Fields, read_in};
use crate::http::errors::paycross::is_version_3;
use crate::http::{Call, Handled, Response};
use crate::settings::Reported;
use crate::state::State;
use crate::state::calendar::date_time;
use crate::state::paycross::{Date, Transaction};
use crate::view::paycross as view;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

/// The largest number of transactions in a report of version 2.
const MOST: usize = 1000;
const DAY: i64 = 86_400;

/// POST /api/reports
pub(super) fn list(state: &mut State, call: &Call) -> Handled {
    let paged = is_version_3(call);
    let mut fields = read_in(call, "report_params")?;
    let wanted = Wanted::read(&mut fields, paged);
    let cursor = Cursor::read(&mut fields);
    fields.finish(call)?;
    let body = if paged {
        page(state, &wanted, &cursor)
    } else {
        day(state, &wanted)
    };
    Ok(Response::json(200, body))
}

/// A transaction with its number in the reports.
type Row<'a> = (usize, Cow<'a, Transaction>);

fn day(state: &State, wanted: &Wanted) -> Value {
    let mut rows = wanted.rows(state, &Cursor::Start);
    let shown: Vec<Row> = rows.by_ref().take(MOST).collect();
    let count = shown.len() + rows.count();
    json!({"transactions": self::shown(state, &shown), "count": count})
}

fn page(state: &State, wanted: &Wanted, cursor: &Cursor) -> Value {
    let size = state.settings.report_page.get() as usize;
    let back = matches!(cursor, Cursor::Before(_));
    let rows = wanted.rows(state, cursor);
    let mut rows: Vec<Row> = if back {
        rows.rev().take(size + 1).collect()
    } else {
        rows.take(size + 1).collect()
    };
    let has_more = rows.len() > size;
    rows.truncate(size);
    if back {
        rows.reverse();
    }
    let id = |row: Option<&Row>| row.map(|(id, _)| *id);
    json!({
        "transactions": shown(state, &rows),
        "count": rows.len(),
        "has_more": has_more,
        "first_object_id": id(rows.first()),
        "last_object_id": id(rows.last())
    })
}

fn shown(state: &State, rows: &[Row]) -> Value {
    let rows = rows.iter();
    rows.map(|(id, it)| view::report(state, *id, it)).collect()
}

/// Which transactions a report lists.
struct Wanted {
    date_type: String,
    time: RangeInclusive<i64>,
    status: String,
    cards: bool,
    corrected: Option<RangeInclusive<i64>>,
}

impl Wanted {
    fn read(fields: &mut Fields, paged: bool) -> Self {
        // The sandbox has no database of time zones.
        if !matches!(&*fields.required("time_zone"), "UTC" | "Etc/UTC") {
            fields.refuse("time_zone", "is not known here, only UTC is");
        }
        let time = if paged {
            moment(fields, "from", 0)..=moment(fields, "to", DAY - 1)
        } else {
            moment(fields, "date", 0)..=moment(fields, "date", DAY - 1)
        };
        let names = ["manual_correction_from", "manual_correction_to"];
        let corrected = names.iter().any(|name| fields.has(name)).then(|| {
            let mut end = |name, default| {
                let given = fields.has(name);
                if given {
                    moment(fields, name, 0)
                } else {
                    default
                }
            };
            end(names[0], i64::MIN)..=end(names[1], i64::MAX)
        });
        Self {
            date_type: fields.required("date_type"),
            time,
            status: fields.required("status"),
            cards: fields.required("payment_method_type") == "credit_card",
            corrected,
        }
    }

    /// The listed transactions at this cursor, by number. Only those of the time are read.
    fn rows<'a>(
        &'a self,
        state: &'a State,
        cursor: &Cursor,
    ) -> impl DoubleEndedIterator<Item = Row<'a>> {
        let all = &state.shop.transactions;
        let places = cursor.places(all.len()).filter(|index| {
            let dates = state.shop.dates.get(*index);
            self.cards && dates.is_some_and(|it| self.has(state, it))
        });
        let rows = places.filter_map(|index| Some((index + 1, all.get(index)?)));
        rows.filter(|(_, it)| self.status == "all" || self.status == it.status)
    }

    fn has(&self, state: &State, it: &Date) -> bool {
        let time = match &*self.date_type {
            "paid_at" => it.paid,
            "settled_at" => view::settled(state, it.paid),
            _ => Some(it.created),
        };
        let within = |range: &RangeInclusive<i64>, time: Option<i64>| {
            time.is_some_and(|time| range.contains(&time))
        };
        let reported = state.settings.reported == Reported::All || !it.test;
        reported
            && within(&self.time, time)
            && (self.corrected.as_ref()).is_none_or(|range| within(range, it.corrected))
    }
}

/// A day or a moment, in seconds since 1970. A day begins at its start, plus `in_day`.
fn moment(fields: &mut Fields, name: &str, in_day: i64) -> i64 {
    let text = fields.required(name);
    let moment = match text.len() {
        10 => date_time(&format!("{text} 00:00:00")).map(|start| start + in_day),
        _ => date_time(&text),
    };
    moment.unwrap_or_else(|| {
        fields.refuse(name, "is invalid");
        0
    })
}

/// Where a page begins or ends.
enum Cursor {
    Start,
    After(usize),
    Before(usize),
}

impl Cursor {
    fn read(fields: &mut Fields) -> Self {
        let mut number = |name: &str| {
            let text = fields.text(name)?;
            let number = text.parse().ok();
            if number.is_none() {
                fields.refuse(name, "is invalid");
            }
            number
        };
        match (number("starting_after"), number("ending_before")) {
            (Some(after), _) => Self::After(after),
            (None, Some(before)) => Self::Before(before),
            (None, None) => Self::Start,
        }
    }

    /// The indexes of the transactions at this cursor. Numbers count from 1.
    fn places(&self, all: usize) -> Range<usize> {
        match self {
            Self::Start => 0..all,
            Self::After(number) => (*number).min(all)..all,
            Self::Before(number) => 0..number.saturating_sub(1).min(all),
        }
    }
}
