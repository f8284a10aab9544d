//! The library keeps its promises, in schedules of this run and in those that once broke one.

use tollgate_faults::{Job, Plan, Schedule, Tollgate, run_all, run_one};

/// Runs a schedule, and panics if a promise is broken. The program `faults` prints calls of this function.
pub fn keeps_its_promises(line: &str) {
    let schedule = Schedule::parse(line).unwrap();
    let (ran, found) = run_one(&schedule, &Tollgate).unwrap();
    assert!(found.is_empty(), "{found:?}\n{ran}");
}

#[test]
fn payments_of_every_kind_keep_all_promises() {
    let plan = Plan {
        payments: 60,
        seed: 7,
        jobs: Job::all(),
    };
    run_all(&plan, &Tollgate, |schedule, ran, found| {
        assert!(found.is_empty(), "{found:?} in {}\n{ran}", schedule.line());
        true
    })
    .unwrap();
}

#[test]
fn a_schedule_is_the_same_after_its_way_through_a_line() {
    for seed in 0..500 {
        let schedule = Schedule::draw(seed, &Job::all());
        assert_eq!(Schedule::parse(&schedule.line()).unwrap(), schedule);
    }
}

#[test]
fn a_charge_without_any_trouble_succeeds() {
    keeps_its_promises(
        r#"{"seed":1,"job":"paymega_token","cents":1999,"steps":[{"action":"act"}]}"#,
    );
}
