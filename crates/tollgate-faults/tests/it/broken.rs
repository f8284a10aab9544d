//! Broken clients are caught within a few payments.

use std::sync::Mutex;

use tollgate_faults::{Class, Job, Plan, run_all};

use crate::thin::{Mistake, Thin};

/// The most payments that a mistake may survive.
const MOST: u64 = 200;

/// Runs payments until the mistake is found, and returns the promise that it breaks.
fn caught(mistake: Mistake, class: Class) {
    let is_on_paymega = mistake.is_on_paymega();
    let job = if is_on_paymega {
        Job::PaymegaToken
    } else {
        Job::PaycrossToken
    };
    let plan = Plan {
        payments: MOST,
        seed: 20_261,
        jobs: vec![job],
    };
    let (found, last) = (Mutex::new(None), Mutex::new(String::new()));
    run_all(&plan, &Thin(mistake), |schedule, ran, violations| {
        *last.lock().unwrap() = ran.to_string();
        let broken = violations.iter().find(|it| it.class == class);
        let mut found = found.lock().unwrap();
        if let Some(violation) = broken {
            *found = Some(format!("{violation} in {}", schedule.line()));
        }
        found.is_none()
    })
    .unwrap();
    assert!(
        found.into_inner().unwrap().is_some(),
        "{mistake:?} survives {MOST} payments, such as\n{}",
        last.into_inner().unwrap()
    );
}

#[test]
fn a_client_that_sends_again_blindly_is_caught() {
    caught(Mistake::ResendsBlindly, Class::Duplicate);
}

#[test]
fn a_client_that_reports_a_timeout_as_a_failure_is_caught() {
    caught(Mistake::TimeoutIsFailure, Class::FalseFailure);
}

#[test]
fn a_client_that_ignores_409_is_caught() {
    caught(Mistake::Ignores409, Class::FalseFailure);
}

#[test]
fn a_client_that_mints_a_new_reference_is_caught() {
    caught(Mistake::MintsReference, Class::Duplicate);
}

#[test]
fn a_client_that_remembers_instead_of_reading_is_caught() {
    caught(Mistake::Remembers, Class::Unresolved);
    caught(Mistake::Remembers, Class::Duplicate);
}

#[test]
fn a_client_that_reports_a_timeout_as_not_sent_is_caught() {
    caught(Mistake::TimeoutIsNotSent, Class::FalseUntouched);
}

#[test]
fn a_client_that_takes_pending_for_a_success_is_caught() {
    caught(Mistake::PendingIsSuccess, Class::FalseSuccess);
}

#[test]
fn a_client_that_sends_after_its_deadline_is_caught() {
    caught(Mistake::NeverStops, Class::AfterDeadline);
}

#[test]
fn a_client_whose_tries_differ_is_caught() {
    caught(Mistake::NumbersTries, Class::ChangedBytes);
}

#[test]
fn a_client_that_ignores_the_amount_is_caught() {
    caught(Mistake::IgnoresAmount, Class::WrongAmount);
}
