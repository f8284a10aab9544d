//! The two parts that a search puts together: a state machine of the crate, and a model of its provider.

use std::{
    fmt::{self, Debug},
    hash::Hash,
};

use tollgate_core::{
    Error, MoneyState, Operation, Outcome,
    engine::{Event, Machine, Now, StepOf},
};

/// How many calls each process makes, one after the other.
pub(super) const ROUNDS: usize = 2;

/// How many processes work on one order.
pub(super) const PROCESSES: usize = 2;

/// The number of all calls for one order.
pub(super) const CALLS: usize = PROCESSES * ROUNDS;

/// One call of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Call {
    pub(super) process: u8,
    pub(super) round: u8,
    pub(super) kind: Kind,
}

/// The purpose of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The call may move money.
    Move,
    /// The call reads the outcome now.
    Reconcile,
    /// The call reads until the outcome is final.
    WaitFor,
}

/// How the network may deliver a request twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repetition {
    Never,
    /// Both arrive at once.
    AtOnce,
    /// The second one arrives at any time.
    AnyTime,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Move => "move the money",
            Self::Reconcile => "reconcile",
            Self::WaitFor => "wait",
        })
    }
}

impl Call {
    /// The number of the call among all calls for the order.
    pub(super) const fn number(self) -> usize {
        self.process as usize * ROUNDS + self.round as usize
    }
}

/// A machine and its provider.
pub(super) trait Subject {
    type Machine: Machine + Clone + Debug;

    /// The state of the provider, with its ledger.
    type State: Clone + Eq + Hash;

    /// A request, as the provider receives it.
    type Asked: Copy + Eq + Hash + Ord + Debug;

    /// A response, as far as the client can see it.
    type Reply: Copy + Eq + Hash + Debug;

    /// The first states of the provider: one for each of its settings.
    fn first(&self) -> Vec<Self::State>;

    /// The last time: every call sees it, and nothing ends later.
    fn last_time(&self) -> u8;

    /// Starts a call.
    fn start(&self, call: Call) -> (Self::Machine, StepOf<Self::Machine>);

    /// The request, as the provider receives it from this call.
    fn asked(&self, call: Call, request: &<Self::Machine as Machine>::Request) -> Self::Asked;

    /// The provider receives a request at this time, and responds.
    fn receive(&self, state: &mut Self::State, asked: Self::Asked, time: u8) -> Self::Reply;

    /// Responses by which the provider, or a proxy, responds without passing the request on. Only the provider sends
    /// them, so each of them is true.
    fn refusals(&self, asked: Self::Asked) -> Vec<Self::Reply>;

    /// Responses that others send in the provider's place: before the provider receives the request, or after.
    fn foreign(&self, asked: Self::Asked) -> Vec<Self::Reply>;

    /// How the network may deliver this request twice. Not at all where a second one would move money again, since no
    /// client can prevent that.
    fn repetition(&self, state: &Self::State, asked: Self::Asked) -> Repetition;

    /// Whether a request that was sent before may still arrive at this time.
    fn may_arrive_late(&self, asked: Self::Asked, time: u8) -> bool;

    /// The steps that the provider and the issuer take by themselves.
    fn own_steps(&self, state: &Self::State, time: u8) -> Vec<(&'static str, Self::State)>;

    /// Notes a reply whose operation the machine may hold from now on, and removes those that it no longer holds.
    /// `Debug` hides parts of an operation, so the name of a machine's state needs them.
    fn hold(&self, held: &mut Vec<Self::Reply>, reply: Self::Reply);

    /// The event of a response to a request.
    fn event(
        &self,
        machine: &Self::Machine,
        request: &<Self::Machine as Machine>::Request,
        reply: Self::Reply,
    ) -> Event<<Self::Machine as Machine>::Response>;

    /// The moment at which a machine decides: `shown` is the time in the response, if one came.
    fn now(&self, time: u8, shown: Option<u8>) -> Now;

    /// The claim of a call's end about the money.
    fn claim(&self, end: &<Self::Machine as Machine>::End) -> Claim;

    /// The money that really moved.
    fn ledger(&self, state: &Self::State) -> Ledger;

    /// Whether a call that reads cannot show the outcome of this order, even once nothing is under way any more: a person
    /// must look.
    fn needs_person(&self, state: &Self::State) -> bool;

    /// Whether the provider has an operation under the order's reference that shows another amount.
    fn has_another(&self, state: &Self::State) -> bool;

    /// Whether the provider has any operation of the order.
    fn exists(&self, state: &Self::State) -> bool;

    /// Whether look-ups show every operation that exists.
    fn is_shown(&self, state: &Self::State) -> bool;
}

/// The end of a call, as far as it says something about the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Claim {
    /// The process died.
    Crashed,
    /// Exactly the amount asked for was moved.
    Succeeded,
    /// Money was moved, and a person must look.
    Moved,
    /// The order is definitely unpaid.
    Declined,
    /// This call moved nothing.
    Untouched,
    /// The reference belongs to another order.
    Reused,
    /// The operation is not there now.
    NotFound,
    /// A person must look, and the money is unknown.
    Person,
    /// Not final, or unknown.
    Open,
}

impl Claim {
    /// The claim of the end of a charge, a refund or a payout.
    pub(super) fn of<T: Operation>(end: &Result<Outcome<T>, Error>) -> Self {
        match end {
            Ok(Outcome::Succeeded(_)) => Self::Succeeded,
            Ok(Outcome::Declined(_)) => Self::Declined,
            Ok(outcome @ Outcome::Review(_)) => match outcome.money() {
                MoneyState::Unknown => Self::Person,
                _ => Self::Moved,
            },
            Err(Error::ReferenceReused(_)) => Self::Reused,
            Err(Error::NotFound(_)) => Self::NotFound,
            Err(error) if error.money() == MoneyState::Untouched => Self::Untouched,
            Ok(_) | Err(_) => Self::Open,
        }
    }
}

/// The money that moved for one order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Ledger {
    /// How often money moved, by the call whose request moved it.
    pub(super) by_call: [u8; CALLS],
    /// How often the amount was exactly the one asked for.
    pub(super) exact: u8,
}

impl Ledger {
    pub(super) fn total(self) -> u8 {
        self.by_call.iter().sum()
    }

    pub(super) fn add(&mut self, call: usize, is_exact: bool) {
        self.by_call[call] += 1;
        self.exact += u8::from(is_exact);
    }
}
