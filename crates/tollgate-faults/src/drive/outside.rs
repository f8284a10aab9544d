//! Everything that happens around the calls: the payer, callbacks, corrections by hand, and time.

use std::time::Duration;

use super::{Drive, modes};
use crate::{
    correct,
    listener::Listener,
    payer,
    schedule::{Action, Callbacks, Correction, Step},
    world::DAY,
};

/// How often the machine looks for callbacks that are still due.
const TURNS: usize = 200;

impl Drive<'_> {
    /// Lets the payer act.
    pub(super) async fn pay(&mut self, step: &Step) {
        let (Some(page), Some(passes)) = (self.page.clone(), step.payer) else {
            return;
        };
        if self.has_paid {
            return;
        }
        self.has_paid = passes;
        payer::acts(self.world, &page, passes).await;
        self.count(if passes {
            "payer passes"
        } else {
            "payer fails"
        });
    }

    /// Lets the provider carry out a request to which it has responded with an error: a call of another client, which no
    /// history has, does the same.
    pub(super) async fn carry_out_late(&mut self, step: &Step) {
        if step.carried_out_late {
            self.read(step.live, step.attempt, Action::Act).await;
            self.count("carried out late");
        }
    }

    /// Lets a person at the provider correct a decline of an order that is not paid.
    pub(super) async fn correct(&mut self, step: &Step) {
        let Some(Correction::After(attempt)) = step.corrected else {
            return;
        };
        self.quiet().await;
        if !self.moves(step.live).is_empty() {
            return;
        }
        if let Some(reference) = correct::one(self.world, attempt) {
            self.corrected(reference);
        }
    }

    pub(super) fn corrected(&mut self, reference: String) {
        self.count("a correction by hand");
        self.history
            .corrected
            .push((reference, self.history.entries.len()));
    }

    /// Takes the callbacks that came. Those of one mode are none of the other's.
    pub(super) fn hear(&mut self) {
        let notices = self
            .listener
            .as_ref()
            .map(Listener::take)
            .unwrap_or_default();
        if notices.is_empty() {
            return;
        }
        for live in modes(self.world.schedule()) {
            let (world, program) = (self.world, self.program);
            let process = self.processes[usize::from(live)]
                .get_or_insert_with(|| program.start(world, live, false));
            let heard: Vec<_> = notices.iter().filter_map(|it| process.hear(it)).collect();
            for it in heard {
                self.count(if it.is_old {
                    "an old callback"
                } else {
                    "a callback"
                });
                self.history.heard.push((live, it.reading));
            }
        }
    }

    /// Lets the callbacks come that are still due.
    pub(super) async fn hear_rest(&mut self) {
        let Some(callbacks) = self.world.schedule().callbacks else {
            return;
        };
        let sandbox = self.world.sandbox();
        if callbacks == Callbacks::Reversed {
            sandbox.reverse_callbacks();
            self.count("callbacks reversed");
        }
        sandbox.hold_callbacks(false);
        if callbacks == Callbacks::Twice {
            let numbers = sandbox.callbacks().into_iter().map(|it| it.number);
            numbers.for_each(|number| {
                sandbox.repeat_callback(number);
            });
            self.count("callbacks twice");
        }
        for _ in 0..TURNS {
            let waiting = sandbox.callbacks().into_iter().any(|it| it.next.is_some());
            if !waiting {
                break;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.hear();
    }

    pub(super) async fn after(&mut self, step: &Step) {
        let schedule = self.world.schedule();
        let is_locked = schedule.job.uses_paycross() && !schedule.replay;
        // A request that arrives after the window is no repetition to the gateway.
        let outlives_window = schedule.replay && step.later >= DAY.as_secs();
        if step.restart {
            self.processes = [None, None];
        }
        if is_locked || outlives_window {
            self.quiet().await;
        }
        self.world.clock().advance(Duration::from_secs(step.later));
        for (name, happens) in [
            ("at once", step.at_once > 1),
            ("a new process", step.restart),
            ("live mode", step.live),
            ("a further attempt", step.attempt > 1),
            ("a day later", step.later >= DAY.as_secs()),
        ] {
            self.happened(name, happens);
        }
    }
}
