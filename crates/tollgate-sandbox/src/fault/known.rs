//! Refuses faults that could never match a call.

use super::{BadFaultPlan, Fault, Kind};
use crate::router;
use crate::surface::Surface;

/// The statuses that a response can have.
const STATUSES: std::ops::RangeInclusive<u16> = 200..=599;

impl Fault {
    /// Refuses an unknown surface, operation or status. The error lists the known ones.
    pub(crate) fn check(&self) -> Result<(), BadFaultPlan> {
        let surfaces = match &self.surface {
            Some(name) => vec![surface(name)?],
            None => Surface::PROVIDERS.to_vec(),
        };
        if let Some(operation) = &self.operation {
            let known: Vec<_> = surfaces.into_iter().flat_map(router::operations).collect();
            one_of("operation", operation, &known)?;
        }
        match &self.kind {
            Kind::Status { status, .. } | Kind::Foreign { status, .. }
                if !STATUSES.contains(status) =>
            {
                let words = format!("`{status}` is no known status: known are 200 to 599");
                Err(BadFaultPlan::new(words))
            }
            _ => Ok(()),
        }
    }
}

fn surface(name: &str) -> Result<Surface, BadFaultPlan> {
    let known = Surface::PROVIDERS;
    let found = known.into_iter().find(|surface| surface.name() == name);
    found.map_or_else(
        || Err(unknown("surface", name, &known.map(Surface::name))),
        Ok,
    )
}

fn one_of(kind: &str, name: &str, known: &[&str]) -> Result<(), BadFaultPlan> {
    if known.contains(&name) {
        return Ok(());
    }
    let mut list: Vec<&str> = Vec::new();
    for operation in known {
        if !list.contains(operation) {
            list.push(operation);
        }
    }
    Err(unknown(kind, name, &list))
}

fn unknown(kind: &str, name: &str, known: &[&str]) -> BadFaultPlan {
    let known = known.join(", ");
    BadFaultPlan::new(format!("`{name}` is no known {kind}: known are {known}"))
}
