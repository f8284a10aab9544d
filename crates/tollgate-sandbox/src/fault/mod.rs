//! Faults that a test injects.

mod chance;
mod injected;
mod kind;
mod known;
mod plan;
mod written;

pub(crate) use injected::Injected;
pub use kind::{Body, Kind, Part, Point};
pub use plan::Fault;
pub(crate) use plan::{Plan, Seeded};
pub use written::{BadFaultPlan, FaultPlan};
