//! The checker: a pure function of the history and the ledger.

mod requests;
mod violation;

use tollgate::{MoneyState, outcome::Kind};

pub use self::violation::{Class, Violation};

use crate::{
    drive::Ran,
    history::{End, Entry, Final, Reading},
    moves::Move,
    schedule::{Action, Job, Schedule, is_kind},
};

/// The broken promises in a run of a schedule. None, if all were kept.
#[must_use]
pub fn check(schedule: &Schedule, ran: &Ran) -> Vec<Violation> {
    let mut checker = Checker {
        schedule,
        ran,
        calls: 0,
        found: Vec::new(),
    };
    for live in [false, true] {
        checker.moved_once(live);
    }
    for (number, entry) in ran.history.entries.iter().enumerate() {
        checker.calls = number;
        checker.entry(entry);
    }
    for (live, reading) in &ran.history.heard {
        checker.calls = 0;
        checker.reading(reading, (1, *live), Action::Read);
    }
    checker.calls = usize::MAX;
    for last in &ran.history.finals {
        checker.last(last);
    }
    checker.untouched();
    for text in &ran.leaks {
        checker.add(Class::Leak, text.clone());
    }
    for text in &ran.violations {
        checker.add(Class::Sandbox, text.clone());
    }
    checker.found
}

struct Checker<'a> {
    schedule: &'a Schedule,
    ran: &'a Ran,
    /// The number of calls before the reading that is checked.
    calls: usize,
    found: Vec<Violation>,
}

impl Checker<'_> {
    fn add(&mut self, class: Class, text: String) {
        self.found.push(Violation { class, text });
    }

    fn moves(&self, live: bool) -> &[Move] {
        &self.ran.moves[usize::from(live)]
    }

    fn moved_once(&mut self, live: bool) {
        let moves = self.moves(live);
        if moves.len() > 1 {
            let text = format!("{} of one order: {moves:?}", moves.len());
            self.add(Class::Duplicate, text);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let End::Returned(reading) = &entry.end else {
            return;
        };
        self.reading(reading, (entry.attempt, entry.live), entry.action);
        let has_moved = entry.moves.1.is_some_and(|after| after > entry.moves.0);
        if claims_nothing(reading) && has_moved {
            self.add(
                Class::FalseUntouched,
                format!("step {}: {reading:?}", entry.step),
            );
        }
        if entry.single {
            self.deadline(entry);
        }
        if entry.alone {
            self.bytes(entry);
        }
    }

    /// Compares a reading with the ledger.
    fn reading(&mut self, reading: &Reading, (attempt, live): (u32, bool), action: Action) {
        let moved = self.moves_of(reading, attempt, live);
        let is_moved = matches!(
            reading.money,
            MoneyState::Charged | MoneyState::PaidOut | MoneyState::Returned
        );
        let class = match reading.kind {
            Kind::Declined if self.is_corrected_later(&moved) => return,
            Kind::Declined if !moved.is_empty() => Class::FalseFailure,
            Kind::Succeeded if moved.len() != 1 => Class::FalseSuccess,
            Kind::Succeeded if !self.is_right(moved[0]) => Class::WrongAmount,
            _ if is_moved && moved.is_empty() => Class::FalseSuccess,
            _ => return,
        };
        let text = format!("{action:?} of attempt {attempt}: {reading:?}, moved {moved:?}");
        self.add(class, text);
    }

    /// Whether a person at the provider corrected a decline after it was read.
    fn is_corrected_later(&self, moved: &[&Move]) -> bool {
        let corrected = &self.ran.history.corrected;
        let is_later = |reference: &str| {
            let mut ours = corrected.iter().filter(|it| it.0 == reference);
            ours.any(|it| it.1 > self.calls)
        };
        moved.len() == 1 && is_later(&moved[0].reference)
    }

    /// The movements that a reading speaks of.
    fn moves_of(&self, reading: &Reading, attempt: u32, live: bool) -> Vec<&Move> {
        let all = self.moves(live).iter();
        if !self.is_charge() {
            return all.collect();
        }
        let own = match attempt {
            1 => self.schedule.reference(),
            further => format!("{}~{further}", self.schedule.reference()),
        };
        let reference = reading.reference.as_deref().unwrap_or(&own);
        all.filter(|it| it.reference == reference).collect()
    }

    /// Whether the ledger shows the order's own reference.
    fn is_charge(&self) -> bool {
        let job = self.schedule.job;
        !job.is_refund() && !matches!(job, Job::Payout | Job::Capture | Job::Void)
    }

    fn is_right(&self, moved: &Move) -> bool {
        let cents = self.schedule.cents;
        let wanted = format!("{}.{:02}", cents / 100, cents % 100);
        moved.amount.is_empty() || same_decimal(&moved.amount, &wanted)
    }

    /// If every call of an order says that it moved nothing, then nothing was moved.
    fn untouched(&mut self) {
        for live in [false, true] {
            let mut ours = self.ran.history.entries.iter().filter(|it| it.live == live);
            let all_claim = ours.all(|it| match &it.end {
                End::Returned(reading) => claims_nothing(reading),
                End::Died => false,
            });
            if all_claim && !self.moves(live).is_empty() {
                self.add(Class::FalseUntouched, "every call".to_owned());
            }
        }
    }

    fn last(&mut self, last: &Final) {
        let [stored, order, shown] = &last.readings;
        for (reading, action) in [
            (stored, Action::ReadStored),
            (order, Action::Read),
            (shown, Action::ReadStored),
        ] {
            self.reading(reading, (last.attempt, last.live), action);
        }
        if (stored.kind, stored.money) != (order.kind, order.money) {
            self.add(Class::Disagreement, format!("{stored:?} and {order:?}"));
        }
        if !self.is_resolved(shown, last) {
            self.add(
                Class::Unresolved,
                format!("attempt {}: {shown:?}", last.attempt),
            );
        }
    }

    fn is_resolved(&self, reading: &Reading, last: &Final) -> bool {
        match reading.kind {
            Kind::Succeeded | Kind::Declined => true,
            Kind::NotFound => self.moves_of(reading, last.attempt, last.live).is_empty(),
            Kind::ReferenceReused => self.schedule.has_live(),
            Kind::Review => self.needs_person(),
            // A payout that was never processed waits for a person.
            Kind::Pending => self.schedule.job == Job::Payout && self.moves(last.live).is_empty(),
            _ => false,
        }
    }

    /// Whether the provider leaves the outcome open by itself.
    fn needs_person(&self) -> bool {
        let hides = self.schedule.settings.keys().any(|name| !is_kind(name));
        hides || !self.schedule.verdicts.is_empty()
    }
}

fn claims_nothing(reading: &Reading) -> bool {
    reading.is_error() && reading.money == MoneyState::Untouched
}

/// Whether two decimals are equal, however many zeros they end with.
fn same_decimal(one: &str, other: &str) -> bool {
    let parse = |text: &str| text.parse::<tollgate::Decimal>().ok();
    parse(one).is_some_and(|value| parse(other) == Some(value))
}
