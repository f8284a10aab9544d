//! Runs payments under random schedules of faults.

#![expect(clippy::print_stdout, reason = "a program")]

use std::{collections::BTreeMap, io, process::ExitCode, time::Instant};

use clap::Parser;
use tollgate_faults::{Job, Plan, Report, Schedule, Tollgate, Violation, run_all, run_one, shrink};

/// Payments under random schedules of faults, compared with the sandbox's ledger.
#[derive(Parser)]
struct Options {
    /// How many payments.
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    payments: u64,
    /// The seed of all schedules.
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,
    /// Stop at the first broken promise, and print its schedule as it is.
    #[arg(long)]
    first: bool,
    /// Run until stopped, each time with the next seed.
    #[arg(long)]
    soak: bool,
    /// Only payments of these kinds, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "KINDS")]
    jobs: Vec<String>,
    /// Run this schedule alone, and print what happened.
    #[arg(long, value_name = "SCHEDULE", conflicts_with = "payments")]
    schedule: Option<String>,
}

fn main() -> ExitCode {
    match start(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn start(options: &Options) -> io::Result<bool> {
    if let Some(line) = &options.schedule {
        return show(line);
    }
    let mut plan = Plan {
        payments: options.payments,
        seed: options.seed,
        jobs: jobs(&options.jobs)?,
    };
    loop {
        let is_right = run(&plan, options.first)?;
        if !is_right || !options.soak {
            return Ok(is_right);
        }
        plan.seed = plan.seed.wrapping_add(1);
    }
}

fn jobs(names: &[String]) -> io::Result<Vec<Job>> {
    if names.is_empty() {
        return Ok(Job::all());
    }
    let jobs = names.iter().map(|name| {
        let known = Job::all().into_iter().find(|job| job.name() == *name);
        known.ok_or_else(|| io::Error::other(format!("`{name}` is no kind of payment")))
    });
    jobs.collect()
}

/// Runs the payments of a plan, and prints the figures.
fn run(plan: &Plan, only_first: bool) -> io::Result<bool> {
    let (start, mut report) = (Instant::now(), Report::default());
    let mut first = BTreeMap::new();
    run_all(plan, &Tollgate, |schedule, ran, found| {
        report.add(schedule, ran, found);
        for violation in found {
            let kind = (violation.class, schedule.job);
            let known = first.entry(kind);
            known.or_insert_with(|| (schedule.clone(), violation.clone()));
        }
        found.is_empty() || !only_first
    })?;
    print!("{}", report.troubles());
    for (schedule, violation) in first.values() {
        println!("{violation}\nin {}", schedule.line());
        if !only_first {
            reproduce(schedule, violation)?;
        }
    }
    let missing = report.missing();
    if !missing.is_empty() {
        println!("never happened: {}", missing.join(", "));
    }
    println!("{:.1} s", start.elapsed().as_secs_f64());
    println!("{}", report.line_before(plan.seed));
    println!("{}", report.last_line());
    Ok(report.is_right() && missing.is_empty())
}

/// Prints the smallest schedule that breaks the promise too, as a test.
fn reproduce(schedule: &Schedule, violation: &Violation) -> io::Result<()> {
    let smallest = shrink(schedule, violation.class, &Tollgate)?;
    println!("\n#[test]\nfn reproduction() {{");
    println!("    keeps_its_promises(r#\"{}\"#);\n}}\n", smallest.line());
    Ok(())
}

/// Runs one schedule, and prints the calls and the requests.
fn show(line: &str) -> io::Result<bool> {
    let schedule = Schedule::parse(line).map_err(io::Error::other)?;
    let (ran, found) = run_one(&schedule, &Tollgate)?;
    print!("{ran}");
    for violation in &found {
        println!("{violation}\nin {}", schedule.line());
    }
    Ok(found.is_empty())
}
