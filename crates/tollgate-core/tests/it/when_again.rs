//! The limits of the card schemes, as properties over any history.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::{collection::vec, prelude::*, sample::select};
use tollgate_core::outcome::{
    DeclineCode, DeclineSource, History, NextTry, Scheme, WhenAgain, when_again,
};

const DAY: u64 = 24 * 60 * 60;
const VISA: (usize, u64) = (15, 30 * DAY);
const MASTERCARD: [(usize, u64); 2] = [(10, DAY), (35, 30 * DAY)];

fn code(text: &str) -> DeclineCode {
    text.parse().unwrap()
}

fn time(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap().as_secs()
}

fn history(times: &[u64]) -> History {
    History::new(times.iter().copied().map(time))
}

/// The earliest permitted time, in seconds.
fn earliest(history: &History) -> u64 {
    match when_again(&code("insufficient_funds"), history) {
        WhenAgain::NotBefore(time) => seconds(time),
        WhenAgain::Never => panic!("a payer without funds may pay later"),
    }
}

/// The most attempts in any window of this length.
fn most_in(times: &[u64], window: u64) -> usize {
    let within = |start: u64| {
        times
            .iter()
            .filter(|it| (start..start + window).contains(*it))
            .count()
    };
    times.iter().map(|start| within(*start)).max().unwrap_or(0)
}

fn limits(scheme: Option<Scheme>) -> Vec<(usize, u64)> {
    let mut limits = Vec::new();
    if scheme != Some(Scheme::Mastercard) {
        limits.push(VISA);
    }
    if scheme != Some(Scheme::Visa) {
        limits.extend(MASTERCARD);
    }
    limits
}

fn with(history: History, scheme: Option<Scheme>) -> History {
    match scheme {
        Some(scheme) => history.scheme(scheme),
        None => history,
    }
}

fn schemes() -> impl Strategy<Value = Option<Scheme>> {
    select(vec![None, Some(Scheme::Visa), Some(Scheme::Mastercard)])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn attempts_at_the_earliest_times_never_exceed_a_limit(
        scheme in schemes(),
        pauses in vec(select(vec![0, 1, 60, 3600, DAY / 11, DAY]), 1..120),
    ) {
        let mut times = vec![1_000_000];
        for pause in pauses {
            let next = earliest(&with(history(&times), scheme)) + pause;
            times.push(next);
        }
        for (attempts, window) in limits(scheme) {
            prop_assert!(most_in(&times, window) <= attempts, "{attempts} in {window}: {times:?}");
        }
    }

    #[test]
    fn no_earlier_time_keeps_every_limit(scheme in schemes(), times in vec(0..40 * DAY, 1..60)) {
        let earliest = earliest(&with(history(&times), scheme));
        let last = *times.iter().max().unwrap();
        prop_assert!(earliest >= last);
        if earliest > last {
            let sooner = earliest - 1;
            let breaks = limits(scheme).into_iter().any(|(attempts, window)| {
                times.iter().filter(|it| **it + window > sooner).count() >= attempts
            });
            prop_assert!(breaks, "{earliest} could be sooner: {times:?}");
        }
    }

    #[test]
    fn a_further_attempt_never_permits_an_earlier_time(
        scheme in schemes(),
        times in vec(0..40 * DAY, 0..60),
        further in 0..40 * DAY,
    ) {
        let before = earliest(&with(history(&times), scheme));
        let after = earliest(&with(history(&[&times[..], &[further]].concat()), scheme));
        prop_assert!(after >= before);
    }

    #[test]
    fn an_unknown_scheme_is_never_freer_than_a_known_one(times in vec(0..40 * DAY, 0..60)) {
        let unknown = earliest(&history(&times));
        for scheme in Scheme::ALL {
            prop_assert!(unknown >= earliest(&history(&times).scheme(*scheme)));
        }
    }

    #[test]
    fn the_order_of_the_attempts_is_irrelevant(times in vec(0..40 * DAY, 0..60).prop_shuffle()) {
        let mut sorted = times.clone();
        sorted.sort_unstable();
        prop_assert_eq!(history(&times), history(&sorted));
    }

    #[test]
    fn only_a_code_that_permits_the_same_card_is_ever_repeated(text in "[A-Za-z_.0-9]{1,12}") {
        let Ok(code) = text.parse::<DeclineCode>() else { return Ok(()) };
        let permits = matches!(code.next_try(), NextTry::Now | NextTry::Later)
            && code.source() != DeclineSource::Merchant;
        let again = when_again(&code, &history(&[5]));
        prop_assert_eq!(again != WhenAgain::Never, permits, "{}", code);
    }
}

#[test]
fn a_hard_decline_is_never_repeated() {
    for text in [
        "lost_or_stolen_card",
        "card_expired",
        "fatal_decline",
        "issuer_decline",
        "invalid_pan",
        "functionality_is_not_permitted",
        "a_new_word",
        "F.0111",
        "F.0105",
        "F.2001",
        "F.7001",
    ] {
        let again = when_again(&code(text), &History::default());
        assert_eq!(again, WhenAgain::Never, "{text}");
    }
}

#[test]
fn a_merchant_advice_code_ends_every_repetition() {
    let again = |advice| {
        let history = history(&[7]).merchant_advice(advice);
        when_again(&code("insufficient_funds"), &history)
    };
    assert_eq!(again("03"), WhenAgain::Never);
    assert_eq!(again(" 21 "), WhenAgain::Never);
    assert_eq!(again("01"), WhenAgain::NotBefore(time(7)));
    let history = history(&[7]).merchant_advice("03").merchant_advice("01");
    let again = when_again(&code("F.0114"), &history);
    assert_eq!(again, WhenAgain::Never);
}

#[test]
fn a_full_window_ends_with_its_oldest_attempt() {
    let visa: Vec<_> = (0..15).map(|it| it * DAY).collect();
    assert_eq!(earliest(&history(&visa).scheme(Scheme::Visa)), 30 * DAY);
    assert_eq!(
        earliest(&history(&visa).scheme(Scheme::Mastercard)),
        14 * DAY
    );
    let mastercard: Vec<_> = (0..10).map(|it| it * 60).collect();
    assert_eq!(
        earliest(&history(&mastercard).scheme(Scheme::Mastercard)),
        DAY
    );
}

#[test]
fn a_brand_has_the_scheme_whose_limits_it_obeys() {
    for (brand, scheme) in [
        ("visa", Some(Scheme::Visa)),
        ("VISA", Some(Scheme::Visa)),
        ("visaelectron", Some(Scheme::Visa)),
        ("master", Some(Scheme::Mastercard)),
        ("MASTERCARD", Some(Scheme::Mastercard)),
        ("maestro", Some(Scheme::Mastercard)),
        ("amex", None),
        ("", None),
    ] {
        assert_eq!(Scheme::of_brand(brand), scheme, "{brand}");
    }
}
