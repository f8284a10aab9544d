//! A fault plan in text form: JSON, or a seed and a rate.

use super::{Fault, Kind, Seeded};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;

/// A plan of faults, in the format of the control API: one fault, a list of faults, or a seed and a rate.
/// `7:0.1` is short for `{"seed": 7, "rate": 0.1}`.
///
/// ```
/// use tollgate_sandbox::FaultPlan;
///
/// let plan: FaultPlan = r#"{"operation": "createSale", "kind": "close"}"#.parse()?;
/// let by_chance: FaultPlan = "7:0.1".parse()?;
/// assert_ne!(plan, by_chance);
/// assert!(r#"{"opration": "createSale", "kind": "close"}"#.parse::<FaultPlan>().is_err());
/// # Ok::<(), tollgate_sandbox::BadFaultPlan>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FaultPlan {
    pub(super) faults: Vec<Fault>,
    pub(super) chance: Option<Seeded>,
}

/// The error in a fault plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFaultPlan(String);

impl fmt::Display for BadFaultPlan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a fault plan: {}", self.0)
    }
}

impl std::error::Error for BadFaultPlan {}

impl FromStr for FaultPlan {
    type Err = BadFaultPlan;

    fn from_str(text: &str) -> Result<Self, BadFaultPlan> {
        if let Some((seed, rate)) = text.split_once(':')
            && let (Ok(seed), Ok(rate)) = (seed.trim().parse(), rate.trim().parse())
        {
            return Self::by_chance(Seeded { seed, rate });
        }
        Self::read(from_json(serde_json::from_str(text))?)
    }
}

impl BadFaultPlan {
    pub(super) fn new(words: String) -> Self {
        Self(words)
    }
}

impl FaultPlan {
    /// Refuses faults that could never match a call.
    pub(crate) fn check(&self) -> Result<(), BadFaultPlan> {
        self.faults.iter().try_for_each(Fault::check)
    }

    pub(crate) fn read(written: Value) -> Result<Self, BadFaultPlan> {
        if written.get("seed").is_some() {
            return Self::by_chance(parsed(&written)?);
        }
        let list = match written {
            Value::Array(list) => list,
            one => vec![one],
        };
        let faults = list.iter().map(fault).collect::<Result<_, _>>()?;
        Ok(Self {
            faults,
            chance: None,
        })
    }

    fn by_chance(seeded: Seeded) -> Result<Self, BadFaultPlan> {
        if !(0.0..=1.0).contains(&seeded.rate) {
            return Err(BadFaultPlan("the rate must be from 0 to 1".to_owned()));
        }
        Ok(Self {
            faults: Vec::new(),
            chance: Some(seeded),
        })
    }
}

impl From<Vec<Fault>> for FaultPlan {
    fn from(faults: Vec<Fault>) -> Self {
        Self {
            faults,
            chance: None,
        }
    }
}

/// Reads a fault. Unknown fields are errors, because a misspelt filter would match too many calls.
fn fault(written: &Value) -> Result<Fault, BadFaultPlan> {
    let fault: Fault = parsed(written)?;
    let mut known = json!(fault);
    let of_kind: &[&str] = match fault.kind {
        Kind::Status { .. } => &["retry_after"],
        Kind::Foreign { .. } => &["content_type"],
        _ => &[],
    };
    for optional in ["surface", "operation", "path"].iter().chain(of_kind) {
        known[*optional] = json!(null);
    }
    let mut names = written.as_object().into_iter().flat_map(|it| it.keys());
    if let Some(name) = names.find(|name| known.get(name.as_str()).is_none()) {
        let known: Vec<_> = known
            .as_object()
            .into_iter()
            .flat_map(|it| it.keys())
            .collect();
        let known = known.into_iter().map(String::as_str).collect::<Vec<_>>();
        return Err(BadFaultPlan(format!(
            "`{name}` is no field of this fault: known are {}",
            known.join(", ")
        )));
    }
    fault.check()?;
    Ok(fault)
}

fn parsed<T: DeserializeOwned>(written: &Value) -> Result<T, BadFaultPlan> {
    from_json(T::deserialize(written))
}

fn from_json<T>(read: serde_json::Result<T>) -> Result<T, BadFaultPlan> {
    read.map_err(|error| BadFaultPlan(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::FaultPlan;

    #[test]
    fn all_forms_are_read() {
        for text in [
            r#"{"kind": "stale"}"#,
            r#"[{"kind": "status", "status": 429, "retry_after": 1}, {"kind": "duplicate", "nth": 2}]"#,
            r#"{"seed": 7, "rate": 0.5}"#,
            "7:1",
        ] {
            assert!(text.parse::<FaultPlan>().is_ok(), "{text}");
        }
        assert_eq!(
            "7:0.5".parse::<FaultPlan>(),
            r#"{"seed": 7, "rate": 0.5}"#.parse()
        );
    }

    #[test]
    fn errors_are_named() {
        for (text, words) in [
            ("7:1.5", "the rate must be from 0 to 1"),
            ("7:NaN", "the rate must be from 0 to 1"),
            ("{", "EOF"),
            (r#"{"kind": "explode"}"#, "unknown variant `explode`"),
            (r#"[{"kind": "close"}, {}]"#, "missing field `kind`"),
            (r#"{"kind": "stale", "time": 2}"#, "`time` is no field"),
        ] {
            let error = text.parse::<FaultPlan>().unwrap_err().to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
