//! The world of one order: its provider, the processes that call it, the requests under way, and the time.

use super::{
    action::Action,
    clients::{Clients, Input, Progress},
    search::Model,
    subject::{Call, Claim, Kind, Ledger, PROCESSES, ROUNDS, Repetition, Subject},
    truth::Truth,
    words,
};

pub(super) const MOVED_TWICE: &str = "the money has moved twice";

/// The bounds of a search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// How many processes work on the order at the same time.
    pub(super) processes: u8,
    /// How many calls each process makes.
    pub(super) rounds: u8,
    /// How many faults happen in all: losses, delays, duplicates, foreign responses and crashes.
    pub(super) faults: u8,
    pub(super) lock: Lock,
}

/// When the merchant lets a call for an order begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// At any time.
    Never,
    /// When no other call is on its way, and no request is under way.
    UntilQuiet,
    /// When, besides, look-ups show every operation that exists.
    UntilShown,
}

/// A state of the search.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct World<P, A> {
    pub(super) provider: P,
    pub(super) time: u8,
    /// How many faults are left.
    pub(super) faults: u8,
    pub(super) processes: [Process; PROCESSES],
    /// The requests that arrive later, in order: their calls no longer wait for them.
    pub(super) under_way: Vec<A>,
    /// A rule that a machine itself has broken.
    pub(super) broken_rule: Option<&'static str>,
}

/// One process of the merchant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Process {
    pub(super) claims: [Option<Claim>; ROUNDS],
    pub(super) doing: Doing,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Doing {
    Nothing,
    /// The machine in this state is about to send.
    Sends(u32),
}

pub(super) type WorldOf<S> = World<<S as Subject>::State, <S as Subject>::Asked>;

/// The model that is searched.
pub(super) struct Searchable<S: Subject> {
    pub(super) clients: Clients<S>,
    bounds: Bounds,
    truth: Truth<S::State>,
}

impl<S: Subject> Searchable<S> {
    pub(super) fn new(clients: Clients<S>, bounds: Bounds) -> Self {
        let truth = Truth::default();
        Self {
            clients,
            bounds,
            truth,
        }
    }

    fn subject(&self) -> &S {
        &self.clients.subject
    }

    fn actions(&self, world: &WorldOf<S>) -> Vec<Action> {
        let mut actions = Vec::new();
        for number in 0..usize::from(self.bounds.processes) {
            match world.processes[number].doing {
                Doing::Nothing => self.starts(world, number, &mut actions),
                Doing::Sends(node) => self.exchanges(world, number, node, &mut actions),
            }
        }
        actions.extend((0..world.under_way.len()).map(Action::Arrive));
        let own = self.subject().own_steps(&world.provider, world.time);
        actions.extend((0..own.len()).map(Action::Own));
        if world.time < self.subject().last_time() {
            actions.push(Action::Time);
        }
        actions
    }

    fn starts(&self, world: &WorldOf<S>, number: usize, actions: &mut Vec<Action>) {
        let round = world.processes[number].round();
        let has_begun = |process: &Process| *process != Process::NEW;
        // The processes are equal, so the search lets them begin in one order only.
        let is_first = number == 0 || has_begun(&world.processes[number - 1]);
        let is_over = round == usize::from(self.bounds.rounds);
        if is_over || !is_first || !self.is_free(world) {
            return;
        }
        actions.push(Action::Start(number, Kind::Move));
        if round > 0 {
            actions.push(Action::Start(number, Kind::Reconcile));
        }
    }

    fn is_free(&self, world: &WorldOf<S>) -> bool {
        let is_quiet =
            || world.processes.iter().all(Process::is_idle) && world.under_way.is_empty();
        match self.bounds.lock {
            Lock::Never => true,
            Lock::UntilQuiet => is_quiet(),
            Lock::UntilShown => is_quiet() && self.subject().is_shown(&world.provider),
        }
    }

    fn exchanges(&self, world: &WorldOf<S>, number: usize, node: u32, actions: &mut Vec<Action>) {
        actions.extend([Action::Exchange(number), Action::Deadline(number)]);
        if world.faults == 0 {
            return;
        }
        let (asked, subject) = (self.clients.asked(node), self.subject());
        actions.extend([
            Action::LoseResponse(number),
            Action::Delay(number),
            Action::NotConnected(number),
            Action::CrashBefore(number),
            Action::CrashAfter(number),
        ]);
        match subject.repetition(&world.provider, asked) {
            Repetition::Never => {}
            Repetition::AtOnce => actions.push(Action::Twice(number)),
            Repetition::AnyTime => {
                actions.extend([Action::Twice(number), Action::AgainLater(number)]);
            }
        }
        let refusals = 0..subject.refusals(asked).len();
        actions.extend(refusals.map(|it| Action::Refuse(number, it)));
        for which in 0..subject.foreign(asked).len() {
            actions.push(Action::RespondBefore(number, which));
            actions.push(Action::RespondAfter(number, which));
        }
    }

    /// The world after an action.
    pub(super) fn apply(&mut self, world: &WorldOf<S>, action: Action) -> WorldOf<S> {
        let mut world = world.clone();
        world.faults -= u8::from(action.is_fault());
        match action {
            Action::Start(number, kind) => {
                let round = u8::try_from(world.processes[number].round()).unwrap();
                let process = u8::try_from(number).unwrap();
                let progress = self.clients.start(Call {
                    process,
                    round,
                    kind,
                });
                world.proceed(number, progress);
            }
            Action::Exchange(number) => {
                let reply = self.arrive(&mut world, number);
                self.receive_reply(&mut world, number, reply);
            }
            Action::Twice(number) => {
                self.arrive(&mut world, number);
                let reply = self.arrive(&mut world, number);
                self.receive_reply(&mut world, number, reply);
            }
            Action::AgainLater(number) => {
                self.send_later(&mut world, number);
                let reply = self.arrive(&mut world, number);
                self.receive_reply(&mut world, number, reply);
            }
            Action::LoseResponse(number) => {
                self.arrive(&mut world, number);
                self.receive(&mut world, number, Input::Lost);
            }
            Action::Delay(number) => {
                self.send_later(&mut world, number);
                self.receive(&mut world, number, Input::Lost);
            }
            Action::NotConnected(number) => self.receive(&mut world, number, Input::NotConnected),
            Action::Refuse(number, which) => {
                let reply = self.subject().refusals(self.asked(&world, number))[which];
                self.receive_reply(&mut world, number, reply);
            }
            Action::RespondBefore(number, which) => {
                let reply = self.subject().foreign(self.asked(&world, number))[which];
                self.receive_reply(&mut world, number, reply);
            }
            Action::RespondAfter(number, which) => {
                let reply = self.subject().foreign(self.asked(&world, number))[which];
                self.arrive(&mut world, number);
                self.receive_reply(&mut world, number, reply);
            }
            Action::Deadline(number) => {
                self.receive(&mut world, number, Input::Deadline);
                if !world.processes[number].is_idle() {
                    world.broken_rule = Some("a call goes on after its deadline");
                }
            }
            Action::CrashBefore(number) => world.end(number, Claim::Crashed),
            Action::CrashAfter(number) => {
                self.arrive(&mut world, number);
                world.end(number, Claim::Crashed);
            }
            Action::Arrive(which) => {
                let asked = world.under_way.remove(which);
                let time = world.time;
                self.subject().receive(&mut world.provider, asked, time);
            }
            Action::Own(which) => {
                let mut own = self.subject().own_steps(&world.provider, world.time);
                world.provider = own.swap_remove(which).1;
            }
            Action::Time => {
                world.time += 1;
                let time = world.time;
                world
                    .under_way
                    .retain(|asked| self.subject().may_arrive_late(*asked, time));
            }
        }
        world
    }

    fn asked(&self, world: &WorldOf<S>, number: usize) -> S::Asked {
        self.clients.asked(world.processes[number].node())
    }

    /// The provider receives the request of a process, and responds.
    fn arrive(&self, world: &mut WorldOf<S>, number: usize) -> S::Reply {
        let (asked, time) = (self.asked(world, number), world.time);
        self.subject().receive(&mut world.provider, asked, time)
    }

    fn send_later(&self, world: &mut WorldOf<S>, number: usize) {
        let asked = self.asked(world, number);
        if self.subject().may_arrive_late(asked, world.time) {
            world.under_way.push(asked);
            world.under_way.sort_unstable();
        }
    }

    fn receive_reply(&mut self, world: &mut WorldOf<S>, number: usize, reply: S::Reply) {
        let time = world.time;
        self.receive(world, number, Input::Reply(reply, time));
    }

    fn receive(&mut self, world: &mut WorldOf<S>, number: usize, input: Input<S::Reply>) {
        let node = world.processes[number].node();
        let progress = self.clients.next(node, input, world.time);
        world.proceed(number, progress);
    }
}

impl<S: Subject> Model for Searchable<S> {
    type State = WorldOf<S>;
    type Action = Action;

    fn first(&self) -> Vec<WorldOf<S>> {
        let world = |provider| World {
            provider,
            time: 0,
            faults: self.bounds.faults,
            processes: [Process::NEW; PROCESSES],
            under_way: Vec::new(),
            broken_rule: None,
        };
        self.subject().first().into_iter().map(world).collect()
    }

    fn after(&mut self, world: &WorldOf<S>, found: &mut dyn FnMut(Action, WorldOf<S>)) {
        for action in self.actions(world) {
            found(action, self.apply(world, action));
        }
    }

    fn violated(&mut self, world: &WorldOf<S>) -> Option<String> {
        let ledger = self.subject().ledger(&world.provider);
        let has_another = self.subject().has_another(&world.provider);
        let contradicts = || world.contradicts(ledger, has_another);
        if let Some(rule) = world.broken_rule.or_else(contradicts) {
            return Some(rule.to_owned());
        }
        let has_ended = world.processes.iter().all(Process::is_idle);
        has_ended
            .then(|| self.truth.missed(&mut self.clients, world))
            .flatten()
    }

    fn show(&mut self, world: &WorldOf<S>, action: Action) -> (String, WorldOf<S>) {
        let after = self.apply(world, action);
        (words::show(&self.clients, world, action, &after), after)
    }
}

impl<P, A> World<P, A> {
    fn proceed(&mut self, number: usize, progress: Progress) {
        match progress {
            Progress::Waits(node) => self.processes[number].doing = Doing::Sends(node),
            Progress::Ended(claim) => self.end(number, claim),
        }
    }

    fn end(&mut self, number: usize, claim: Claim) {
        let process = &mut self.processes[number];
        let claims = process.claims.iter_mut();
        if let Some(free) = claims.into_iter().find(|it| it.is_none()) {
            *free = Some(claim);
        }
        process.doing = Doing::Nothing;
    }

    /// The rule that a claim breaks, whatever happens later.
    fn contradicts(&self, ledger: Ledger, has_another: bool) -> Option<&'static str> {
        let total = ledger.total();
        if total > 1 {
            return Some(MOVED_TWICE);
        }
        let claims = self.processes.iter().flat_map(|it| it.claims);
        for (claim, by_this_call) in claims.zip(ledger.by_call) {
            match claim {
                Some(Claim::Succeeded) if ledger.exact != 1 => {
                    return Some("a success without the amount asked for");
                }
                Some(Claim::Moved) if total == 0 => {
                    return Some("reported as moved, but it is not");
                }
                Some(Claim::Declined) if total > 0 => return Some("a decline beside moved money"),
                Some(Claim::Untouched) if by_this_call > 0 => {
                    return Some("reported as untouched, but this call has moved money");
                }
                Some(Claim::Reused) if !has_another => {
                    return Some("the order's own operation counts as another's");
                }
                _ => {}
            }
        }
        None
    }
}

impl Process {
    const NEW: Self = Self {
        claims: [None; ROUNDS],
        doing: Doing::Nothing,
    };

    pub(super) const fn is_idle(&self) -> bool {
        matches!(self.doing, Doing::Nothing)
    }

    fn round(&self) -> usize {
        self.claims.iter().flatten().count()
    }

    /// The machine of the call on its way.
    pub(super) fn node(&self) -> u32 {
        match self.doing {
            Doing::Sends(node) => node,
            Doing::Nothing => panic!("no call is on its way"),
        }
    }
}
