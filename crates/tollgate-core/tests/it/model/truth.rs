//! A pending or unknown outcome can be reconciled to the truth.
//!
//! Where no call is on its way, the requests under way arrive, or get lost for good; the issuer decides; and the last
//! time comes. Then a call that only reads, without faults, must end with the truth.

use std::hash::Hash;

use super::{
    clients::{Clients, Input, Progress},
    search::Map,
    subject::{Call, Claim, Kind, Subject},
    world::{MOVED_TWICE, WorldOf},
};

/// How many requests the reading call sends at most before its deadline.
const READS: usize = 12;

/// The results of the reading call so far in each settled state of the provider.
pub(super) struct Truth<P> {
    found: Map<P, Option<String>>,
}

impl<P> Default for Truth<P> {
    fn default() -> Self {
        let found = Map::default();
        Self { found }
    }
}

impl<P: Clone + Eq + Hash> Truth<P> {
    /// The end of a reading call that is not the truth, if there is one.
    pub(super) fn missed<S: Subject<State = P>>(
        &mut self,
        clients: &mut Clients<S>,
        world: &WorldOf<S>,
    ) -> Option<String> {
        let lost = world.provider.clone();
        let mut arrived = world.provider.clone();
        for asked in &world.under_way {
            clients.subject.receive(&mut arrived, *asked, world.time);
        }
        let mut open = vec![lost, arrived];
        while let Some(state) = open.pop() {
            let time = clients.subject.last_time();
            let own = clients.subject.own_steps(&state, time);
            open.extend(own.iter().map(|(_, after)| after.clone()));
            if !own.is_empty() {
                continue;
            }
            if !self.found.contains_key(&state) {
                let missed = read(clients, &state, time);
                self.found.insert(state.clone(), missed);
            }
            if let Some(Some(missed)) = self.found.get(&state) {
                return Some(missed.clone());
            }
        }
        None
    }
}

fn read<S: Subject>(clients: &mut Clients<S>, state: &S::State, time: u8) -> Option<String> {
    if clients.subject.ledger(state).total() > 1 {
        return Some(MOVED_TWICE.to_owned());
    }
    [Kind::Reconcile, Kind::WaitFor]
        .into_iter()
        .find_map(|kind| {
            let claim = end(clients, state.clone(), (kind, time));
            let (ledger, subject) = (clients.subject.ledger(state), &clients.subject);
            let is_true = match claim {
                Claim::Succeeded => ledger.total() == 1 && ledger.exact == 1,
                Claim::Moved => ledger.total() > 0,
                Claim::Declined => ledger.total() == 0,
                Claim::NotFound => !subject.exists(state),
                Claim::Person | Claim::Open => subject.needs_person(state),
                Claim::Reused => subject.has_another(state),
                Claim::Crashed | Claim::Untouched => false,
            };
            let why = format!("{kind:?} ends as {claim:?} once nothing is under way any more");
            (!is_true).then_some(why)
        })
}

fn end<S: Subject>(
    clients: &mut Clients<S>,
    mut state: S::State,
    (kind, time): (Kind, u8),
) -> Claim {
    let (process, round) = (0, 0);
    let mut progress = clients.start(Call {
        process,
        round,
        kind,
    });
    for sent in 0..=READS {
        let node = match progress {
            Progress::Waits(node) => node,
            Progress::Ended(claim) => return claim,
        };
        let input = if sent < READS {
            let asked = clients.asked(node);
            Input::Reply(clients.subject.receive(&mut state, asked, time), time)
        } else {
            Input::Deadline
        };
        progress = clients.next(node, input, time);
    }
    Claim::Open
}
