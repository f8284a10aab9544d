//! Matches calls with faults.

use super::chance::any_kind;
use super::{FaultPlan, Injected, Kind};
use fastrand::Rng;
use serde::{Deserialize, Serialize};

/// A fault, and the calls that it matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Fault {
    /// `public`, `private`, `cardgate` or `paycross`. Default: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    /// The operation, such as `createInvoice`. Default: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// A part of path and query. Default: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The number of the first matching call that gets the fault, counted since the fault was added. Default: 1.
    #[serde(default = "one")]
    pub nth: u32,
    /// How many matching calls in a row get the fault; 0 means all. Default: 1.
    #[serde(default = "one")]
    pub times: u32,
    /// The kind of fault.
    #[serde(flatten)]
    pub kind: Kind,
}

fn one() -> u32 {
    1
}

impl Fault {
    /// A fault for the next call of any operation.
    pub fn new(kind: Kind) -> Self {
        Self {
            surface: None,
            operation: None,
            path: None,
            nth: 1,
            times: 1,
            kind,
        }
    }

    /// A fault for the next call of an operation, such as `createInvoice`.
    pub fn on(operation: impl Into<String>, kind: Kind) -> Self {
        Self {
            operation: Some(operation.into()),
            ..Self::new(kind)
        }
    }

    /// Matches calls of one surface only.
    #[must_use]
    pub fn surface(mut self, surface: impl Into<String>) -> Self {
        self.surface = Some(surface.into());
        self
    }

    /// Matches only calls whose path or query contains this text.
    #[must_use]
    pub fn path(mut self, part: impl Into<String>) -> Self {
        self.path = Some(part.into());
        self
    }

    /// Starts with the nth matching call; default 1.
    #[must_use]
    pub fn nth(mut self, nth: u32) -> Self {
        self.nth = nth;
        self
    }

    /// Applies to so many matching calls in a row, 0 for all; default 1.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    fn matches(&self, surface: &str, operation: Option<&str>, target: &str) -> bool {
        let same = |wanted: &Option<String>, given| wanted.is_none() || wanted.as_deref() == given;
        same(&self.surface, Some(surface))
            && same(&self.operation, operation)
            && self.path.as_ref().is_none_or(|part| target.contains(part))
    }
}

/// Random faults, equal for the same seed and the same calls.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seeded {
    pub(crate) seed: u64,
    /// The share of calls with a fault, from 0 to 1.
    pub(crate) rate: f64,
}

/// The faults that are still to come.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    waiting: Vec<Waiting>,
    chance: Option<(Rng, f64)>,
}

#[derive(Debug)]
struct Waiting {
    fault: Fault,
    seen: u32,
}

impl Plan {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.waiting.push(Waiting { fault, seen: 0 });
    }

    /// Adds all faults of a plan.
    pub(crate) fn follow(&mut self, plan: &FaultPlan) {
        for fault in &plan.faults {
            self.add(fault.clone());
        }
        if let Some(seeded) = plan.chance {
            self.seed(seeded);
        }
    }

    pub(crate) fn seed(&mut self, seeded: Seeded) {
        self.chance = Some((Rng::with_seed(seeded.seed), seeded.rate));
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn faults(&self) -> Vec<Fault> {
        self.waiting.iter().map(|it| it.fault.clone()).collect()
    }

    /// Chooses the fault for this call. The first due fault wins; all matching faults count the call.
    pub(crate) fn choose(
        &mut self,
        surface: &str,
        operation: Option<&str>,
        target: &str,
    ) -> Injected {
        let mut met = None;
        self.waiting.retain_mut(|waiting| {
            if waiting.fault.matches(surface, operation, target) && waiting.count() {
                met.get_or_insert_with(|| waiting.fault.kind.clone());
            }
            !waiting.is_over()
        });
        Injected(met.or_else(|| self.by_chance()))
    }

    fn by_chance(&mut self) -> Option<Kind> {
        let (rng, rate) = self.chance.as_mut()?;
        (rng.f64() < *rate).then(|| any_kind(rng))
    }
}

impl Waiting {
    /// Counts a call, and returns whether it gets the fault.
    fn count(&mut self) -> bool {
        self.seen += 1;
        self.seen >= self.fault.nth
    }

    fn is_over(&self) -> bool {
        let times = self.fault.times;
        times > 0 && self.seen >= self.fault.nth.saturating_add(times - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Kind, Plan, Seeded};

    fn met(plan: &mut Plan, operation: &str) -> Option<String> {
        plan.choose("private", Some(operation), "/api/x").name()
    }

    #[test]
    fn meets_the_nth_call_so_many_times() {
        let mut plan = Plan::default();
        plan.add(Fault::on("createInvoice", Kind::Duplicate).nth(2).times(2));
        let names = [
            "createInvoice",
            "getInvoice",
            "createInvoice",
            "createInvoice",
            "createInvoice",
        ]
        .map(|operation| met(&mut plan, operation).is_some());
        assert_eq!(names, [false, false, true, true, false]);
        assert!(plan.faults().is_empty());
    }

    #[test]
    fn a_seed_repeats_itself() {
        let run = || {
            let mut plan = Plan::default();
            plan.seed(Seeded { seed: 7, rate: 0.5 });
            (0..50).map(|_| met(&mut plan, "x")).collect::<Vec<_>>()
        };
        assert_eq!(run(), run());
        assert!(run().iter().any(Option::is_some) && run().iter().any(Option::is_none));
    }

    #[test]
    fn reads_the_control_apis_form() {
        let text = r#"{"operation":"createSale","kind":"cut","part":"body","after":3}"#;
        let fault: Fault = serde_json::from_str(text).unwrap();
        assert_eq!((fault.nth, fault.times, fault.kind.name()), (1, 1, "cut"));
    }
}
