//! The end of a schedule: what all processes read once the faults are over.

use tollgate::outcome::Kind;

use super::{Drive, Ran, modes};
use crate::{
    history::{End, Final, Reading},
    schedule::{Action, Step, label},
};

impl Drive<'_> {
    /// Reads the outcome of every attempt in new processes, and makes the last call again.
    pub(super) async fn finish(&mut self) {
        self.note_faults();
        self.hear_rest().await;
        self.processes = [None, None];
        self.world.end().await;
        let schedule = self.world.schedule();
        let mut read = Vec::new();
        for live in modes(schedule) {
            for attempt in 1..=schedule.attempts() {
                let stored = self.read(live, attempt, Action::ReadStored).await;
                let order = self.read(live, attempt, Action::Read).await;
                read.push((live, attempt, stored, order));
            }
        }
        self.world.show_all();
        for live in modes(schedule) {
            self.again(live).await;
        }
        self.world.end().await;
        for (live, attempt, stored, order) in read {
            let last = self.read(live, attempt, Action::ReadStored).await;
            self.history.finals.push(Final {
                attempt,
                live,
                readings: [stored, order, last],
            });
        }
    }

    pub(super) async fn read(&self, live: bool, attempt: u32, action: Action) -> Reading {
        let process = self.program.start(self.world, live, true);
        process.call(action, attempt).await
    }

    /// The same job again.
    async fn again(&mut self, live: bool) {
        let schedule = self.world.schedule();
        if schedule.job.has_payer() {
            return;
        }
        let mut step = Step::new(Action::Act);
        step.live = live;
        step.attempt = schedule.attempts();
        let mut entry = self.before(schedule.steps.len(), &step);
        let reading = self.read(live, step.attempt, Action::Act).await;
        self.world.quiet().await;
        entry.exchanges.1 = self.world.sandbox().last_exchange();
        entry.moves.1 = Some(self.moves(live).len());
        if reading.kind == Kind::Succeeded {
            self.count("the same job again");
        }
        entry.end = End::Returned(reading);
        self.history.entries.push(entry);
    }

    fn note_faults(&mut self) {
        let mut waiting = self.world.sandbox().faults();
        let all = self.world.schedule().steps.iter().flat_map(|it| &it.faults);
        for fault in all {
            if let Some(place) = waiting.iter().position(|it| it == fault) {
                waiting.swap_remove(place);
                continue;
            }
            self.count(&format!("fault {}", label(&fault.kind)));
        }
    }

    pub(super) fn ran(mut self) -> Ran {
        self.processes = [None, None];
        let exchanges = self.world.sandbox().exchanges();
        for exchange in &exchanges {
            if let (Some(_), Some(operation)) = (&exchange.fault, exchange.operation) {
                self.count(&format!("fault on {operation}"));
            }
        }
        for (name, value) in &self.world.schedule().settings {
            let value = value.to_string();
            self.count(&format!("setting {name}={}", value.trim_matches('"')));
        }
        Ran {
            moves: [self.moves(false), self.moves(true)],
            exchanges,
            troubles: self.troubles,
            violations: self.world.sandbox().violations(),
            leaks: Vec::new(),
            history: self.history,
        }
    }
}
