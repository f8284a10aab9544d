//! The outcomes of a run as a file: one line for each line of the import, in the same order.

use std::{borrow::Cow, io::Write};

use serde::Serialize;
use tollgate::{Currency, outcome::NextTry};

use crate::{
    Error, Result, Step,
    order::Route,
    pages, shown_amount,
    store::{Line, Store},
};

/// The form of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    #[default]
    Csv,
    /// One JSON object on each line, with all texts as they are.
    JsonLines,
}

/// A line of the export.
#[derive(Debug, Serialize)]
struct Row<'a> {
    line: u64,
    reference: Cow<'a, str>,
    attempt: u32,
    provider: &'a str,
    amount: String,
    currency: Currency,
    customer: Cow<'a, str>,
    outcome: &'a str,
    money: &'a str,
    charged_by: &'a str,
    provider_id: Cow<'a, str>,
    code: Cow<'a, str>,
    next_try: &'a str,
    advice: Cow<'a, str>,
    is_final: bool,
    started_at: Option<i64>,
    decided_at: Option<i64>,
}

/// Writes the outcomes of a run. Memory holds some lines at a time. The number of lines is returned.
///
/// # Errors
///
/// [`Error::File`] if the output cannot be written, and errors of the store.
pub async fn export<S: Store>(store: &S, output: Output, to: impl Write) -> Result<u64> {
    let mut writer = Writer::new(output, to);
    let mut count = 0;
    pages::each(store, |line| {
        count += 1;
        writer.write(&row(line, output))
    })
    .await?;
    writer.end()?;
    Ok(count)
}

fn row(line: &Line, output: Output) -> Row<'_> {
    let details = &line.order.details;
    let outcome = line.outcome.as_ref().map(|(row, _)| row);
    Row {
        line: line.order.line,
        reference: output.shown(&details.reference),
        attempt: details.attempt,
        provider: details.route.as_str(),
        amount: shown_amount(details.money),
        currency: details.money.currency(),
        customer: output.shown(details.more.customer.as_deref().unwrap_or_default()),
        outcome: outcome.map_or("none", |row| row.kind.as_str()),
        money: outcome.map_or("unknown", |row| row.money.as_str()),
        charged_by: outcome
            .and_then(|row| row.provider)
            .map_or("", Route::as_str),
        provider_id: output.shown(
            outcome
                .and_then(|row| row.provider_id.as_deref())
                .unwrap_or_default(),
        ),
        code: output.shown(
            outcome
                .and_then(|row| row.code.as_deref())
                .unwrap_or_default(),
        ),
        next_try: outcome
            .and_then(|row| row.next_try)
            .map_or("", NextTry::as_str),
        advice: output.shown(outcome.map_or("", |row| &row.advice)),
        is_final: outcome.is_some_and(|row| row.step == Step::Done),
        started_at: line.started_at,
        decided_at: line.outcome.as_ref().map(|(_, at)| *at),
    }
}

impl Output {
    /// A text as it is written: no spreadsheet takes a cell of CSV for a formula.
    fn shown(self, text: &str) -> Cow<'_, str> {
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        match self {
            Self::Csv if is_formula => format!("'{text}").into(),
            Self::Csv | Self::JsonLines => text.into(),
        }
    }
}

/// Writes rows in either form.
pub(crate) enum Writer<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(W),
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(output: Output, to: W) -> Self {
        match output {
            Output::Csv => Self::Csv(Box::new(csv::Writer::from_writer(to))),
            Output::JsonLines => Self::Json(to),
        }
    }

    pub(crate) fn write(&mut self, row: &impl Serialize) -> Result<()> {
        match self {
            Self::Csv(writer) => writer.serialize(row).map_err(failed),
            Self::Json(to) => {
                serde_json::to_writer(&mut *to, row).map_err(failed)?;
                to.write_all(b"\n").map_err(failed)
            }
        }
    }

    pub(crate) fn end(self) -> Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush().map_err(failed),
            Self::Json(mut to) => to.flush().map_err(failed),
        }
    }
}

fn failed(error: impl Into<std::io::Error>) -> Error {
    Error::File {
        path: "the output".to_owned(),
        error: error.into(),
    }
}
