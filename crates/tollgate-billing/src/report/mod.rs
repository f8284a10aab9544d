//! The report of a run: one HTML file for a finance person, with a chart and a table of declines.

mod chart;
mod html;

use std::{collections::BTreeMap, io::Write};

use tollgate::outcome::{DeclineSource, Kind};

use self::chart::Timeline;
use crate::{
    Error, Result, pages,
    result::{OutcomeRow, Step},
    store::{Line, Progress, Settings, Store, Sum},
};

/// A group of outcomes that a finance person distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Paid,
    Declined,
    Open,
    Failed,
}

impl Group {
    const ALL: [Self; 4] = [Self::Paid, Self::Declined, Self::Open, Self::Failed];

    /// An outcome with a further step of the run is open: a refusal too, if the request may have been accepted before.
    fn of(row: &OutcomeRow) -> Self {
        match row.kind {
            Kind::Succeeded => Self::Paid,
            Kind::Declined => Self::Declined,
            Kind::Invalid | Kind::Refused | Kind::ReferenceReused if row.step == Step::Done => {
                Self::Failed
            }
            _ => Self::Open,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Declined => "declined",
            Self::Open => "open or for a person",
            Self::Failed => "not sent: wrong or refused",
        }
    }

    const fn colour(self) -> &'static str {
        match self {
            Self::Paid => "#2e7d4f",
            Self::Declined => "#c0392b",
            Self::Open => "#b7791f",
            Self::Failed => "#5d6d7e",
        }
    }
}

/// The declines for one reason.
#[derive(Debug)]
struct Reason {
    source: Option<DeclineSource>,
    sum: Sum,
}

/// The contents of a report.
#[derive(Debug)]
struct Report {
    settings: Settings,
    progress: Progress,
    timeline: Timeline,
    declines: BTreeMap<String, Reason>,
    /// The first orders that a person must look at.
    review: Vec<(String, String)>,
}

/// The most orders that the report lists by name.
const LISTED: usize = 200;

/// Writes the report of a run as one HTML file that loads nothing.
///
/// It has the sums by outcome, a chart of the outcomes over time, the declines by reason, and the orders that a person
/// must look at. It has no token and no customer.
///
/// # Errors
///
/// [`Error::File`] if the output cannot be written, and errors of the store.
pub async fn report<S: Store>(store: &S, mut to: impl Write) -> Result<()> {
    let mut report = Report {
        settings: store.settings().await?,
        progress: store.progress().await?,
        timeline: Timeline::default(),
        declines: BTreeMap::new(),
        review: Vec::new(),
    };
    pages::each(store, |line| {
        report.add(line);
        Ok(())
    })
    .await?;
    let written = to
        .write_all(html::page(&report).as_bytes())
        .and_then(|()| to.flush());
    written.map_err(|error| Error::File {
        path: "the report".to_owned(),
        error,
    })
}

impl Report {
    fn add(&mut self, line: &Line) {
        let Some((row, at)) = &line.outcome else {
            return;
        };
        self.timeline.add(*at, Group::of(row));
        let code = row.code.clone().unwrap_or_default();
        if row.kind == Kind::Declined {
            let reason = self.declines.entry(code).or_insert_with(|| Reason {
                source: row.source,
                sum: Sum::default(),
            });
            reason.sum.add_money(line.order.details.money);
        } else if row.kind == Kind::Review && self.review.len() < LISTED {
            self.review
                .push((line.order.details.reference.clone(), code));
        }
    }
}

#[cfg(test)]
mod tests {
    use tollgate::MoneyState;

    use super::*;

    #[test]
    fn a_refusal_that_the_run_reads_again_is_open() {
        let refused = |step, money| OutcomeRow {
            kind: Kind::Refused,
            money,
            step,
            ..OutcomeRow::of_panic()
        };
        let of = |row: OutcomeRow| Group::of(&row);
        assert_eq!(
            of(refused(Step::Done, MoneyState::Untouched)),
            Group::Failed
        );
        assert_eq!(of(refused(Step::Read, MoneyState::Unknown)), Group::Open);
    }
}
