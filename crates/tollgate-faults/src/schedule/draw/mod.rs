//! Draws a schedule from a seed.

mod story;

use fastrand::Rng;
use serde_json::Value;
use tollgate_sandbox::{Fault, ScriptedOutcome};

use super::{
    Action, Callbacks, Crash, Job, Pace, Schedule, Step, Verdict,
    fault::{self, Permitted},
    setting,
};

/// Endings of references that servers may rewrite. Only Paymega's references can have these.
const SUFFIXES: [&str; 7] = [".7", "#7", "/7", "+7", "-A", "%41", "-é"];

/// Resolutions of Paymega with which a sale definitely failed.
const DECLINES: [&str; 3] = [
    "insufficient_funds",
    "issuer_decline",
    "lost_or_stolen_card",
];

/// Resolutions of Paymega that leave the outcome open.
const OPEN: [&str; 3] = ["unknown", "unable_to_reconcile", "duplicated_transaction"];

const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;

/// The longest delay of a listing that any pause of a client outlasts, in milliseconds.
const SHORT_LAG: u64 = 1_000;

impl Schedule {
    /// The schedule of this seed. The same seed has the same schedule.
    #[must_use]
    pub fn draw(seed: u64, jobs: &[Job]) -> Self {
        let rng = &mut Rng::with_seed(seed);
        let job = job(rng, jobs);
        let mut schedule = Self {
            seed,
            job,
            cents: rng.u32(100..100_000),
            suffix: suffix(rng, job),
            pace: pace(rng, job),
            replay: job.uses_paycross() && rng.u8(..10) < 6,
            settings: setting::draw(rng, job),
            verdicts: Vec::new(),
            callbacks: callbacks(rng, job),
            steps: Vec::new(),
        };
        schedule.draw_verdicts(rng);
        schedule.draw_steps(rng);
        schedule.draw_story(rng);
        schedule.make_fair();
        schedule
    }

    fn draw_verdicts(&mut self, rng: &mut Rng) {
        let chance = if self.job.has_attempts() { 0.5 } else { 0.2 };
        if self.job.is_refund() || self.job == Job::Payout {
            return;
        }
        for attempt in 1..=2 {
            for second in [false, true] {
                let is_used = !second || self.job == Job::Failover;
                if is_used && rng.f64() < chance {
                    let on_paycross =
                        self.job.uses_paycross() && (second || !self.job.uses_paymega());
                    self.verdicts.push(Verdict {
                        attempt,
                        second,
                        outcome: verdict(rng, self.job, on_paycross, self.cents),
                    });
                }
            }
        }
    }

    fn draw_steps(&mut self, rng: &mut Rng) {
        let (mut attempt, uses_live) = (1, self.may_use_live() && rng.u8(..10) == 0);
        let steps = if self.pace == Pace::Long {
            1
        } else {
            1 + rng.usize(..4)
        };
        for number in 0..steps {
            let mut step = Step::new(action(rng, number));
            if number > 0 && self.job.has_attempts() && rng.u8(..3) == 0 {
                attempt += u32::from(attempt < 3);
            }
            step.attempt = attempt;
            step.live = uses_live && rng.bool();
            self.trouble(rng, &mut step);
            self.steps.push(step);
        }
    }

    fn may_use_live(&self) -> bool {
        matches!(self.job, Job::PaymegaToken | Job::PaycrossToken)
    }

    /// Everything that happens to one step.
    fn trouble(&self, rng: &mut Rng, step: &mut Step) {
        if rng.u8(..8) == 0 {
            step.at_once = 2 + rng.u32(..2);
        }
        // Rare payments crash more often, so that each of their requests has a crash after it.
        let is_rare = matches!(
            self.job,
            Job::Capture | Job::Void | Job::Payout | Job::PaycrossPage
        );
        if rng.u8(..if is_rare { 2 } else { 6 }) == 0 {
            step.crash = Some(Crash {
                polls: 1 + rng.u32(..24),
                turns: rng.u32(..4),
            });
        }
        for _ in 0..[0, 0, 1, 1, 2, 3][rng.usize(..6)] {
            step.faults.push(self.fault(rng));
        }
        if self.job.has_payer() && rng.u8(..3) > 0 {
            step.payer = Some(rng.u8(..4) > 0);
        }
        step.jump = [0, 0, 0, 0, 0, 0, 0, 70, 500, HOUR][rng.usize(..10)];
        step.restart = rng.u8(..3) == 0;
        step.later = [0, 0, 0, 5, 600, 2000, HOUR, DAY][rng.usize(..8)];
    }

    fn fault(&self, rng: &mut Rng) -> Fault {
        let changes = self.job.changes();
        let permitted = Permitted {
            twice: self.settings.get("second_sale").is_none()
                && self.settings.get("second_process").is_none()
                && !self.hides_the_first_copy(),
        };
        let reads = self.job.reads();
        let operations = if rng.bool() { changes } else { &reads };
        let operation = operations[rng.usize(..operations.len())];
        fault::draw(rng, operation, permitted)
    }

    /// Whether a gateway refuses the second copy of a request because of the first one, and lists that one too late.
    fn hides_the_first_copy(&self) -> bool {
        let lag = self.settings.get("listed_after_ms").and_then(Value::as_u64);
        self.job.follows_on_paycross() && !self.replay && lag.is_some_and(|lag| lag > SHORT_LAG)
    }

    /// Takes away what no client of `PayCross` can survive without a replay window: nothing there makes a reference unique.
    /// The merchant's lock takes the place of the window.
    fn make_fair(&mut self) {
        if !self.job.uses_paycross() || self.replay {
            return;
        }
        for step in &mut self.steps {
            step.at_once = 1;
        }
    }
}

fn job(rng: &mut Rng, jobs: &[Job]) -> Job {
    let chosen = || Job::WEIGHTS.iter().filter(|it| jobs.contains(&it.0));
    let total: u32 = chosen().map(|it| it.1).sum();
    let mut number = rng.u32(..total.max(1));
    for (job, weight) in chosen() {
        if number < *weight {
            return *job;
        }
        number -= weight;
    }
    Job::PaymegaToken
}

fn suffix(rng: &mut Rng, job: Job) -> String {
    if job.uses_paycross() || rng.u8(..3) > 0 {
        return String::new();
    }
    SUFFIXES[rng.usize(..SUFFIXES.len())].to_owned()
}

fn pace(rng: &mut Rng, job: Job) -> Pace {
    match rng.u8(..20) {
        0..3 => Pace::Short,
        3 | 4 if job == Job::PaycrossToken => Pace::Long,
        _ => Pace::Usual,
    }
}

fn callbacks(rng: &mut Rng, job: Job) -> Option<Callbacks> {
    let has_some = matches!(
        job,
        Job::PaymegaToken | Job::PaymegaSecure | Job::PaycrossToken
    );
    (has_some && rng.u8(..4) == 0).then(|| match rng.u8(..4) {
        0 => Callbacks::Prompt,
        1 => Callbacks::Late,
        2 => Callbacks::Reversed,
        _ => Callbacks::Twice,
    })
}

fn action(rng: &mut Rng, number: usize) -> Action {
    if number == 0 {
        return Action::Act;
    }
    match rng.u8(..6) {
        0 => Action::Read,
        1 => Action::ReadStored,
        2 => Action::Wait,
        _ => Action::Act,
    }
}

fn verdict(rng: &mut Rng, job: Job, on_paycross: bool, cents: u32) -> ScriptedOutcome {
    match (rng.u8(..10), on_paycross) {
        // A saved card charges nothing, so it cannot charge less.
        (0, false) if job != Job::PaymegaSave => {
            let part = f64::from(cents / 2) / 100.0;
            ScriptedOutcome::new("processed").processed_amount(part)
        }
        (1, false) => ScriptedOutcome::new("process_failed").resolution(one_of(rng, OPEN)),
        (0 | 1, true) => ScriptedOutcome::new("failed").resolution("F.0999"),
        _ => decline(rng, on_paycross),
    }
}

fn decline(rng: &mut Rng, on_paycross: bool) -> ScriptedOutcome {
    if on_paycross {
        return ScriptedOutcome::new("failed").resolution("F.0111");
    }
    ScriptedOutcome::new("process_failed").resolution(one_of(rng, DECLINES))
}

fn one_of<const N: usize>(rng: &mut Rng, words: [&'static str; N]) -> &'static str {
    words[rng.usize(..N)]
}
