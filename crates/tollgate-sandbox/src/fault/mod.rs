//! Faults: what goes wrong on request.

mod injected;
mod kind;
mod plan;

pub(crate) use injected::Injected;
pub use kind::{Kind, Part, Point};
pub use plan::Fault;
pub(crate) use plan::{Plan, Seeded};
