//! The costs of the library beside programs without it.

mod bodies;
mod program;
mod report;
mod rows;
mod server;
mod table;

use std::path::Path;

use self::bodies::Bodies;
use self::program::{Memory, Programs};
use self::report::{Growth, Kept, Latency, Ratio, Report, ratio};
use self::rows::{LAWS, Law, ROWS, Row};
use self::table::tables;
use crate::cost;
use crate::error::{Error, Result};

/// How much above the recorded ratio a ratio may be.
const TOLERANCE: f64 = 1.05;

/// The cases of memory: a name, the case and the one beside it, and the limit of their ratio.
const MEMORY: [(&str, &str, &str, &str, f64); 2] = [
    (
        "a page of 100, each with its customer",
        "page",
        "without customers",
        "bare",
        1.2,
    ),
    (
        "one invoice of a page of 100",
        "first",
        "read alone",
        "alone",
        1.1,
    ),
];

/// Measures all rows, prints them, and writes `docs/performance.md`. It can keep the times and sizes of the file, which
/// need an idle machine and take long.
///
/// # Errors
///
/// A build that fails, or a measured program that fails.
pub fn run(root: &Path, keeps_times: bool) -> Result<()> {
    let mut programs = Programs::start(root)?;
    let mut report = Report::new(root)?;
    if keeps_times {
        let Report {
            programs, latency, ..
        } = Report::read(root).unwrap_or_default();
        (report.programs, report.latency) = (programs, latency);
    } else {
        report.programs = cost::measure(root)?;
        report.latency = Some(latency(&programs)?);
    }
    report.invoice_bytes = Bodies::read(root)?.invoice.len();
    for row in ROWS {
        report.ratios.extend(ratios(&mut programs, row)?);
    }
    report.memory = memory(&programs)?;
    for law in LAWS {
        report.laws.push(growth(&mut programs, law)?);
    }
    out!("{}", tables(&report));
    report.write(root)
}

/// Measures and prints the rows whose name holds this text, and writes nothing.
///
/// # Errors
///
/// As [`run`].
pub fn print(root: &Path, text: &str) -> Result<()> {
    let mut programs = Programs::start(root)?;
    for row in ROWS.iter().filter(|row| row.name.contains(text)) {
        for it in ratios(&mut programs, row)? {
            let (ours, other) = (it.instructions, it.its_instructions);
            out!(
                "{}: {ours}; {}: {other}; {:.3}",
                it.row,
                it.against,
                it.ratio
            );
        }
    }
    for law in LAWS.iter().filter(|law| law.name.contains(text)) {
        let Growth {
            of,
            few,
            many,
            ratio,
        } = growth(&mut programs, law)?;
        out!("{of}: {few}, {many}; {ratio:.3}");
    }
    if !"memory".contains(text) {
        return Ok(());
    }
    for it in memory(&programs)? {
        let (bytes, allocations) = (it.bytes, it.allocations);
        out!(
            "{}: {bytes} bytes, {allocations} allocations; {}: {}, {}",
            it.case,
            it.against,
            it.its_bytes,
            it.its_allocations
        );
    }
    Ok(())
}

/// Counts the cheaper rows again, and compares their ratios with the recorded ones.
///
/// # Errors
///
/// [`Error::Check`], naming the rows whose ratio is more than 5 % above the recorded one.
pub fn check(root: &Path) -> Result<()> {
    let recorded = Report::read(root)?;
    let mut programs = Programs::start(root)?;
    let mut worse = Vec::new();
    for row in ROWS.iter().filter(|row| row.is_cheap) {
        for now in ratios(&mut programs, row)? {
            let is_it = |it: &&Ratio| it.row == now.row && it.against == now.against;
            let before = recorded.ratios.iter().find(is_it).map(|it| it.ratio);
            out!("{}, against {}: {:.2}", now.row, now.against, now.ratio);
            if before.is_none_or(|before| now.ratio > before * TOLERANCE) {
                worse.push(format!(
                    "{}: {:.3}, recorded {before:?}",
                    now.row, now.ratio
                ));
            }
        }
    }
    if worse.is_empty() {
        return Ok(());
    }
    let worse = worse.join("\n");
    Err(Error::Check(format!(
        "{worse}\n`cargo xtask bench` records new figures"
    )))
}

fn ratios(programs: &mut Programs, row: &Row) -> Result<Vec<Ratio>> {
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

fn memory(programs: &Programs) -> Result<Vec<Kept>> {
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
fn latency(programs: &Programs) -> Result<Latency> {
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
    })
}

fn growth(programs: &mut Programs, law: &Law) -> Result<Growth> {
    let (few, many) = (programs.count(&law.few)?, programs.count(&law.many)?);
    let many = many / law.factor;
    Ok(Growth {
        of: law.name.to_owned(),
        few,
        many,
        ratio: ratio(many, few),
    })
}
