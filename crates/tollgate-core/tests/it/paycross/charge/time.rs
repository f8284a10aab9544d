//! Windows of time: how long a duplicate may take to appear, and when a retry would arrive too late.

use super::*;

const MINUTE: u64 = 60;

/// The step after a refusal as a duplicate at `refused`, and an empty list at `now`.
fn after_duplicate(refused: u64, now: u64) -> String {
    let events = [
        (0, nothing()),
        (refused, duplicate()),
        (refused, nothing()),
        (now, nothing()),
    ];
    run_at(sending(REPLAY), events)
}

#[test]
fn a_duplicate_is_looked_up_for_its_window_and_one_attempt_from_the_refusal() {
    for refused in [0, MINUTE] {
        let just_before = after_duplicate(refused, refused + MINUTE - 1);
        assert_eq!(just_before, "look up after a pause");
        let over = after_duplicate(refused, refused + MINUTE);
        assert_eq!(over, "OutcomeUnknown(Duplicate)");
    }
}

#[test]
fn a_look_up_that_is_lost_after_the_window_ends_the_wait_too() {
    let events = [(0, nothing()), (1, duplicate()), (MINUTE + 1, LOST)];
    assert_eq!(run_at(sending(PLAIN), events), "OutcomeUnknown(Duplicate)");
}

#[test]
fn a_duplicate_that_appears_after_the_window_still_counts() {
    let events = [
        (0, nothing()),
        (0, duplicate()),
        (2 * MINUTE, found("successful")),
    ];
    assert_eq!(run_at(sending(PLAIN), events), "Succeeded");
}

/// The step after a look-up at `now` that finds nothing. The machine asked for the first send at second 10.
fn after_nothing(window: u64, now: u64, retry_after: Option<u64>) -> String {
    let limits = Limits {
        replay_window: Some(Duration::from_secs(window)),
        ..PLAIN
    };
    let (mut charge, _) = sending(limits);
    let mut step = String::new();
    for (second, event) in [(10, nothing()), (12, LOST), (now, nothing())] {
        let now = Now {
            monotonic: Duration::from_secs(second),
            retry_after: retry_after.map(Duration::from_secs),
            ..Now::default()
        };
        step = words(&charge.next(event, &now));
    }
    step
}

#[test]
fn a_retry_must_arrive_within_the_replay_window_after_its_pause_and_its_attempt() {
    // The longest pause of 5 seconds, and an attempt of 30.
    assert_eq!(after_nothing(100, 74, None), "send after a pause");
    assert_eq!(after_nothing(100, 75, None), "look up after a pause");
    // A pause that the gateway asks for counts instead if it is longer.
    assert_eq!(after_nothing(100, 39, Some(40)), "send after a pause");
    assert_eq!(after_nothing(100, 40, Some(40)), "look up after a pause");
    assert_eq!(after_nothing(100, 74, Some(1)), "send after a pause");
}

#[test]
fn the_replay_window_begins_with_the_first_send_and_no_later_one_moves_it() {
    let limits = Limits {
        attempts: 5,
        replay_window: Some(Duration::from_secs(100)),
        ..PLAIN
    };
    let events = |last| {
        [
            (0, LOST),
            (40, nothing()),
            (50, Event::NotConnected),
            (60, LOST),
            (70, nothing()),
            (80, LOST),
            (last, nothing()),
        ]
    };
    // The machine asks for the first send at second 40.
    assert_eq!(run_at(sending(limits), events(104)), "send after a pause");
    assert_eq!(
        run_at(sending(limits), events(105)),
        "look up after a pause"
    );
}
