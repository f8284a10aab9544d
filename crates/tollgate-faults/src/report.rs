//! The figures of a run.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    check::{Class, Violation},
    drive::Ran,
    schedule::{CHOICES, Job, KINDS, Schedule},
};

/// From so many payments on, each trouble must have happened.
const ALL_FROM: u64 = 10_000;

/// The figures of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    payments: u64,
    exchanges: usize,
    troubles: BTreeMap<String, usize>,
    broken: BTreeMap<Class, u64>,
}

impl Report {
    /// Adds one payment.
    pub fn add(&mut self, schedule: &Schedule, ran: &Ran, found: &[Violation]) {
        self.payments += 1;
        self.exchanges += ran.exchanges.len();
        for (trouble, times) in &ran.troubles {
            *self.troubles.entry(trouble.clone()).or_default() += times;
        }
        let job = format!("payment {}", schedule.job.name());
        *self.troubles.entry(job).or_default() += 1;
        let mut classes: Vec<_> = found.iter().map(|it| it.class).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in classes {
            *self.broken.entry(class).or_default() += 1;
        }
    }

    /// The number of payments.
    #[must_use]
    pub const fn payments(&self) -> u64 {
        self.payments
    }

    /// Whether all promises were kept.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.broken.is_empty() && self.payments > 0
    }

    /// The troubles that a long run must have met, and has not.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        if self.payments < ALL_FROM {
            return Vec::new();
        }
        let mut expected = expected();
        expected.retain(|it| !self.troubles.contains_key(it));
        expected
    }

    /// How often each trouble happened.
    #[must_use]
    pub fn troubles(&self) -> String {
        let mut lines = String::new();
        for (trouble, times) in &self.troubles {
            let _ = writeln!(lines, "{times:8}  {trouble}");
        }
        format!("{lines}{:8}  requests\n", self.exchanges)
    }

    /// The line before the last: the seed, and the promises that the last line does not count.
    #[must_use]
    pub fn line_before(&self, seed: u64) -> String {
        format!("seed={seed}{}", self.counts(&Class::OTHERS))
    }

    /// The last line.
    #[must_use]
    pub fn last_line(&self) -> String {
        format!(
            "payments={}{}",
            self.payments,
            self.counts(&Class::LAST_LINE)
        )
    }

    fn counts(&self, classes: &[Class]) -> String {
        let count = |class: &Class| self.broken.get(class).copied().unwrap_or_default();
        let words = classes
            .iter()
            .map(|it| format!(" {}={}", it.name(), count(it)));
        words.collect()
    }
}

/// All troubles that a schedule can have, apart from crashes, whose points are those of the calls.
fn expected() -> Vec<String> {
    let faults = KINDS.iter().map(|kind| format!("fault {kind}"));
    let settings = CHOICES.iter().flat_map(|(name, values, ..)| {
        values
            .iter()
            .map(move |value| format!("setting {name}={value}"))
    });
    let jobs = Job::all();
    let payments = jobs.iter().map(|job| format!("payment {}", job.name()));
    let changes = jobs.iter().flat_map(|job| job.changes().to_vec());
    let reads = jobs.iter().flat_map(|job| job.reads());
    let operations: Vec<_> = changes.chain(reads).collect();
    let on = operations.iter().map(|it| format!("fault on {it}"));
    let crashes = operations.iter().map(|it| format!("crash after {it}"));
    let others = [
        "at once",
        "a new process",
        "the clock jumps",
        "live mode",
        "a further attempt",
        "a day later",
        "payer passes",
        "payer fails",
        "the same job again",
        "a correction by hand",
        "carried out late",
        "a callback",
        "an old callback",
        "callbacks twice",
        "callbacks reversed",
    ];
    let others = others.iter().map(|it| (*it).to_owned());
    let all = faults.chain(settings).chain(payments).chain(on);
    all.chain(crashes).chain(others).collect()
}
