//! Runs a schedule: the merchant's calls, and everything unkind that happens to them.

mod finish;
mod outside;

use std::{collections::BTreeMap, io};

use futures_util::future::join_all;
use tollgate::{MoneyState, outcome::Kind};
use tollgate_leaks::{Secrets, recorded};
use tollgate_sandbox::Exchange;

use crate::{
    correct, crash,
    history::{End, Entry, ForPayer, History},
    leak,
    listener::Listener,
    moves::{self, Move},
    program::{Process, Program},
    schedule::{Correction, Schedule, Step},
    world::World,
};

/// The calls, requests and movements of one payment.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The merchant's calls and what they returned.
    pub history: History,
    /// The real movements: in test mode, and in live mode.
    pub moves: [Vec<Move>; 2],
    /// The requests that arrived.
    pub exchanges: Vec<Exchange>,
    /// How often each trouble happened.
    pub troubles: BTreeMap<String, usize>,
    /// The sandbox's own violations of its documents.
    pub violations: Vec<String>,
    /// The secrets that were found, each with its place.
    pub leaks: Vec<String>,
}

/// Runs a schedule with a merchant's program.
///
/// # Errors
///
/// The sandbox cannot be started.
pub async fn run(schedule: &Schedule, program: &dyn Program) -> io::Result<Ran> {
    let (ran, log) = recorded(ran(schedule, program)).await;
    let (mut ran, secrets) = ran?;
    ran.leaks = leak::find(&secrets, &ran, &log);
    Ok(ran)
}

/// Runs a schedule, and returns the secrets of its world too.
async fn ran(schedule: &Schedule, program: &dyn Program) -> io::Result<(Ran, Secrets)> {
    let listener = match schedule.callbacks {
        Some(_) => Some(Listener::open().await?),
        None => None,
    };
    let url = listener.as_ref().map(|it| it.url().to_owned());
    let world = World::open(schedule, url).await?;
    let mut drive = Drive {
        world: &world,
        program,
        processes: [None, None],
        history: History::default(),
        troubles: BTreeMap::new(),
        page: None,
        has_paid: false,
        is_quiet: true,
        listener,
    };
    for (number, step) in schedule.steps.iter().enumerate() {
        drive.step(number, step).await;
    }
    drive.finish().await;
    Ok((drive.ran(), world.secrets()))
}

struct Drive<'a> {
    world: &'a World,
    program: &'a dyn Program,
    /// The merchant's process, in test mode and in live mode.
    processes: [Option<Box<dyn Process + 'a>>; 2],
    history: History,
    troubles: BTreeMap<String, usize>,
    /// The last page or challenge that the payer got.
    page: Option<ForPayer>,
    /// Whether the payer has passed a page. A payer pays once, however many pages there are.
    has_paid: bool,
    /// Whether no request of an earlier call can be under way.
    is_quiet: bool,
    listener: Option<Listener>,
}

impl<'a> Drive<'a> {
    async fn step(&mut self, number: usize, step: &'a Step) {
        for fault in &step.faults {
            self.world.sandbox().fault(fault.clone());
        }
        if step.jump > 0 {
            self.world.clock().jump_at_next_pause(step.jump);
        }
        let mut before = self.before(number, step);
        let ends = self.calls(step).await;
        before.exchanges.1 = self.world.sandbox().last_exchange();
        let has_jumped = self.world.clock().stop_jump() < step.jump;
        self.happened("the clock jumps", has_jumped);
        self.carry_out_late(step).await;
        for end in ends {
            self.note(&before, step, end).await;
        }
        self.pay(step).await;
        self.hear();
        self.correct(step).await;
        self.after(step).await;
    }

    fn before(&self, step: usize, of: &Step) -> Entry {
        let sandbox = self.world.sandbox();
        let last = sandbox.last_exchange();
        Entry {
            step,
            action: of.action,
            attempt: of.attempt,
            live: of.live,
            single: of.at_once == 1,
            alone: of.at_once == 1 && self.is_quiet,
            invoked: sandbox.now(),
            exchanges: (last, last),
            moves: (self.moves(of.live).len(), None),
            end: End::Died,
        }
    }

    /// The calls of one step, which are made at the same moment.
    async fn calls(&mut self, step: &Step) -> Vec<End> {
        let (world, program) = (self.world, self.program);
        let process = self.processes[usize::from(step.live)]
            .get_or_insert_with(|| program.start(world, step.live, false));
        let others = (1..step.at_once).map(|_| program.start(world, step.live, false));
        let others: Vec<_> = others.collect();
        let first = crash::until(process.call(step.action, step.attempt), step.crash);
        let rest = others.iter().map(|it| it.call(step.action, step.attempt));
        let correction = async {
            match step.corrected {
                Some(Correction::During) => correct::at_once(world, step.attempt).await,
                _ => std::future::pending().await,
            }
        };
        let calls = async { tokio::join!(first, join_all(rest)) };
        let ((first, rest), corrected) = correct::beside(calls, correction).await;
        if let Some(reference) = corrected {
            self.corrected(reference);
        }
        let first = first.map_or(End::Died, End::Returned);
        [first]
            .into_iter()
            .chain(rest.into_iter().map(End::Returned))
            .collect()
    }

    /// Writes a call's end down.
    async fn note(&mut self, before: &Entry, step: &Step, end: End) {
        let mut entry = before.clone();
        let mut claims_nothing = false;
        match &end {
            End::Died => self.note_crash(),
            End::Returned(reading) => {
                self.page = reading.payer.clone().or(self.page.take());
                claims_nothing = reading.is_error() && reading.money == MoneyState::Untouched;
                self.count(&format!("result {}", reading.kind.as_str()));
            }
        }
        self.is_quiet &= is_over(&end);
        entry.end = end;
        // Whether nothing was moved shows once all requests of the call have ended.
        if claims_nothing && entry.alone {
            self.quiet().await;
            entry.moves.1 = Some(self.moves(step.live).len());
        }
        self.history.entries.push(entry);
    }

    /// Waits until no request is under way.
    async fn quiet(&mut self) {
        self.processes = [None, None];
        self.world.quiet().await;
        self.is_quiet = true;
    }

    /// The point of a crash is the last exchange before it.
    fn note_crash(&mut self) {
        let exchanges = self.world.sandbox().exchanges();
        let last = exchanges.iter().rev().find_map(|it| it.operation);
        self.count(&format!("crash after {}", last.unwrap_or("nothing")));
        self.processes = [None, None];
    }

    fn moves(&self, live: bool) -> Vec<Move> {
        moves::of(self.world.sandbox(), self.world.schedule(), live)
    }

    fn happened(&mut self, trouble: &str, has_happened: bool) {
        if has_happened {
            self.count(trouble);
        }
    }

    fn count(&mut self, trouble: &str) {
        *self.troubles.entry(trouble.to_owned()).or_default() += 1;
    }
}

/// Whether no request of a call can be under way after its end.
fn is_over(end: &End) -> bool {
    matches!(end, End::Returned(it) if matches!(it.kind, Kind::Succeeded | Kind::Declined))
}

fn modes(schedule: &Schedule) -> impl Iterator<Item = bool> + use<> {
    let has_live = schedule.has_live();
    [false, true]
        .into_iter()
        .filter(move |live| !live || has_live)
}
