//! The faults: kinds, effects and random choice are the sandbox's own source, so that equal seeds give equal faults.

#[allow(
    dead_code,
    reason = "The endpoint uses a part of the sandbox's source."
)]
#[path = "../../../../crates/tollgate-sandbox/src/fault/chance.rs"]
mod chance;
#[allow(
    dead_code,
    reason = "The endpoint uses a part of the sandbox's source."
)]
#[path = "../../../../crates/tollgate-sandbox/src/fault/injected.rs"]
mod injected;
#[allow(
    dead_code,
    reason = "The endpoint uses a part of the sandbox's source."
)]
#[path = "../../../../crates/tollgate-sandbox/src/fault/kind.rs"]
mod kind;

use std::sync::{Mutex, PoisonError};

use fastrand::Rng;

pub(crate) use self::injected::Injected;
pub use self::kind::{Body, Kind, Part, Point};

/// Random faults, drawn as the sandbox draws them.
pub struct Schedule {
    rng: Mutex<Rng>,
    rate: f64,
}

impl Schedule {
    /// The faults of a seed, for this share of the calls.
    pub fn new(seed: u64, rate: f64) -> Self {
        Self {
            rng: Mutex::new(Rng::with_seed(seed)),
            rate,
        }
    }

    /// The fault of the next call.
    pub fn choose(&self) -> Injected {
        let mut rng = self.rng.lock().unwrap_or_else(PoisonError::into_inner);
        Injected((rng.f64() < self.rate).then(|| chance::any_kind(&mut rng)))
    }
}
