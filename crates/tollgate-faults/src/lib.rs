//! Payments under random schedules of faults, compared with the sandbox's ledger.

mod check;
mod clock;
mod correct;
mod crash;
mod drive;
mod goods;
mod history;
mod leak;
mod listener;
mod moves;
mod payer;
mod program;
mod report;
mod runner;
mod schedule;
mod show;
mod shrink;
mod world;

pub use crate::{
    check::{Class, Violation, check},
    drive::{Ran, run},
    goods::{CUSTOMER, SERVICE},
    history::{End, Entry, Final, ForPayer, History, Printed, Reading},
    listener::Notice,
    moves::Move,
    program::{Call, Heard, Process, Program, Tollgate},
    report::Report,
    runner::{Plan, run_all, run_one},
    schedule::{Action, Callbacks, Correction, Crash, Job, Pace, Schedule, Step, Verdict},
    shrink::{breaks, shrink},
    world::World,
};
