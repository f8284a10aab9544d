//! A breadth-first search of all states that a model can reach.
//!
//! The set of visited states holds a hash of 64 bits for each state, with its parent and the action that led to it. Two
//! states with one hash would hide one of them: among ten million states that happens with a chance of one in 300,000.

use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasherDefault, Hash, Hasher},
};

/// A model: its first states, and the actions that each state permits.
pub(super) trait Model {
    type State: Clone + Eq + Hash;
    type Action: Copy;

    fn first(&self) -> Vec<Self::State>;

    /// Calls `found` with each action that the state permits, and the state after it.
    fn after(&mut self, state: &Self::State, found: &mut dyn FnMut(Self::Action, Self::State));

    /// The property that the state violates, if any.
    fn violated(&mut self, state: &Self::State) -> Option<String>;

    /// An action in words, and the state after it.
    fn show(&mut self, state: &Self::State, action: Self::Action) -> (String, Self::State);
}

/// The result of a search.
#[derive(Debug)]
pub(super) struct Searched {
    /// The number of different states.
    pub(super) states: usize,
    /// The number of actions that led to them, and to states that were known already.
    pub(super) transitions: u64,
    /// The number of actions that lead to the deepest state.
    pub(super) depth: u32,
    /// Whether no further state can be reached, at any depth.
    pub(super) is_complete: bool,
    pub(super) counterexample: Option<Counterexample>,
}

/// A shortest sequence of actions that violates a property.
#[derive(Debug)]
pub(super) struct Counterexample {
    pub(super) violated: String,
    pub(super) actions: Vec<String>,
}

/// How a state was reached: by an action in its parent state, unless it is a first state.
type Origin<A> = Option<(u64, A)>;

/// Searches all states that at most `depth` actions lead to, and stops at the first one that violates a property.
pub(super) fn search<M: Model>(model: &mut M, depth: u32) -> Searched {
    let mut origins: Map<u64, Origin<M::Action>> = Map::default();
    let mut searched = Searched {
        states: 0,
        transitions: 0,
        depth: 0,
        is_complete: false,
        counterexample: None,
    };
    let first = model.first();
    let mut level: Vec<_> = first
        .into_iter()
        .map(|state| (hash(&state), state))
        .collect();
    origins.extend(level.iter().map(|(hash, _)| (*hash, None)));
    loop {
        searched.states = origins.len();
        for (hash, state) in &level {
            if let Some(violated) = model.violated(state) {
                let actions = replay(model, &origins, *hash);
                searched.counterexample = Some(Counterexample { violated, actions });
                return searched;
            }
        }
        searched.is_complete = level.is_empty();
        if searched.is_complete || searched.depth == depth {
            return searched;
        }
        let mut next = Vec::new();
        for (parent, state) in &level {
            model.after(state, &mut |action, after| {
                searched.transitions += 1;
                let name = hash(&after);
                origins.entry(name).or_insert_with(|| {
                    next.push((name, after));
                    Some((*parent, action))
                });
            });
        }
        searched.depth += u32::from(!next.is_empty());
        level = next;
    }
}

/// The actions that led to the state with this hash, in words.
fn replay<M: Model>(
    model: &mut M,
    origins: &Map<u64, Origin<M::Action>>,
    mut end: u64,
) -> Vec<String> {
    let mut actions = Vec::new();
    while let Some(Some((parent, action))) = origins.get(&end) {
        actions.push(*action);
        end = *parent;
    }
    let first = model.first();
    let mut state = first.into_iter().find(|it| hash(it) == end).unwrap();
    let mut words = Vec::new();
    for action in actions.into_iter().rev() {
        let (text, after) = model.show(&state, action);
        words.push(text);
        state = after;
    }
    words
}

/// A map whose keys come from the search itself.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;

/// The name of a state.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = Mixer::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A hash function for states: a search without optimisation spends most of its time in the standard one.
#[derive(Default)]
pub(super) struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        let mixed = (self.0.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.mix(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.mix(value);
    }

    fn write_usize(&mut self, value: usize) {
        self.mix(value as u64);
    }

    fn write_isize(&mut self, value: isize) {
        self.mix(value.cast_unsigned() as u64);
    }

    fn finish(&self) -> u64 {
        let mut end = Self(self.0);
        end.mix(!0);
        end.0
    }
}

impl fmt::Display for Searched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extent = if self.is_complete {
            "all that can be reached"
        } else {
            "up to this depth"
        };
        let (states, transitions, depth) = (self.states, self.transitions, self.depth);
        write!(
            f,
            "states={states} transitions={transitions} depth={depth} ({extent})"
        )
    }
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}, after these {} steps:",
            self.violated,
            self.actions.len()
        )?;
        for (number, action) in self.actions.iter().enumerate() {
            writeln!(f, "{:>3}. {action}", number + 1)?;
        }
        Ok(())
    }
}
