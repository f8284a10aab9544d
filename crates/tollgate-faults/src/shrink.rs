//! Makes a schedule that breaks a promise as small as it can be.

use std::io;

use crate::{
    check::Class,
    program::Program,
    runner::run_one,
    schedule::{Action, Schedule, Step},
};

/// How often a smaller schedule is run before it counts as harmless: sockets are not the same twice.
const RUNS: usize = 6;

/// How many smaller schedules are tried.
const CANDIDATES: usize = 120;

/// The smallest schedule found that still breaks the same promise.
///
/// # Errors
///
/// A sandbox cannot be started.
pub fn shrink<P: Program>(schedule: &Schedule, class: Class, program: &P) -> io::Result<Schedule> {
    let (mut smallest, mut left) = (schedule.clone(), CANDIDATES);
    loop {
        let mut is_smaller = false;
        for candidate in candidates(&smallest).into_iter().take(left) {
            left -= 1;
            if breaks(&candidate, class, program)? {
                smallest = candidate;
                is_smaller = true;
                break;
            }
        }
        if !is_smaller {
            return Ok(smallest);
        }
    }
}

/// Whether one of several runs of a schedule breaks a promise.
///
/// # Errors
///
/// A sandbox cannot be started.
pub fn breaks<P: Program>(schedule: &Schedule, class: Class, program: &P) -> io::Result<bool> {
    for _ in 0..RUNS {
        let (_, found) = run_one(schedule, program)?;
        if found.iter().any(|it| it.class == class) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Schedules with one part less, the largest parts first.
fn candidates(schedule: &Schedule) -> Vec<Schedule> {
    let mut smaller = Vec::new();
    for index in 0..schedule.steps.len() {
        smaller.push(with(schedule, |it| {
            it.steps.remove(index);
        }));
    }
    for name in schedule.settings.keys() {
        smaller.push(with(schedule, |it| {
            it.settings.remove(name);
        }));
    }
    for index in 0..schedule.verdicts.len() {
        smaller.push(with(schedule, |it| {
            it.verdicts.remove(index);
        }));
    }
    for (index, step) in schedule.steps.iter().enumerate() {
        for simpler in simpler_steps(step) {
            smaller.push(with(schedule, |it| it.steps[index] = simpler.clone()));
        }
    }
    smaller.push(with(schedule, |it| it.suffix.clear()));
    smaller.push(with(schedule, |it| it.callbacks = None));
    smaller.push(with(schedule, |it| it.pace = crate::schedule::Pace::Usual));
    smaller.retain(|it| it != schedule && !it.steps.is_empty());
    smaller
}

fn with(schedule: &Schedule, change: impl FnOnce(&mut Schedule)) -> Schedule {
    let mut changed = schedule.clone();
    change(&mut changed);
    changed
}

/// The step with one trouble less.
fn simpler_steps(step: &Step) -> Vec<Step> {
    let mut simpler = Vec::new();
    for index in 0..step.faults.len() {
        let mut less = step.clone();
        less.faults.remove(index);
        simpler.push(less);
        let mut once = step.clone();
        once.faults[index].times = 1;
        simpler.push(once);
    }
    let changes: [fn(&mut Step); 11] = [
        |it| it.carried_out_late = false,
        |it| it.corrected = None,
        |it| it.at_once = 1,
        |it| it.crash = None,
        |it| it.jump = 0,
        |it| it.payer = None,
        |it| it.restart = false,
        |it| it.later = 0,
        |it| it.live = false,
        |it| it.attempt = 1,
        |it| it.action = Action::Act,
    ];
    for change in changes {
        let mut less = step.clone();
        change(&mut less);
        simpler.push(less);
    }
    simpler
}
