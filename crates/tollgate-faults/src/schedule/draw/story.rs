//! Short stories that single troubles seldom make up.

use fastrand::Rng;
use tollgate_sandbox::{Fault, Kind, Point, ScriptedOutcome};

use super::{HOUR, decline};
use crate::schedule::{Action, Correction, Job, Pace, Schedule, Step, Verdict, setting};

impl Schedule {
    /// Now and then something that single troubles seldom make up.
    pub(super) fn draw_story(&mut self, rng: &mut Rng) {
        match (rng.u8(..12), self.job) {
            (0 | 1, job) if job.has_attempts() => self.correct(rng),
            (2, Job::Failover) => self.correct_at_once(),
            (3 | 4, Job::PaymegaToken | Job::PaycrossToken) => self.ask_for_patience(rng),
            (5 | 6, Job::PaymegaRefund | Job::PaymegaRefundAll) => self.deny_refund(rng),
            _ if self.pace == Pace::Long => self.lose_for_long(rng),
            _ => {}
        }
    }

    /// Two attempts are declined, one of them is corrected, and a third is made.
    fn correct(&mut self, rng: &mut Rng) {
        self.pace = Pace::Usual;
        // It would hide the correction from every client.
        self.settings.remove("late_charge");
        self.verdicts.clear();
        for attempt in 1..=2 {
            for second in [false, true] {
                if second && self.job != Job::Failover {
                    continue;
                }
                let on_paycross = second || !self.job.uses_paymega();
                self.verdicts.push(Verdict {
                    attempt,
                    second,
                    outcome: decline(rng, on_paycross),
                });
            }
        }
        self.steps = (1..=3).map(|attempt| self.plain(attempt)).collect();
        self.steps[1].corrected = Some(Correction::After(1 + rng.u32(..2)));
    }

    /// The first provider's decline is corrected between two readings of one call.
    fn correct_at_once(&mut self) {
        self.pace = Pace::Usual;
        self.settings.clear();
        self.verdicts = vec![Verdict {
            attempt: 1,
            second: false,
            outcome: ScriptedOutcome::new("process_failed").resolution("issuer_decline"),
        }];
        self.steps = vec![self.plain(1), self.plain(1)];
        self.steps[0].corrected = Some(Correction::During);
    }

    /// The provider asks to come back shortly before the deadline.
    fn ask_for_patience(&mut self, rng: &mut Rng) {
        self.pace = Pace::Usual;
        let operation = self.job.changes()[0];
        let unavailable = Kind::Status {
            status: [429, 503][rng.usize(..2)],
            point: Point::Before,
            retry_after: Some(565 + rng.u64(..25)),
        };
        let mut step = self.plain(1);
        step.faults.push(Fault::on(operation, unavailable));
        self.steps.insert(0, step);
    }

    /// The provider responds to a refund with an error, and carries it out later.
    fn deny_refund(&mut self, rng: &mut Rng) {
        let statuses = [400, 400, 402, 409, 410, 413, 500];
        let denied = Kind::Status {
            status: statuses[rng.usize(..statuses.len())],
            point: Point::Before,
            retry_after: None,
        };
        let mut step = self.plain(1);
        step.faults.push(Fault::on("refundInvoice", denied));
        step.carried_out_late = true;
        self.steps.insert(0, step);
    }

    /// The gateway loses every response for longer than its replay window.
    fn lose_for_long(&mut self, rng: &mut Rng) {
        self.settings = setting::late_listing();
        let lost = Kind::Status {
            status: 503,
            point: Point::After,
            retry_after: Some((8 + rng.u64(..6)) * HOUR),
        };
        let mut step = self.plain(1);
        step.faults.push(Fault::on("createPayment", lost).times(4));
        self.steps = vec![step];
    }

    fn plain(&self, attempt: u32) -> Step {
        let mut step = Step::new(Action::Act);
        step.attempt = attempt;
        step.restart = self.seed.is_multiple_of(2);
        step
    }
}
