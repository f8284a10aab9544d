//! Measures the rows.

use super::program::{Memory, Programs};
use super::report::{Growth, Kept, Latency, Ratio, ratio};
use super::rows::{LINEAR, Law, OneMore, Row};
use crate::error::Result;

/// The cases of memory: a name, the case and the one beside it, and the limit of their ratio.
const MEMORY: [(&str, &str, &str, &str, f64); 2] = [
    (
        "a page of 100 invoices, each with its customer",
        "page",
        "the page without customers",
        "bare",
        1.2,
    ),
    (
        "one invoice of a page of 100",
        "first",
        "the invoice read alone",
        "alone",
        1.1,
    ),
];

pub fn ratios(programs: &mut Programs, row: &Row) -> Result<Vec<Ratio>> {
    let instructions = programs.count(&row.ours)?;
    let compared = row
        .against
        .iter()
        .enumerate()
        .map(|(index, (name, other))| {
            let its_instructions = programs.count(other)?;
            Ok(Ratio {
                row: row.name.to_owned(),
                instructions,
                against: (*name).to_owned(),
                its_instructions,
                ratio: ratio(instructions, its_instructions),
                at_most: row.limits.get(index).copied(),
            })
        });
    compared.collect()
}

pub fn memory(programs: &Programs) -> Result<Vec<Kept>> {
    let cases = MEMORY
        .into_iter()
        .map(|(name, case, its_name, its_case, limit)| {
            let Memory { bytes, allocations } = programs.memory(case)?;
            let other = programs.memory(its_case)?;
            Ok(Kept {
                case: name.to_owned(),
                bytes,
                allocations,
                against: its_name.to_owned(),
                its_bytes: other.bytes,
                its_allocations: other.allocations,
                ratio: ratio(bytes, other.bytes),
                at_most: limit,
            })
        });
    cases.collect()
}

/// Ten rounds of either program, one after the other.
pub fn latency(programs: &Programs) -> Result<Latency> {
    let mut rounds = Vec::new();
    for _ in 0..10 {
        let facade = programs.printed("latency-facade", "200")?;
        rounds.push((facade, programs.printed("latency-reqwest", "200")?));
    }
    let median = |of: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        f64::midpoint(values[4], values[5])
    };
    Ok(Latency {
        facade: median(|round| round.0),
        reqwest: median(|round| round.1),
        ratio: median(|round| round.0 / round.1),
        at_most: 1.1,
    })
}

pub fn growth(programs: &mut Programs, law: &Law) -> Result<Growth> {
    let (few, many) = (
        one_more(programs, &law.few)?,
        one_more(programs, &law.many)?,
    );
    Ok(Growth {
        of: law.name.to_owned(),
        few_place: law.few.place.to_owned(),
        few,
        many_place: law.many.place.to_owned(),
        many,
        ratio: ratio(many, few),
        at_most: LINEAR,
    })
}

fn one_more(programs: &mut Programs, it: &OneMore) -> Result<u64> {
    let from = match &it.from {
        Some(from) => programs.count(from)?,
        None => 0,
    };
    Ok(programs.count(&it.to)?.saturating_sub(from) / it.steps)
}
